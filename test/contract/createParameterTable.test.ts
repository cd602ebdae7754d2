import { TableCompiler, TableText } from './generators/tableCompiler';

/** Covers createParameters. */

const compiler = new TableCompiler('nodes/twilio/message/createParameters.ts');
const table = new TableText(compiler.original, 'createParameters');
const numberRow = `{ kind: 'number', whole: true, minimum: 1, proposed: 1, label: '', help: '' }`;
const flagRow = `{ kind: 'flag', label: '', help: '' }`;
const textRow = `{ kind: 'text', holds: 'body', label: '', help: '' }`;

describe('the compiler’s check of the create parameters against the SDK', () => {
	it('passes the table as it is', () => {
		expect(compiler.complaints(table.text)).toEqual([]);
		expect(table.rows).toHaveLength(26);
	});

	it('passes the table when it is only printed anew', () => {
		const row = `{ kind: 'flag', label: 'Other', help: 'Other' }`;
		expect(compiler.complaints(table.withValue(['provideFeedback'], row))).toEqual([]);
	});

	it.each(table.rows)('finds that the row %s is missing', (row) => {
		const complaints = compiler.complaints(table.without(row));
		expect(complaints).toHaveLength(1);
		expect(complaints[0]).toContain(`'${row}' is missing`);
	});

	it('finds a row too many', () => {
		const complaints = compiler.complaints(table.withRowAfter('body', 'tags', textRow));
		expect(complaints.join()).toContain(`'tags' does not exist`);
	});

	it.each([
		['provideFeedback', numberRow],
		['validityPeriod', flagRow],
		['maxPrice', textRow],
		['sendAt', textRow],
		['mediaUrl', textRow],
		['persistentAction', flagRow],
		['to', numberRow],
		['body', flagRow],
		['contentRetention', textRow],
	])('finds that %s is of the wrong kind', (row, value) => {
		const complaints = compiler.complaints(table.withValue([row], value));
		expect(complaints).not.toEqual([]);
		expect(complaints.join('\n')).toMatch(/is not assignable to type|does not satisfy/);
	});

	it.each([
		['contentRetention', 'retain'],
		['contentRetention', 'discard'],
		['addressRetention', 'obfuscate'],
		['riskCheck', 'disable'],
		['scheduleType', 'fixed'],
		['trafficType', 'free'],
	])('finds that %s lacks the choice %s', (row, choice) => {
		const complaints = compiler.complaints(table.without(row, 'choices', choice));
		expect(complaints).toHaveLength(1);
		expect(complaints[0]).toContain(`'${choice}'`);
	});

	it('finds a choice that the SDK does not know', () => {
		const choices = `{ enable: 'Enable', disable: 'Disable', ask: 'Ask' }`;
		const complaints = compiler.complaints(table.withValue(['riskCheck', 'choices'], choices));
		expect(complaints.join()).toContain(`'ask' does not exist`);
	});
});
