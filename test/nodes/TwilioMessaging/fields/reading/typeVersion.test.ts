import type { INodeProperties } from 'n8n-workflow';
import {
	byVersion,
	newestVersion,
	shownBefore,
	shownBetween,
	shownFrom,
	typeVersions,
} from '../../../../../nodes/TwilioMessaging/fields/reading/typeVersion';
import { TwilioMessaging } from '../../../../../nodes/TwilioMessaging/TwilioMessaging.node';
import { TableCompiler } from '../../../../contract/generators/tableCompiler';
import { formInVersion } from '../../../../engine/formInVersion';

const { description } = new TwilioMessaging();

describe('the versions', () => {
	it('go up, and a new node is of the newest', () => {
		expect([...typeVersions].sort((one, other) => one - other)).toEqual(typeVersions);
		expect(newestVersion).toBe(typeVersions.at(-1));
	});

	it('are those that n8n is told', () => {
		expect(description.version).toEqual(typeVersions);
		expect(description.defaultVersion).toBe(newestVersion);
	});
});

describe('what holds in a version', () => {
	const limit = (typeVersion: number) => byVersion(typeVersion, { 1: 20, 1.1: 40 });

	it.each([
		[1, 20],
		[1.1, 40],
	])('of %d is its own value', (typeVersion, value) => {
		expect(limit(typeVersion)).toBe(value);
	});

	it.each([1, 1.1])('of %d is that of an older one where it has none of its own', (typeVersion) => {
		expect(byVersion(typeVersion, { 1: 'old' })).toBe('old');
	});

	it('of a version that is not known yet is that of the newest before it', () => {
		expect(limit(2)).toBe(40);
		expect(limit(1.05)).toBe(20);
	});

	it('may be false, zero or empty', () => {
		expect(byVersion<boolean>(1.1, { 1: true, 1.1: false })).toBe(false);
		expect(byVersion(1.1, { 1: 5, 1.1: 0 })).toBe(0);
		expect(byVersion<string | null>(1.1, { 1: 'a', 1.1: null })).toBeNull();
	});
});

describe('the compiler', () => {
	const compiler = new TableCompiler('nodes/TwilioMessaging/fields/reading/optionCollections.ts');

	it('takes values by version as they are', () => {
		expect(compiler.complaints(compiler.original)).toEqual([]);
	});

	it.each([
		['a version that there is not', '1.1: [', '99: [', "'99' does not exist"],
		['values without the first version', "1: ['options'],", '', "Property '1' is missing"],
	])('refuses %s', (_, part, instead, complaint) => {
		const found = compiler.complaints(compiler.original.replace(part, instead));
		expect(found.join()).toContain(complaint);
	});
});

describe('a field', () => {
	const field: INodeProperties = {
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
	};
	const shownIn = (fields: INodeProperties[], typeVersion: number) =>
		formInVersion({ ...description, properties: fields }, typeVersion);

	it('is shown from a version on, and keeps its other conditions', () => {
		const fields = shownFrom(1.1, [field]);
		expect(shownIn(fields, 1)).toEqual([]);
		expect(shownIn(fields, 1.1)).toEqual([field]);
		expect(shownIn(fields, 2)).toEqual([field]);
	});

	it('is shown from a version on until another one', () => {
		const fields = shownBetween(1, 1.1, [field]);
		expect(shownIn(fields, 1)).toEqual([field]);
		expect(shownIn(fields, 1.1)).toEqual([]);
		expect(shownIn(shownBetween(1.1, 1.1, [field]), 1.1)).toEqual([]);
	});

	it('cannot have two conditions on its version: n8n heeds one', () => {
		expect(() => shownBefore(1.1, shownFrom(1, [field]))).toThrow('"limit" are said twice');
	});

	it('is shown before a version, and keeps its other conditions', () => {
		const fields = shownBefore(1.1, [field]);
		expect(shownIn(fields, 1)).toEqual([field]);
		expect(shownIn(fields, 1.1)).toEqual([]);
		expect(shownIn(fields, 2)).toEqual([]);
	});
});
