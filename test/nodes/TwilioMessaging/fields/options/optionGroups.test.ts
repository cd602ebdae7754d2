import type { INodeProperties } from 'n8n-workflow';
import { TwilioMessaging } from '../../../../../nodes/TwilioMessaging/TwilioMessaging.node';
import { TableCompiler, TableText } from '../../../../contract/generators/tableCompiler';
import { fieldsOf, formInVersion, optionsIn } from '../../../../engine/formInVersion';

const { description } = new TwilioMessaging();
const sends = ['sendSms', 'sendMms', 'sendWhatsApp', 'sendRcs', 'preview'];
const others = ['cancel', 'delete', 'erase', 'get', 'getDeliveryStatus', 'getStatistics'];
const useless = ['maxPrice', 'sendAsMms'];
const names = (options: readonly INodeProperties[]) => options.map(({ name }) => name);
const labels = (options: readonly INodeProperties[]) =>
	options.map(({ displayName }) => displayName);

/** The collections of options that an operation has in a version. */
function collections(operation: string, typeVersion: number): INodeProperties[] {
	const form = fieldsOf(formInVersion(description, typeVersion), 'message', operation);
	return form.filter(({ type, name }) => type === 'collection' && name !== 'filters');
}

const offered = (operation: string, typeVersion: number) =>
	collections(operation, typeVersion).flatMap(optionsIn);

describe.each(sends)('%s', (operation) => {
	it('has one collection in version 1', () => {
		expect(names(collections(operation, 1))).toEqual(['options']);
		expect(labels(collections(operation, 1))).toEqual(['Options']);
	});

	it('has three collections in version 1.1', () => {
		const three = collections(operation, 1.1);
		expect(
			three.map(({ name, displayName, placeholder }) => [name, displayName, placeholder]),
		).toEqual([
			['options', 'Options', 'Add Option'],
			['safetyOptions', 'Safety and Limits', 'Add Safety Option'],
			['twilioParameters', 'Twilio Parameters', 'Add Twilio Parameter'],
		]);
	});

	it('offers in version 1.1 what version 1 offers, each once, but for what has no effect', () => {
		const gone = operation === 'sendSms' || operation === 'preview' ? ['maxPrice'] : useless;
		const added = ['sendSms', 'sendMms', 'preview'].includes(operation) ? ['allowShortCodes'] : [];
		const kept = names(offered(operation, 1)).filter((name) => !gone.includes(name));
		const expected = [...kept, ...added];
		// One that is shown in two cases is there twice: test/package/shownOptions.test.ts.
		expect([...new Set(names(offered(operation, 1.1)))].sort()).toEqual(expected.sort());
		expect(new Set(expected).size).toBe(expected.length);
	});

	it('offers an option in version 1.1 as in version 1', () => {
		const before = new Map(offered(operation, 1).map((option) => [option.name, option]));
		for (const option of offered(operation, 1.1).filter(({ name }) => name !== 'allowShortCodes'))
			expect({ ...option, displayOptions: undefined }).toEqual(before.get(option.name));
	});

	it.each([1, 1.1])('sorts each collection by label in version %d', (typeVersion) => {
		for (const collection of collections(operation, typeVersion)) {
			const listed = labels(optionsIn(collection));
			expect([...listed].sort((one, other) => one.localeCompare(other, 'en'))).toEqual(listed);
		}
	});
});

it.each(others)('%s has one collection in each version', (operation) => {
	expect(collections(operation, 1.1)).toEqual(collections(operation, 1));
	expect(names(collections(operation, 1))).toEqual(['options']);
});

test('Send SMS offers what many use, what is safe, and the rest', () => {
	expect(collections('sendSms', 1.1).map((collection) => labels(optionsIn(collection)))).toEqual([
		[
			'Allow Short Codes',
			'Content Template SID',
			'Content Variables',
			'Default Country',
			'Fallback From',
			'Long Body',
			'Max Characters per Message',
			'Send as MMS',
			'Send At',
			'Shorten URLs',
			'Smart Encoded',
			'Status Callback URL',
			'Wait for Delivery (Minutes)',
		],
		[
			'Max Concurrent Requests',
			'Max Messages per Run',
			'Max Segments',
			'Messages per Second',
			'Send Once Key',
			'Skip Duplicate Recipients',
			'Skip If Sent Within (Minutes)',
			'Timeout (Seconds)',
		],
		[
			'Address Retention',
			'Application SID',
			'Attempt',
			'Content Retention',
			'Force Delivery',
			'Message Intent',
			'Persistent Action',
			'Provide Feedback',
			'Risk Check',
			'Traffic Type',
			'Validity Period (Seconds)',
		],
	]);
});

describe('the compiler’s check of the table of groups', () => {
	const compiler = new TableCompiler('nodes/TwilioMessaging/fields/options/optionGroups.ts');
	const table = new TableText(compiler.original, 'optionGroups');

	it('passes the table as it is', () => {
		expect(compiler.complaints(table.text)).toEqual([]);
		expect(table.rows).toHaveLength(34);
	});

	it.each(table.rows)('finds that %s has no group', (row) => {
		const complaints = compiler.complaints(table.without(row));
		expect(complaints.join()).toContain(`'${row}' is missing`);
	});

	it('finds a group that the form does not have', () => {
		const complaints = compiler.complaints(table.withValue(['timeout'], `'filters'`));
		expect(complaints.join()).toContain('is not assignable');
	});
});
