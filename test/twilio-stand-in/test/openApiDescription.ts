import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

const folder = join(__dirname, '../../../.cache/openapi');
const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const rfc2822 = new RegExp(
	`^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} (${months}) \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000$`,
);

/** Twilio's description of one of its APIs, made strict. */
export interface OpenApiDescription {
	/** The names of the fields that a POST takes. */
	requestFields(path: string): string[];
	/** What is wrong with an answer: nothing, when the list is empty. */
	problems(path: string, method: string, status: number, body: unknown): ErrorObject[];
}

/**
 * Reads Twilio's description. It requires no property and forbids none, which would let almost
 * anything pass: here every property it names is required, and no other is allowed.
 */
export function readOpenApiDescription(
	name:
		| 'twilio_api_v2010'
		| 'twilio_content_v1'
		| 'twilio_messaging_v1'
		| 'twilio_messaging_v2' = 'twilio_api_v2010',
): OpenApiDescription {
	const file = join(folder, `${name}.json`);
	if (!existsSync(file))
		throw new Error("Twilio's OpenAPI description is not there: run npm test, which fetches it");
	const description: unknown = JSON.parse(readFileSync(file, 'utf8'));
	allowEmptyTexts(description);
	makeStrict(description);
	const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
	ajv.addFormat('date-time-rfc-2822', rfc2822);
	ajv.addFormat('currency', /^[A-Z]{3}$/);
	// Senders that are words are described as phone numbers too.
	ajv.addFormat('phone-number', /^(\+\d{7,15}|\d{3,8}|[A-Za-z0-9 ]{1,11}|[a-z]+:\S+)$/);
	ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
	ajv.addFormat('http-method', true);
	ajv.addFormat('phone-number-capabilities', true);
	// Pages of v2010 are addressed from the root of the host, webhooks and newer APIs with it.
	ajv.addFormat('uri', /^(\/2010-04-01\/Accounts|https?:\/)\/\S+$/);
	ajv.addFormat('uri-map', true);
	ajv.addSchema(isRecord(description) ? description : {}, 'twilio');
	const validators = new Map<string, ValidateFunction>();
	return {
		requestFields: (path) =>
			Object.keys(
				dig(
					description,
					'paths',
					path,
					'post',
					'requestBody',
					'content',
					formType,
					'schema',
					'properties',
				),
			),
		problems: (path, method, status, body) => {
			const keys = [
				'paths',
				path,
				method,
				'responses',
				String(status),
				'content',
				jsonType,
				'schema',
			];
			dig(description, ...keys);
			const pointer = keys.map((key) =>
				encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')),
			);
			const reference = `twilio#/${pointer.join('/')}`;
			const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
			validators.set(reference, validate);
			return validate(body) ? [] : (validate.errors ?? []);
		},
	};
}

const formType = 'application/x-www-form-urlencoded';
const jsonType = 'application/json';

/**
 * What is not set on a phone number is an empty text in Twilio's own example, though the schema has
 * addresses and SIDs there: what is empty in that example may be empty.
 */
function allowEmptyTexts(description: unknown): void {
	const path = '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json';
	const paths = dig(description, 'paths');
	if (!(path in paths)) return;
	const keys = ['get', 'responses', '200', 'content', jsonType, 'examples', 'readFull', 'value'];
	const numbers = dig(paths, path, ...keys)['incoming_phone_numbers'];
	const example: unknown = Array.isArray(numbers) ? numbers[0] : undefined;
	const schema = 'api.v2010.account.incoming_phone_number';
	const properties = dig(description, 'components', 'schemas', schema, 'properties');
	for (const [name, value] of Object.entries(isRecord(example) ? example : {}))
		if (value === '') properties[name] = { anyOf: [properties[name], { const: '' }] };
}

function makeStrict(value: unknown): void {
	if (Array.isArray(value)) value.forEach(makeStrict);
	if (!isRecord(value)) return;
	if (value['type'] === 'object' && isRecord(value['properties'])) {
		value['additionalProperties'] = false;
		value['required'] = Object.keys(value['properties']);
	}
	Object.values(value).forEach(makeStrict);
}

function dig(value: unknown, ...keys: readonly string[]): Record<string, unknown> {
	const found = keys.reduce((part, key) => (isRecord(part) ? part[key] : undefined), value);
	if (!isRecord(found)) throw new Error(`Twilio's description lacks ${keys.join(' > ')}`);
	return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
