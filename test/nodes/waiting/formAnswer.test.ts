import { answerData, reservedNames } from '../../../nodes/waiting/answerData';
import { longestAnswer, readFormAnswer } from '../../../nodes/waiting/formAnswer';
import type { FormField } from '../../../nodes/waiting/question';
import { questionWith } from './exampleQuestion';

/** Covers formAnswer, answerData. */

/** The answer, or the names of the fields in which something is wrong. */
function read(question: ReturnType<typeof questionWith>, posted: Record<string, string>) {
	const answer = readFormAnswer(question, (name) => posted[name] ?? '');
	return 'wrong' in answer ? answer.wrong : answer;
}

const field = (label: string, rest: Partial<FormField> = {}): FormField => ({
	label,
	type: 'text',
	isRequired: false,
	choices: [],
	...rest,
});

describe('an approval', () => {
	it.each([
		[{ decision: 'approve' }, { approved: true, comment: '' }],
		[
			{ decision: 'disapprove', comment: ' Too dear ' },
			{ approved: false, comment: 'Too dear' },
		],
		[{ comment: 'Well' }, []],
		[{ decision: 'true' }, []],
		[{ decision: 'approve', comment: 'x'.repeat(longestAnswer + 1) }, ['comment']],
	])('%j', (posted, answer) => {
		expect(read(questionWith(), posted)).toEqual(answer);
	});

	it('cannot be declined where there is no button for it', () => {
		const single = questionWith({ disapproveLabel: '' });
		expect(read(single, { decision: 'disapprove' })).toEqual([]);
	});
});

test('a free text is not empty, and not endless', () => {
	const question = questionWith({ responseType: 'freeText' });
	expect(read(question, { text: ' At nine ' })).toEqual({ text: 'At nine' });
	for (const text of ['', ' \n', '\u200B', 'x'.repeat(longestAnswer + 1)])
		expect(read(question, { text })).toEqual(['text']);
});

test('a new line counts as one character, as in the browser', () => {
	const question = questionWith({ responseType: 'freeText' });
	const text = `${'x'.repeat(longestAnswer - 3)}\r\n\r\nx`;
	expect(read(question, { text })).toEqual({ text });
	expect(read(question, { text: `${text}x` })).toEqual(['text']);
});

describe('a form', () => {
	const fields = [
		field('Reason', { isRequired: true }),
		field('Guests', { type: 'number' }),
		field('Day', { type: 'date' }),
		field('Room', { type: 'dropdown', choices: ['Large', 'Small'] }),
	];
	const question = questionWith({ responseType: 'customForm', fields });

	it('gives each field by its label, a number as a number; what is empty is left out', () => {
		const posted = { field_0: 'Ill', field_1: '-2.5', field_2: '2026-02-28', field_3: 'Small' };
		expect(read(question, posted)).toEqual({
			values: { Reason: 'Ill', Guests: -2.5, Day: '2026-02-28', Room: 'Small' },
		});
		expect(read(question, { field_0: 'Ill' })).toEqual({ values: { Reason: 'Ill' } });
	});

	it.each([
		['nothing in a required field', { field_1: '2' }, ['field_0']],
		['a number that is none', { field_0: 'x', field_1: 'two' }, ['field_1']],
		['a day that the month does not have', { field_0: 'x', field_2: '2026-02-30' }, ['field_2']],
		['a day in other words', { field_0: 'x', field_2: 'tomorrow' }, ['field_2']],
		['a choice that was not offered', { field_0: 'x', field_3: 'Huge' }, ['field_3']],
		['several at once', { field_1: 'two', field_2: 'tomorrow' }, ['field_0', 'field_1', 'field_2']],
	])('does not take %s, and says where it is', (_, posted, wrong) => {
		expect(read(question, posted)).toEqual(wrong);
	});

	it.each([
		['.5', 0.5],
		['-.5e-3', -0.0005],
		['1e3', 1000],
		['1E+3', 1000],
		['9007199254740991', Number.MAX_SAFE_INTEGER],
		['0.1', 0.1],
	])('takes the number %s as browsers post it', (text, number) => {
		expect(read(question, { field_0: 'x', field_1: text })).toMatchObject({
			values: { Guests: number },
		});
	});

	it.each(['9'.repeat(400), '1e400', '12345678901234567890', '-9007199254740993', '1e20'])(
		'does not take %s for another number',
		(text) => {
			expect(read(question, { field_0: 'x', field_1: text })).toEqual(['field_1']);
		},
	);

	it.each(['1.', '.', 'e3', '0x10', '1_000', 'Infinity', '1,5', '--1'])(
		'%j is no number',
		(text) => {
			expect(read(question, { field_0: 'x', field_1: text })).toEqual(['field_1']);
		},
	);
});

test('what the workflow gets says who answered, when and how; feedback is where n8n looks for it', () => {
	const about = { answeredBy: '+1', answeredAt: '2026-01-01T00:00:00.000Z', answeredVia: 'text' };
	const circumstances = { ...about, answeredVia: 'text' as const };
	expect(answerData({ approved: false, comment: 'only 20' }, circumstances)).toEqual({
		approved: false,
		chatInput: 'only 20',
		...about,
	});
	expect(answerData({ approved: true, comment: '' }, circumstances)).toEqual({
		approved: true,
		...about,
	});
	expect(answerData({ text: 'Nine' }, circumstances)).toEqual({ text: 'Nine', ...about });
	expect(answerData({ values: { Day: 'x' } }, circumstances)).toEqual({ Day: 'x', ...about });
	expect(reservedNames).toEqual(expect.arrayContaining(['approved', ...Object.keys(about)]));
});
