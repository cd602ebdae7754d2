import { TwilioRefusal } from './errors';
import type { Form } from './form';

/** Something that can be listed. A later one has a higher sequence. */
export interface Listed {
	readonly sid: string;
	readonly sequence: number;
}

/** Below 0 when the other is listed first. */
export type Compare<Item> = (one: Item, other: Item) => number;

/** One list request. */
export interface Listing<Item extends Listed> {
	/** What the filters let through, in the order of `compare`: the last is listed first. */
	readonly items: readonly Item[];
	/** By sequence unless told otherwise: the newest is listed first. */
	readonly compare?: Compare<Item>;
	/** The name of the list in the envelope. */
	readonly key: string;
	readonly path: string;
	readonly query: Form;
	/** The filters that this list knows; they are repeated in every page's address. */
	readonly filters: readonly string[];
	/** Any item, even one deleted since, so that its page token keeps working. */
	readonly find: (sid: string) => Item | undefined;
	readonly render: (item: Item) => object;
}

/**
 * One page in the envelope of v2010. A token names the item at the page's edge (`PA` the last
 * one before the page, `PB` the first one after it), so nothing created later shifts the pages.
 */
export function listPage<Item extends Listed>(listing: Listing<Item>): object {
	const { shown, page, size, addresses } = readPage(listing);
	return {
		[listing.key]: shown.map(listing.render),
		page,
		page_size: size,
		start: page * size,
		end: page * size + Math.max(shown.length - 1, 0),
		uri: addresses.own,
		first_page_uri: addresses.first,
		next_page_uri: addresses.next,
		previous_page_uri: addresses.previous,
	};
}

/** One page in the envelope of the newer APIs, whose addresses name their host. */
export function listPageWithMeta<Item extends Listed>(
	listing: Listing<Item>,
	host: string,
): object {
	const { shown, page, size, addresses } = readPage(listing);
	const absolute = (address: string | null) => (address === null ? null : host + address);
	return {
		[listing.key]: shown.map(listing.render),
		meta: {
			key: listing.key,
			page,
			page_size: size,
			url: absolute(addresses.own),
			first_page_url: absolute(addresses.first),
			next_page_url: absolute(addresses.next),
			previous_page_url: absolute(addresses.previous),
		},
	};
}

/** A page, with where its neighbours are. */
interface Page<Item extends Listed> {
	readonly shown: readonly Item[];
	readonly page: number;
	readonly size: number;
	readonly addresses: {
		readonly own: string;
		readonly first: string;
		readonly next: string | null;
		readonly previous: string | null;
	};
}

function readPage<Item extends Listed>(listing: Listing<Item>): Page<Item> {
	const { query, items } = listing;
	const size = readNumber(query, 'PageSize', 50, 1);
	if (size > 1000) throw new TwilioRefusal(20007, String(size));
	const page = readNumber(query, 'Page', 0, 0);
	const token = query.get('PageToken');
	const start = token === undefined ? page * size : startAfter(listing, token, size);
	const end = items.length - start;
	const shown = items.slice(Math.max(end - size, 0), Math.max(end, 0)).reverse();
	const first = shown[0];
	const last = shown.at(-1);
	const address = (number: number, pageToken?: string) =>
		pageAddress(listing, size, number, pageToken);
	return {
		shown,
		page,
		size,
		addresses: {
			own: address(page, token),
			first: address(0),
			next:
				last === undefined || start + size >= items.length
					? null
					: address(page + 1, `PA${last.sid}`),
			previous: first === undefined || page === 0 ? null : address(page - 1, `PB${first.sid}`),
		},
	};
}

/** How many items are listed before the page that a token asks for. */
function startAfter<Item extends Listed>(
	listing: Listing<Item>,
	token: string,
	size: number,
): number {
	const { items, find, compare = bySequence } = listing;
	const edge = find(token.slice(2));
	if (edge === undefined || !/^P[AB]/.test(token)) throw new TwilioRefusal(20422, 'PageToken');
	const isBefore = (item: Item) => compare(item, edge) > 0;
	if (token.startsWith('PB')) return Math.max(countFirst(items, isBefore) - size, 0);
	return countFirst(items, (item) => isBefore(item) || compare(item, edge) === 0);
}

const bySequence: Compare<Listed> = (one, other) => one.sequence - other.sequence;

/** How many items, all at the end, are so; they are in order, so halving finds it. */
function countFirst<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const item = items[middle];
		if (item !== undefined && isFirst(item)) high = middle;
		else low = middle + 1;
	}
	return items.length - low;
}

function pageAddress<Item extends Listed>(
	{ path, query, filters }: Listing<Item>,
	size: number,
	page: number,
	token: string | undefined,
): string {
	const address = new URLSearchParams(
		query.pairs.filter(([name]) => filters.includes(name)).map(([...pair]) => pair),
	);
	address.append('PageSize', String(size));
	address.append('Page', String(page));
	if (token !== undefined) address.append('PageToken', token);
	return `${path}?${address.toString()}`;
}

function readNumber(query: Form, name: string, fallback: number, minimum: number): number {
	const text = query.get(name);
	if (text === undefined) return fallback;
	if (!/^\d+$/.test(text) || Number(text) < minimum) throw new TwilioRefusal(20422, name);
	return Number(text);
}
