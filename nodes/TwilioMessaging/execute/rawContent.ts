import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { RawContent } from '../dispatch/record/recordedItem';
import { contentFields, contentOptions } from '../fields/message/contentFields';
import { holdsExpression } from '../fields/reading/expressions';
import { parsePlainReference } from '../fields/reading/plainReference';

/** The editor fills it in when somebody looks; nothing is sent of it. */
const onlyShown = { contentText: undefined };

/** A tool's item does not hold what the model chose: nothing tells what made its message. */
export const nothingRaw: RawContent = { of: () => '', ofVersion1: () => '' };

/**
 * What made the items of a run: their input, and those of the node's fields that a message is made of,
 * expressions unresolved. Whatever else a person changes before a retry, these tell that an item's
 * message is the same.
 *
 * @param parameters the node's fields, expressions unresolved
 * @param onlyIn the execution outside of which a message is another one; undefined where it does not matter
 */
export function rawContentOf(
	parameters: INodeParameters,
	items: readonly INodeExecutionData[],
	onlyIn?: string,
): RawContent {
	const fields = contentOf(parameters);
	const canChange = Object.values(fields).some(isMadeAnew) || canBeFitted(parameters);
	const fieldsText = JSON.stringify(fields);
	const only = onlyIn === undefined ? [] : [onlyIn];
	return {
		of: (itemIndex) => (canChange ? stringify([fieldsText, items[itemIndex]?.json, ...only]) : ''),
		ofVersion1: (itemIndex, part) =>
			stringify([{ ...parameters, ...onlyShown }, items[itemIndex]?.json, part]),
	};
}

/** Of the fields, those that a message is made of; of a resource locator, its value alone. */
function contentOf(parameters: INodeParameters): Record<string, unknown> {
	const content: Record<string, unknown> = {};
	for (const name of contentFields) content[name] = valueOf(parameters[name]);
	for (const collection of Object.values(parameters)) {
		if (typeof collection !== 'object' || collection === null) continue;
		for (const name of contentOptions) {
			const value: unknown = Reflect.get(collection, name);
			if (value !== undefined) content[`options.${name}`] = valueOf(value);
		}
	}
	return content;
}

/** A long text goes out as other messages when a person changes how it is fitted. */
function canBeFitted(parameters: INodeParameters): boolean {
	return Object.values(parameters).some(
		(collection) =>
			typeof collection === 'object' && collection !== null && 'longBody' in collection,
	);
}

/** What a locator shows beside its value, such as the name that was picked, changes when it is picked again. */
function valueOf(value: unknown): unknown {
	return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

/** An expression that only names a field of the item gives the same each time. */
function isMadeAnew(value: unknown): boolean {
	if (typeof value === 'string') return holdsExpression(value) && !parsePlainReference(value);
	return typeof value === 'object' && value !== null && Object.values(value).some(isMadeAnew);
}

/** Empty for an item that is no plain data. */
function stringify(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return '';
	}
}
