import type { IWebhookFunctions } from 'n8n-workflow';
import { isJsonObject, parseJson, textOf } from '../../twilio/api/json';
import type { PostedParameters } from '../../twilio/webhook/signature';
import { calledAddresses } from './publicUrl';

/** What somebody posted to the webhook, as it came: nothing of the body is read yet. */
export interface WebhookRequest {
	/** The addresses that they may have called, as the outside knows them. */
	readonly addresses: readonly string[];
	readonly signature: string;
	readonly rawBody: Buffer;
	/** Whether the body is a form: Twilio signs its fields. */
	readonly isForm: boolean;
	/** Its place among all requests of this process, by when they came. */
	readonly place: number;
}

let count = 0;

/** Takes the request's bytes, since a parser in between could have changed what was signed. */
export function readWebhookRequest(context: IWebhookFunctions): WebhookRequest {
	const request = context.getRequestObject();
	const rawBody: unknown = Reflect.get(request, 'rawBody');
	const type = request.headers['content-type'] ?? '';
	const { 'x-twilio-signature': signature } = request.headers;
	return {
		addresses: calledAddresses(context.getNodeWebhookUrl('default') ?? '', request.originalUrl),
		signature: textOf(signature),
		rawBody: Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0),
		isForm: /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(type),
		place: ++count,
	};
}

/** Far above anything that Twilio posts, in bytes: a long WhatsApp text in full escapes has 50,000. */
const mostBytes = 256 * 1024;
/** Twilio posts some sixty fields, and two for each file. */
const mostFields = 1000;

const ampersand = 0x26;

/** Whether it is more than Twilio ever posts: reading it would keep n8n from everything else. */
export function isExcessive({ rawBody, isForm }: WebhookRequest): boolean {
	if (rawBody.length > mostBytes) return true;
	let fields = 1;
	let end = isForm ? rawBody.indexOf(ampersand) : -1;
	while (end !== -1 && fields <= mostFields) {
		fields++;
		end = rawBody.indexOf(ampersand, end + 1);
	}
	return fields > mostFields;
}

/** The form's fields; undefined for any other body. */
export function formIn({ rawBody, isForm }: WebhookRequest): PostedParameters | undefined {
	return isForm ? grouped(new URLSearchParams(rawBody.toString('utf8'))) : undefined;
}

/** The form's fields, or those of a JSON body. */
export function parametersIn(request: WebhookRequest): PostedParameters {
	return formIn(request) ?? fieldsOf(parseJson(request.rawBody.toString('utf8')));
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
