/**
 * The ways in which Twilio may have written an address that it signed: with or without the port, and
 * with special characters escaped or not. Each is there once.
 *
 * @param urls addresses that `URL` can read
 */
export function writingsOf(urls: readonly string[]): ReadonlySet<string> {
	const anew = withQuery(writtenAnew);
	const typed = withQuery(asTyped);
	return new Set(
		urls.flatMap((url) => {
			const normalized = new URL(url).toString();
			return [url, typed(url), normalized, anew(normalized)].flatMap((written) => [
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
 * Writes the query string of addresses in another way. All addresses of a request have the same one, and a
 * stranger can make it long: it is written once.
 */
function withQuery(write: (query: string) => string): (url: string) => string {
	const known = new Map<string, string>();
	return (url) => {
		const start = url.indexOf('?');
		if (start === -1 || start === url.length - 1) return url;
		const query = url.slice(start + 1);
		const written = known.get(query) ?? write(query);
		known.set(query, written);
		return `${url.slice(0, start)}?${written}`;
	};
}

/** As Node's legacy `querystring` writes it: repeated names are grouped. */
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

/** Letters such as ñ can be typed into an address, and are signed like that, but always arrive escaped. */
function asTyped(query: string): string {
	return query.replace(/(?:%[89a-f][0-9a-f])+/gi, (escapes) => {
		// An exception for each of many that are no letters would cost too much.
		const letters = Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
		return letters.includes('\uFFFD') ? escapes : letters;
	});
}
