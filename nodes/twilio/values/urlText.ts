import { quote } from './quote';

/** What nobody sees in an address and pasting leaves there; joiners have a meaning in words and emoji. */
const unseen = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const unseenAround = /^[\s\u200C\u200D]+|[\s\u200C\u200D]+$/g;

/** An address as somebody pasted it, without what nobody sees and without the comma of a list behind it. */
export function tidyUrl(text: string): string {
	return text
		.replace(unseen, '')
		.replace(unseenAround, '')
		.replace(/[\s,;]+$/, '');
}

/** What stands between addresses that were written one after another. */
const separator = /[,;]\s*(?=https?:\/\/)/i;

const schemes = (text: string) => text.split('://').length - 1;

/**
 * Parts a text that holds several addresses, separated by commas. An address that carries others within,
 * such as one that combines pictures, has commas of its own: it stays whole.
 */
export function separateUrls(text: string): string[] {
	const parts = text.split(separator).map(tidyUrl);
	const isNested = parts.slice(0, -1).some((part) => schemes(part) > 1);
	return isNested ? [tidyUrl(text)] : parts.filter((part, index) => part !== '' || index === 0);
}

/**
 * Whether a text that was parted may be one address all the same, such as that of a proxy with another one
 * within: what stands before the comma does not end like a file, and what follows is somewhere else.
 */
export function isUnclearList(text: string): boolean {
	const parts = text.split(separator).map(tidyUrl);
	if (separateUrls(text).length < 2 || /[,;]\s+https?:\/\/|;https?:\/\//i.test(text)) return false;
	return parts.slice(0, -1).some((part, index) => {
		const next = parts[index + 1] ?? '';
		if (!URL.canParse(part) || !URL.canParse(next)) return false;
		const { host, pathname } = new URL(part);
		return !/\.\w{2,5}$/.test(pathname) && host !== new URL(next).host;
	});
}

/**
 * A text that should be an address, as it may be shown in a message: people put passwords and keys into
 * addresses, before the host and behind a question mark.
 */
export function quoteUrl(text: string): string {
	return quote(withoutLogin(text).replace(/([?#]).+$/s, '$1…'));
}

function withoutLogin(text: string): string {
	const url = URL.canParse(text) && schemes(text) === 1 ? new URL(text) : undefined;
	const hasNone = url?.username === '' && url.password === '' && url.host !== '';
	return hasNone ? text : text.replace(/^([^:/?#]*:\/\/)?.*@/s, '$1…@');
}
