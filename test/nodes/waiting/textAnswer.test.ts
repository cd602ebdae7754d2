import { readTextAnswer } from '../../../nodes/waiting/textAnswer';
import { cpuMilliseconds } from '../../cpuTime';
import { questionWith } from './exampleQuestion';

/** Covers textAnswer, plainWords, labelWords. */

const yes = { approved: true, comment: '' };
const no = (comment = '') => ({ approved: false, comment });
const approval = questionWith({ approveLabel: 'On my way', disapproveLabel: 'Not now' });

test.each([
	['YES', yes],
	['yes', yes],
	['  Yes.  ', yes],
	['Yes!', yes],
	['\u200BYES\u00A0', yes],
	['ＹＥＳ', yes],
	['on  my\nWAY', yes],
	['No', no()],
	['NO.', no()],
	['not now', no()],
	['No, only 20 EUR', no('only 20 EUR')],
	['no\nask Bob', no('ask Bob')],
	['NO - too dear', no('too dear')],
	['No!!', no()],
	['No: too dear', no('too dear')],
	['No. Ask Bob', no('Ask Bob')],
	['No... too dear', no('too dear')],
	['No – too dear', no('too dear')],
	['No—too dear', no('too dear')],
	['NO! Never', no('Never')],
	['no\r\n20 EUR at most', no('20 EUR at most')],
	['YES 👍', yes],
	['Yes! 👍🏽👍🏽', yes],
	['yes ✅.', yes],
	['on my way ✔️', yes],
	['No 👎', no()],
	['not now ❌', no()],
	['No，太贵', no('太贵')],
])('%j answers', (text, answer) => {
	expect(readTextAnswer(approval, text)).toEqual(answer);
});

test.each([
	...['ok', 'okay', 'y', 'n', 'yep', 'nope', '1', '', ' ', '👍', 'yes please', 'yes, no', 'yes?'],
	...['nothing', 'Notes: no', 'on my', 'On my way now', 'approve', 'Decline', 'now', 'noyes'],
	...['No problem, go ahead', 'No objection', 'No doubt, yes', 'no only yes', 'No-brainer, yes'],
	...['No. 1 choice, go', 'No.1', 'no worries', 'No - ', 'No problem\ngo ahead'],
	...['STOP', 'stop.', 'Help', 'CANCEL', 'end', 'Unsubscribe', 'info', 'Ja', 'Nein'],
	...['START', 'unstop'],
	// A sign that does not say the same may mean the opposite.
	...['YES 👎', 'YES 🙄', 'YES 😂', 'yes 👍👎', 'NO 👍', 'No ✅', '👍 👎', '👎', '✅', '❌'],
	...['yes,', 'yes…?', '"yes"', 'YES but only 20', 'yes\nno', 'yes\nSent from my phone', 'yes/no'],
	...[
		'Liked “May Ana book it?”',
		'👍 to “May Ana book it?”',
		'yеs',
		'y e s',
		'yes yes',
		'Si',
		'Nο',
	],
])('%j does not answer an approval', (text) => {
	expect(readTextAnswer(approval, text)).toBeUndefined();
});

test.each([
	['Sí', 'SI'],
	['Não', 'nao'],
	['Straße', 'STRASSE'],
	['Onaylıyorum', 'ONAYLIYORUM'],
	['İptal değil', 'iptal degil'],
	['Đồng ý', 'ĐÔNG Y'],
	['Согласен', 'СОГЛАСЕН'],
	['Ναι, ευχαριστώ', 'ναι, ευχαριστώ!'],
	['はい', 'はい。'],
	['是', '是'],
	['नहीं', 'नहीं'],
	['نعم', 'نعم.'],
	['✅ Approve', 'approve'],
	['🇩🇪 Ja', 'ja'],
	['👍', '👍'],
	['Go 🚀', 'Go'],
	['1', '1.'],
	['A < B & "C"', 'a < b & "c"'],
])('the label %j is answered by %j', (approveLabel, text) => {
	const question = questionWith({ approveLabel, disapproveLabel: 'Something else' });
	expect(readTextAnswer(question, text)).toEqual(yes);
	const other = questionWith({ approveLabel: 'Something else', disapproveLabel: approveLabel });
	expect(readTextAnswer(other, text)).toEqual(no());
});

test.each([
	['мой', 'мои'],
	['हाँ', 'हा'],
	['Go 🚀', 'Go 👎'],
	['✅ Approve', '❌ Approve'],
	['👍', '👎'],
	['Sí', 'Sij'],
])('the label %j is not answered by %j', (approveLabel, text) => {
	const question = questionWith({ approveLabel, disapproveLabel: 'Something else' });
	expect(readTextAnswer(question, text)).toBeUndefined();
});

test.each([
	['yes', '!'],
	['no', ' '],
	['no', '.'],
	['no', '\n'],
	['', ' '],
	['', '👍'],
	['yes', '👍'],
	['yes', '\u200B'],
])('%j with endless %j behind it costs nothing, and answers nothing', (word, filling) => {
	const text = `${word}${filling.repeat(500_000)}x`;
	const begin = cpuMilliseconds();
	for (const responseType of ['approval', 'freeText'] as const)
		expect(readTextAnswer(questionWith({ responseType }), text)).toBeUndefined();
	// And as long as it may be.
	const longest = `${word}${filling.repeat(5000)}`.slice(0, 4999);
	readTextAnswer(approval, `${longest}x`);
	expect(cpuMilliseconds() - begin).toBeLessThan(500);
});

test('a label that begins with NO is the label', () => {
	const labels = { approveLabel: 'No objection', disapproveLabel: 'Objection' };
	expect(readTextAnswer(questionWith(labels), 'no objection')).toEqual(yes);
});

test('what the page does not offer, a text cannot do', () => {
	const single = questionWith({ disapproveLabel: '' });
	expect(readTextAnswer(single, 'NO')).toBeUndefined();
	expect(readTextAnswer(single, 'No, later')).toBeUndefined();
	expect(readTextAnswer(single, 'YES')).toEqual(yes);
});

test('any words answer a question for a free text, but for those that Twilio acts on', () => {
	const freeText = questionWith({ responseType: 'freeText' });
	expect(readTextAnswer(freeText, ' Half past nine \n')).toEqual({ text: 'Half past nine' });
	expect(readTextAnswer(freeText, 'yes')).toEqual({ text: 'yes' });
	for (const text of ['', ' \u200B ', 'STOP', 'help'])
		expect(readTextAnswer(freeText, text)).toBeUndefined();
});

test('no text fills in a form', () => {
	const form = questionWith({ responseType: 'customForm' });
	expect(readTextAnswer(form, 'YES')).toBeUndefined();
});
