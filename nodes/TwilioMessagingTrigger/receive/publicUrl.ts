/**
 * The addresses that a caller may have used for a webhook, as the outside knows them: n8n's own, with
 * the query string as it came. The Host header has no say: whoever forges a request chooses it.
 *
 * @param webhookUrl what n8n believes to be the webhook's public address, that of the active workflow. Twilio
 * signs it as it was configured there, or as some program in between has written it: both are given, with
 * and without a login that stands in it
 * @param called the path that was called, with its query string: its part before the webhook's own path
 * tells the editor's test webhook from the active one
 */
export function calledAddresses(webhookUrl: string, called: string): string[] {
	if (!URL.canParse(webhookUrl)) return [];
	const addresses = [webhookUrl, new URL(webhookUrl).toString()].flatMap((configured) => {
		const { scheme, login, host, path } = partsOf(configured);
		const ends = pathsCalled(path, called);
		return ['', login].flatMap((user) => ends.map((end) => scheme + user + host + end));
	});
	return [...new Set(addresses)];
}

/** An address in the characters in which it was written. */
function partsOf(url: string) {
	const [, scheme = '', login = '', host = '', path = ''] =
		/^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*@)?([^/?#]*)([^?#]*)/i.exec(url) ?? [];
	return { scheme, login, host, path };
}

function pathsCalled(configured: string, called: string): string[] {
	const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(called) ?? [];
	const expected = configured.split('/');
	const actual = withoutSlashesAtTheEnd(path).split('/');
	const same = sameAtTheEnd(expected, actual);
	// The part before the webhook's own path: "webhook", or "webhook-test".
	const endpoint = actual.at(-same - 1) ?? '';
	const isOther = same > 0 && same < expected.length - 1 && endpoint !== '';
	const paths = isOther ? [replaced(expected, -same - 1, endpoint), configured] : [configured];
	const slashes = path.endsWith('/') ? ['/', ''] : ['', '/'];
	return paths.flatMap((each) => slashes.map((slash) => each + slash + query));
}

/** In one pass, unlike a pattern that begins anew at every slash: strangers choose the path. */
function withoutSlashesAtTheEnd(path: string): string {
	let end = path.length;
	while (path[end - 1] === '/') end--;
	return path.slice(0, end);
}

function sameAtTheEnd(one: readonly string[], other: readonly string[]): number {
	let count = 0;
	while (count < one.length && isSamePart(one.at(-count - 1), other.at(-count - 1))) count++;
	return count;
}

/** Letters may be escaped on one side, and not on the other. */
function isSamePart(one: string | undefined, other: string | undefined): boolean {
	if (one === undefined || other === undefined) return false;
	return one === other || decoded(one) === decoded(other);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function replaced(parts: readonly string[], index: number, part: string): string {
	const copy = [...parts];
	copy.splice(index, 1, part);
	return copy.join('/');
}
