/**
 * The addresses that a caller may have used for a webhook, as the outside knows them: n8n's own, with
 * the query string as it came. The Host header has no say: whoever forges a request chooses it.
 *
 * @param webhookUrl what n8n believes to be the webhook's public address, that of the active workflow
 * @param called the path that was called, with its query string: its part before the webhook's own path
 * tells the editor's test webhook from the active one
 */
export function calledAddresses(webhookUrl: string, called: string): string[] {
	if (!URL.canParse(webhookUrl)) return [];
	const { origin, pathname } = new URL(webhookUrl);
	const queryStart = called.indexOf('?');
	const query = queryStart === -1 ? '' : called.slice(queryStart);
	const path = queryStart === -1 ? called : called.slice(0, queryStart);
	const expected = pathname.split('/');
	const actual = path.replace(/\/+$/, '').split('/');
	const same = sameAtTheEnd(expected, actual);
	// The part before the webhook's own path: "webhook", or "webhook-test".
	const endpoint = actual.at(-same - 1) ?? '';
	const isOther = same > 0 && same < expected.length - 1 && endpoint !== '';
	const paths = isOther ? [replaced(expected, -same - 1, endpoint), pathname] : [pathname];
	const slashes = path.endsWith('/') ? ['/', ''] : ['', '/'];
	return paths.flatMap((each) => slashes.map((slash) => `${origin}${each}${slash}${query}`));
}

function sameAtTheEnd(one: readonly string[], other: readonly string[]): number {
	let count = 0;
	while (count < one.length && one.at(-count - 1) === other.at(-count - 1)) count++;
	return count;
}

function replaced(parts: readonly string[], index: number, part: string): string {
	const copy = [...parts];
	copy.splice(index, 1, part);
	return copy.join('/');
}
