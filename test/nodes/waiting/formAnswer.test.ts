import { answerData, reservedNames } from '../../../nodes/waiting/answerData';
import { longestAnswer, readFormAnswer } from '../../../nodes/waiting/formAnswer';
import type { FormField } from '../../../nodes/waiting/question';
import { questionWith } from './exampleQuestion';

/** Covers formAnswer, answerData. */

const read = (question: ReturnType<typeof questionWith>, posted: Record<string, string>) =>
	readFormAnswer(question, (name) => posted[name] ?? '');

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
		[{ comment: 'Well' }, undefined],
		[{ decision: 'true' }, undefined],
		[{ decision: 'approve', comment: 'x'.repeat(longestAnswer + 1) }, undefined],
	])('%j', (posted, answer) => {
		expect(read(questionWith(), posted)).toEqual(answer);
	});

	it('cannot be declined where there is no button for it', () => {
		const single = questionWith({ disapproveLabel: '' });
		expect(read(single, { decision: 'disapprove' })).toBeUndefined();
	});
});

test('a free text is not empty, and not endless', () => {
	const question = questionWith({ responseType: 'freeText' });
	expect(read(question, { text: ' At nine ' })).toEqual({ text: 'At nine' });
	for (const text of ['', ' \n', '\u200B', 'x'.repeat(longestAnswer + 1)])
		expect(read(question, { text })).toBeUndefined();
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
		['nothing in a required field', { field_1: '2' }],
		['a number that is none', { field_0: 'x', field_1: '1e3' }],
		['a day that the month does not have', { field_0: 'x', field_2: '2026-02-30' }],
		['a day in other words', { field_0: 'x', field_2: 'tomorrow' }],
		['a choice that was not offered', { field_0: 'x', field_3: 'Huge' }],
	])('does not take %s', (_, posted) => {
		expect(read(question, posted)).toBeUndefined();
	});
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
