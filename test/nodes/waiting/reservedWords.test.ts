import { languages, pageWords, isLanguage } from '../../../nodes/waiting/pageWords';
import { checkLabels, isReserved, parseLabel } from '../../../nodes/waiting/reservedWords';
import { readTextAnswer } from '../../../nodes/waiting/textAnswer';
import { expectRefusal } from '../../expectRefusal';
import { questionWith } from './exampleQuestion';

const words = 'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT OPTOUT REVOKE HELP INFO START UNSTOP'.split(
	' ',
);

test.each(words)('%s is no label: Twilio acts on it', (word) => {
	for (const label of [word, word.toLowerCase(), ` ${word}. `])
		expect(isReserved(label)).toBe(true);
	for (const label of [word, ` ${word.toLowerCase()}. `, `🛑 ${word}`, `${word} ✋🏽`]) {
		expect(expectRefusal(() => parseLabel(label)).what).toContain('cannot be');
	}
	expect(parseLabel(`${word} it now`)).toBe(`${word} it now`);
});

test('a label is short, and can be sent as a text', () => {
	expect(parseLabel('  On my way ')).toBe('On my way');
	expect(parseLabel('')).toBe('');
	expectRefusal(() => parseLabel('...'));
	expectRefusal(() => parseLabel('x'.repeat(41)));
});

test.each([
	['No', 'Maybe'],
	['Fine', 'yes'],
	['Go', 'GO!'],
	['No', ''],
	['👍 Go', '👎 Go'],
	['✅ No', 'Maybe'],
	['Fine', 'Yes 👎'],
	['Pagó', 'Pago'],
])('%s and %s cannot be told apart by a text', (approve, disapprove) => {
	expectRefusal(() => {
		checkLabels(approve, disapprove);
	});
});

test('a question with one button has one label to check', () => {
	checkLabels('Yes', '');
	checkLabels('On my way', '');
});

test('the usual labels of every language can be labels, and answer as texts', () => {
	for (const code of Object.keys(languages).filter(isLanguage)) {
		const { approve, disapprove } = pageWords[code];
		checkLabels(parseLabel(approve), parseLabel(disapprove));
		const question = questionWith({ approveLabel: approve, disapproveLabel: disapprove });
		expect(readTextAnswer(question, approve.toUpperCase())).toMatchObject({ approved: true });
		expect(readTextAnswer(question, disapprove.toUpperCase())).toMatchObject({ approved: false });
	}
});
