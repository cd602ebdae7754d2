import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { parseSidOrPage, type SidKind } from '../twilio/values/sid';
import { pickerError } from './pickerError';
import { readOrReplace, type Problem } from '../twilio/values/problem';

/** What another field of the node holds, as the editor knows it; empty when nothing was chosen. */
export function chosenText(context: ILoadOptionsFunctions, field: string): string {
	const value = context.getCurrentNodeParameter(field);
	const chosen: unknown =
		typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : value;
	return typeof chosen === 'string' ? chosen.trim() : '';
}

/**
 * The SID that another field of the node holds.
 *
 * @throws the problem as an error when there is none
 */
export function chosenSid(
	context: ILoadOptionsFunctions,
	kind: SidKind,
	field: string,
	problem: Problem,
): string {
	return readOrReplace(
		() => parseSidOrPage(kind, chosenText(context, field)),
		() => pickerError(context, problem),
	);
}
