import { rememberedQuestions, rememberQuestion } from '../../../nodes/waiting/rememberedQuestions';

const number = '+12025550100';
let count = 0;
/** Somebody who was asked nothing yet. */
const somebody = () => `+1415555${String(++count).padStart(4, '0')}`;
const linksFor = (to: string, from = number) =>
	rememberedQuestions(to, from).map(({ link }) => link);

test('the last question from a number to a person is remembered', () => {
	const to = somebody();
	rememberQuestion({ from: number, to, link: 'first', at: 1 });
	rememberQuestion({ from: number, to, link: 'last', at: 2 });
	expect(linksFor(to)).toEqual(['last']);
	expect([linksFor(somebody()), linksFor(to, '+12025550104')]).toEqual([[], []]);
});

test('one whose sender is not known yet may be of any number', () => {
	const to = somebody();
	rememberQuestion({ from: number, to, link: 'of the number', at: 1 });
	rememberQuestion({ to, link: 'of the service', at: 2 });
	expect(linksFor(to)).toEqual(['of the number', 'of the service']);
	expect(linksFor(to, '+12025550104')).toEqual(['of the service']);
});

test('ten thousand are remembered, no more', () => {
	const to = somebody();
	rememberQuestion({ from: number, to, link: 'old', at: 1 });
	for (let other = 1; other < 10_000; other++) {
		rememberQuestion({ from: number, to: `+1${other}`, link: '', at: 1 });
	}
	expect(linksFor(to)).toEqual(['old']);
	rememberQuestion({ from: number, to: somebody(), link: '', at: 1 });
	expect(linksFor(to)).toEqual([]);
});
