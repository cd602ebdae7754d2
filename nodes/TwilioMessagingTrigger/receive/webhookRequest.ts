import type { IWebhookFunctions } from 'n8n-workflow';
import { isJsonObject, parseJson, textOf } from '../../twilio/api/json';
import type { PostedParameters } from '../../twilio/webhook/signature';
import { calledAddresses } from './publicUrl';

/** What somebody posted to the webhook, as it came. */
export interface WebhookRequest {
	/** The addresses that they may have called, as the outside knows them. */
	readonly addresses: readonly string[];
	readonly signature: string;
	readonly rawBody: Buffer;
	/** The form's fields: Twilio signs them. */
	readonly form: PostedParameters;
	/** The form's fields, or those of a JSON body. */
	readonly parameters: PostedParameters;
}

/** Reads the request: from its bytes, since a parser in between could have changed what was signed. */
export function readWebhookRequest(context: IWebhookFunctions): WebhookRequest {
	const request = context.getRequestObject();
	const rawBody: unknown = Reflect.get(request, 'rawBody');
	const bytes = Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
	const type = request.headers['content-type'] ?? '';
	const isForm = type.startsWith('application/x-www-form-urlencoded');
	const form = isForm ? grouped(new URLSearchParams(bytes.toString('utf8'))) : new Map();
	const { 'x-twilio-signature': signature } = request.headers;
	return {
		addresses: calledAddresses(context.getNodeWebhookUrl('default') ?? '', request.originalUrl),
		signature: textOf(signature),
		rawBody: bytes,
		form,
		parameters: isForm ? form : fieldsOf(parseJson(bytes.toString('utf8'))),
	};
}

function grouped(fields: URLSearchParams): PostedParameters {
	const values = new Map<string, string[]>();
	for (const [name, value] of fields) {
		const known = values.get(name);
		if (known) known.push(value);
		else values.set(name, [value]);
	}
	return values;
}

function fieldsOf(body: unknown): PostedParameters {
	const fields = isJsonObject(body) ? Object.entries(body) : [];
	return new Map(
		fields.flatMap(([name, value]) =>
			typeof value === 'object' ? [] : [[name, [String(value)]] as const],
		),
	);
}
