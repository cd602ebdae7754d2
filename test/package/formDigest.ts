import { createHash } from 'node:crypto';
import type { INodeTypeDescription } from 'n8n-workflow';
import { formInVersion } from '../engine/formInVersion';

/** What may change from release to release. */
const words: ReadonlySet<string> = new Set([
	...['displayName', 'description', 'hint', 'placeholder', 'action', 'subtitle'],
]);

/** A digest of all that a node of this version tells n8n, but for words and the order of lists. */
export function formDigest(description: INodeTypeDescription, version: number): string {
	const asIfAlone = { ...description, version, properties: formInVersion(description, version) };
	delete asIfAlone.defaultVersion;
	return createHash('sha1')
		.update(JSON.stringify(withoutWords(asIfAlone)))
		.digest('hex');
}

function withoutWords(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutWords).sort(byName);
	if (typeof value !== 'object' || value === null) return value;
	const lasting = Object.entries(value)
		.filter(([name]) => !words.has(name) && !(name === 'name' && 'value' in value))
		.sort(([one], [other]) => compare(one, other));
	return Object.fromEntries(lasting.map(([name, held]) => [name, withoutWords(held)]));
}

function byName(one: unknown, other: unknown): number {
	const first = compare(nameOf(one), nameOf(other));
	return first === 0 ? compare(JSON.stringify(one), JSON.stringify(other)) : first;
}

function nameOf(each: unknown): string {
	if (typeof each !== 'object' || each === null || Array.isArray(each)) return JSON.stringify(each);
	const { name, value, displayOptions } = Object.fromEntries(Object.entries(each));
	const parts = [displayOptions, value].map((part: unknown) => JSON.stringify(part ?? null));
	return [String(name ?? value ?? ''), ...parts].join('|');
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
