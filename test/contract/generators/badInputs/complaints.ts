import { defaults } from '../../../twilio-stand-in/defaultAccount';
import type { BadInput } from './badInput';

const secrets = [
	defaults.authToken,
	Buffer.from(`${defaults.accountSid}:${defaults.authToken}`).toString('base64'),
	'Authorization',
];

/** What a person was told. */
export interface Told {
	readonly name: unknown;
	readonly message: unknown;
	readonly advice: unknown;
}

const withoutQuotedValue = (text: string) => text.replace(/"[^]*"/, '""');

function aboutText(part: string, text: unknown): string[] {
	if (typeof text !== 'string' || text.trim() === '') return [`${part} is empty`];
	const own = withoutQuotedValue(text);
	return [
		...(/undefined|\[object|NaN/.test(own) ? [`${part} shows an inner value: ${text}`] : []),
		...(/^\s*at .*:\d+/m.test(own) ? [`${part} shows a stack: ${text}`] : []),
		...(own.includes('\n') ? [`${part} has several lines: ${text}`] : []),
		...(text.length > 500 ? [`${part} has ${text.length} characters`] : []),
		...(secrets.some((secret) => text.includes(secret)) ? [`${part} shows a secret`] : []),
	];
}

/** What is wrong with what a person was told about a bad input; nothing when all is well. */
export function complaints(input: BadInput, item: number, told: Told): string[] {
	const message = String(told.message);
	const found = [
		...(told.name === 'NodeOperationError' ? [] : [`is a ${String(told.name)}`]),
		...(message.includes(`'${input.label}'`) ? [] : [`does not name the field: ${message}`]),
		...(message.includes(`[item ${item}]`) ? [] : [`does not name the item: ${message}`]),
		...aboutText('the message', told.message),
		...aboutText('the advice', told.advice),
	];
	return found.map((problem) => `${input.className}: ${JSON.stringify(input.item)}: ${problem}`);
}
