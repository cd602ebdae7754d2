import { linkNames } from './linkParameters';

/** Where this n8n waits for answers. */
export interface WaitingBase {
	/** What the address of every waiting execution begins with, e.g. `https://n8n.example/webhook-waiting/`. */
	readonly prefix: string;
}

/**
 * Reads where this n8n waits for answers.
 *
 * @param resumeUrl the address of any execution of this n8n, without a node: what the expression
 *   `$execution.resumeUrl` gives. Its last part is the execution.
 * @returns undefined when no address can be told by it from those of others
 */
export function waitingBaseOf(resumeUrl: string): WaitingBase | undefined {
	if (!URL.canParse(resumeUrl)) return undefined;
	const { protocol, origin, username, password, pathname, search, hash } = new URL(resumeUrl);
	const path = pathname.replace(/\/[^/]*$/, '');
	const isPlain = [username, password, search, hash].every((part) => part === '');
	// Without a path of its own, everything at n8n would be a waiting execution.
	if (!/^https?:$/.test(protocol) || !isPlain || /^\/*$/.test(path)) return undefined;
	return { prefix: `${origin}${path}/` };
}

/**
 * What stands behind the prefix: execution, node, and the signed parameters, as n8n writes them. No
 * character of it can lead elsewhere: no slash, no escaped one in the names, no two dots in a row.
 */
const rest = /^[\w-]+\/[\w-]+(?:\.[\w-]+)*\?(?:[\w*.%+-]+=[\w*.%+-]*&)*signature=[\da-f]{64}$/;

/** In printable ASCII: other scripts go on behind a link without a space. */
const address = /https?:\/\/[\x21-\x7e]+/g;

/** A link, and the end of a sentence behind it. */
const withItsEnd = /^(.*?signature=[\da-f]{64})[.,;:!?)\]}>"'*_]*$/;

/** Of a question of ours. Other nodes that wait have other parameters, or none. */
const parameterNames = [...Object.values(linkNames), 'signature'].sort().join();

/** A link that answers a question of this n8n: nothing else becomes one, and nothing else is posted to. */
export class WaitingLink {
	private constructor(
		readonly url: string,
		/** Who was asked, as Twilio writes them. */
		readonly recipient: string,
	) {}

	/** Takes an address that is such a link, character by character as n8n writes it; undefined for any other. */
	static read(url: string, { prefix }: WaitingBase): WaitingLink | undefined {
		if (!url.startsWith(prefix) || !rest.test(url.slice(prefix.length))) return undefined;
		const query = new URL(url).searchParams;
		const isOurs = [...query.keys()].sort().join() === parameterNames;
		return isOurs ? new WaitingLink(url, query.get(linkNames.recipient) ?? '') : undefined;
	}

	/** The links in a text, in their order. */
	static allIn(text: string, base: WaitingBase): WaitingLink[] {
		return [...text.matchAll(address)].flatMap(([found]) => {
			const link = WaitingLink.read(withItsEnd.exec(found)?.[1] ?? '', base);
			return link ? [link] : [];
		});
	}
}
