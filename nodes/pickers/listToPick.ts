import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { isJsonObject, type JsonObject } from '../twilio/api/json';
import type { TwilioRequest } from '../twilio/api/request';
import type { Problem } from '../twilio/values/problem';
import { askForPicker, type Question } from './askForPicker';
import { pickerError } from './pickerError';

/** How n8n asks for a list: anew when a person types, and again for the next page. */
export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** A list of Twilio's as a person is to see it. */
export interface PickList {
	readonly question: Question;
	/** The name of the list in Twilio's answer. */
	readonly key: string;
	/** Shown when there is nothing to pick. */
	readonly whenEmpty: Problem;
	/** Asks for the first page. */
	request(accountSid: string): TwilioRequest;
	/** What a person sees of an entry; undefined for what cannot be picked. */
	readonly show: (resource: JsonObject) => INodeListSearchItems | undefined;
	/** What has to be in an entry's words where Twilio itself does not search; empty for all. */
	readonly words?: string | undefined;
}

/** n8n shows nothing of what comes after a page without a match: such pages are skipped. */
const mostPages = 4;

/** One page of what can be picked. */
export async function listToPick(
	context: ILoadOptionsFunctions,
	list: PickList,
	isSearch: boolean,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const isFirst = paginationToken === undefined;
	let next = paginationToken ?? '';
	for (let page = 0; page < mostPages; page++) {
		const path = next;
		const body = await askForPicker(context, list.question, (accountSid) =>
			pageRequest(list.request(accountSid), path),
		);
		next = nextPath(body);
		const results = fittingIn(body, list);
		if (results.length > 0) return { results, ...(next !== '' && { paginationToken: next }) };
		if (next === '') break;
	}
	if (isFirst && !isSearch) throw pickerError(context, list.whenEmpty);
	return { results: [] };
}

/** The path comes back from the editor as any text: one without a slash in front could change the host. */
function pageRequest(first: TwilioRequest, path: string): TwilioRequest {
	return path.startsWith('/') ? { ...first, path, query: [] } : first;
}

function fittingIn(body: JsonObject, { key, show, words = '' }: PickList): INodeListSearchItems[] {
	const resources = body[key];
	const wanted = words.trim().toLowerCase();
	return (Array.isArray(resources) ? resources.filter(isJsonObject) : []).flatMap((resource) => {
		const shown = show(resource);
		if (shown === undefined) return [];
		return `${shown.name} ${String(shown.value)}`.toLowerCase().includes(wanted) ? [shown] : [];
	});
}

/** Where the next page is; empty when there is none. Only the path: a host could lead the credential astray. */
function nextPath(body: JsonObject): string {
	const meta = isJsonObject(body.meta) ? body.meta : {};
	const next = body.next_page_uri ?? meta.next_page_url;
	if (typeof next !== 'string') return '';
	if (!URL.canParse(next)) return next.startsWith('/') ? next : '';
	const { pathname, search } = new URL(next);
	return `${pathname}${search}`;
}

/** The beginning of a text on one line, in quotes; empty for an empty text. */
export function firstWords(text: string, most = 60): string {
	const characters = Array.from(text.replace(/\s+/g, ' ').trim());
	if (characters.length === 0) return '';
	return `“${characters.slice(0, most).join('')}${characters.length > most ? '…' : ''}”`;
}
