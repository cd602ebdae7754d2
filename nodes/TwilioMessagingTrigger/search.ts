import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { credentialName, readAccount } from '../account';
import { failureError } from '../failureError';
import { askTwilio, usualTimeout } from '../transport';
import { isFailure } from '../twilio/failure';
import { listSourcesRequest, type SourceKind } from '../twilio/incoming';
import { isJsonObject, type JsonObject } from '../twilio/json';
import type { Parameters, TwilioRequest } from '../twilio/request';
import { errorOfProblem, TriggerProblem } from './triggerError';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The account's numbers that can take part in messaging, for the field Phone Number. */
export async function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const digits = (filter ?? '').replace(/[^\d+*]/g, '');
	const query: Parameters = digits === '' ? [] : [['PhoneNumber', digits]];
	const page = await search(this, 'phoneNumber', query, paginationToken);
	const results = page.resources.flatMap((resource) => {
		const { sid, phone_number: number, friendly_name: name, capabilities } = resource;
		const can = isJsonObject(capabilities) ? capabilities : {};
		if (can.sms === false && can.mms === false) return [];
		const label = text(name) === '' || text(name) === text(number) ? '' : ` (${text(name)})`;
		return [{ name: `${text(number)}${label}`, value: text(sid) }];
	});
	return { results, ...(page.next !== '' && { paginationToken: page.next }) };
}

/** The account's Messaging Services, for the field of that name. */
export async function searchMessagingServices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = await search(this, 'messagingService', [], paginationToken);
	const wanted = (filter ?? '').toLowerCase();
	const results = page.resources
		.map(({ sid, friendly_name: name }) => ({ name: text(name), value: text(sid) }))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
	return { results, ...(page.next !== '' && { paginationToken: page.next }) };
}

interface Page {
	readonly resources: readonly JsonObject[];
	/** The path of the next page; empty when there is none. */
	readonly next: string;
}

const listNames = { phoneNumber: 'incoming_phone_numbers', messagingService: 'services' };

const whenEmpty: Readonly<Record<SourceKind, readonly [message: string, advice: string]>> = {
	phoneNumber: [
		'The account has no phone numbers',
		'Buy one in Twilio’s Console (Phone Numbers > Manage > Buy a number), or check that the credential is for the right account.',
	],
	messagingService: [
		'The account has no Messaging Services',
		'Create one in Twilio’s Console (Messaging > Services), or choose Phone Number under Receive From.',
	],
};

async function search(
	context: ILoadOptionsFunctions,
	kind: SourceKind,
	query: Parameters,
	next: string | undefined,
): Promise<Page> {
	try {
		const account = readAccount(await context.getCredentials(credentialName));
		const first = listSourcesRequest(account.accountSid, kind, query);
		const request: TwilioRequest = next === undefined ? first : { ...first, path: next, query: [] };
		const answer = await askTwilio(context, account, request, usualTimeout);
		if (isFailure(answer)) {
			const what = kind === 'phoneNumber' ? 'The numbers' : 'The services';
			throw failureError(context.getNode(), answer, { subject: `${what} could not be listed` });
		}
		const page = readPage(answer.body, kind);
		const isEmpty = page.resources.length === 0 && query.length === 0 && next === undefined;
		if (isEmpty) throw new TriggerProblem(...whenEmpty[kind]);
		return page;
	} catch (error) {
		throw errorOfProblem(context.getNode(), error);
	}
}

function readPage(body: JsonObject, kind: SourceKind): Page {
	const list = body[listNames[kind]];
	const meta = isJsonObject(body.meta) ? body.meta : {};
	const next = text(body.next_page_uri ?? meta.next_page_url);
	return {
		resources: Array.isArray(list) ? list.filter(isJsonObject) : [],
		// Only the path: anything else could lead the credential to another host.
		next: URL.canParse(next) ? pathOf(new URL(next)) : next.startsWith('/') ? next : '',
	};
}

const pathOf = ({ pathname, search: query }: URL) => `${pathname}${query}`;
