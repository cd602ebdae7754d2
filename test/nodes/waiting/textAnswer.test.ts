import { readTextAnswer } from '../../../nodes/waiting/textAnswer';
import { questionWith } from './exampleQuestion';

/** Covers textAnswer, plainWords. */

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
])('%j does not answer an approval', (text) => {
	expect(readTextAnswer(approval, text)).toBeUndefined();
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
