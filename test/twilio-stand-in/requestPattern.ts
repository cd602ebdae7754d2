import type { RecordedRequest } from './recorder';

/** Requests about messages, by what they do. `update` is what redacts and cancels. */
const messageRequests = {
	create: ['POST', /\/Messages\.json$/],
	list: ['GET', /\/Messages\.json$/],
	fetch: ['GET', /\/Messages\/[^/]+\.json$/],
	update: ['POST', /\/Messages\/[^/]+\.json$/],
	delete: ['DELETE', /\/Messages\/[^/]+\.json$/],
} as const satisfies Readonly<Record<string, readonly [method: string, path: RegExp]>>;

/** What a request can be called in a pattern. */
export const requestNames = ['any', 'create', 'list', 'fetch', 'update', 'delete'] as const;

/** Which requests are meant; what is left out may be anything. */
export interface RequestPattern {
	readonly request?: (typeof requestNames)[number] | undefined;
	/** The recipient that a request to create a message names. */
	readonly to?: string | undefined;
	readonly method?: string | undefined;
	/** Without the query; `*` stands for anything. */
	readonly path?: string | undefined;
}

/** Says of a request whether it is meant. */
export type RequestMatcher = (request: RecordedRequest) => boolean;

/** Requests that create a message, for this recipient or for anyone. */
export function creating(to?: string): RequestMatcher {
	return matching({ request: 'create', to });
}

/** Tells the requests that a pattern means. */
export function matching({ request = 'any', to, method, path }: RequestPattern): RequestMatcher {
	const [usualMethod, usualPath] = request === 'any' ? [] : messageRequests[request];
	const wantedPath = path === undefined ? undefined : readWildcards(path);
	return (candidate) =>
		(usualMethod === undefined || candidate.method === usualMethod) &&
		(usualPath === undefined || usualPath.test(candidate.path)) &&
		(method === undefined || candidate.method === method) &&
		(wantedPath === undefined || wantedPath.test(candidate.path)) &&
		(to === undefined || candidate.form.some(([name, value]) => name === 'To' && value === to));
}

function readWildcards(path: string): RegExp {
	const parts = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
	return new RegExp(`^${parts.join('.*')}$`);
}
