/**
 * The ways in which Twilio may have written an address that it signed: with or without the port, and
 * with special characters escaped or not. Each is there once.
 *
 * @param urls addresses that `URL` can read
 */
export function writingsOf(urls: readonly string[]): ReadonlySet<string> {
	const queries = new Map<string, string>();
	return new Set(
		urls.flatMap((url) => {
			const normalized = new URL(url).toString();
			return [url, normalized, withQueryWrittenAnew(normalized, queries)].flatMap((written) => [
				withPort(written, ''),
				withUsualPort(written),
			]);
		}),
	);
}

const address =
	/^(?<scheme>[a-z][a-z0-9+.-]*:\/\/)(?<user>[^/?#]*@)?(?<host>\[[^\]]*\]|[^/?#:]*)(?<port>:[^/?#]*)?/i;

function withPort(url: string, port: string): string {
	return url.replace(
		address,
		(_, scheme: string, user: string | undefined, host: string) =>
			`${scheme}${user ?? ''}${host}${port}`,
	);
}

function withUsualPort(url: string): string {
	const hasPort = address.exec(url)?.groups?.port !== undefined;
	return hasPort ? url : withPort(url, /^https:/i.test(url) ? ':443' : ':80');
}

/**
 * As Node's old `querystring` writes it: what stands twice stands together.
 *
 * @param known queries that were written anew before: all addresses of a request have the same one, and a
 * stranger can make it long
 */
function withQueryWrittenAnew(url: string, known: Map<string, string>): string {
	const start = url.indexOf('?');
	if (start === -1 || start === url.length - 1) return url;
	const query = url.slice(start + 1);
	const written = known.get(query) ?? writtenAnew(query);
	known.set(query, written);
	return `${url.slice(0, start)}?${written}`;
}

function writtenAnew(query: string): string {
	const pairs = new Map<string, string[]>();
	for (const [name, value] of new URLSearchParams(query)) {
		const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
		const others = pairs.get(name);
		if (others) others.push(pair);
		else pairs.set(name, [pair]);
	}
	return [...pairs.values()].flat().join('&');
}
