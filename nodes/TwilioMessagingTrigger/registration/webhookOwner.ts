/** Whose URL stands in a setting at Twilio, as a webhook of this trigger sees it. */
export type WebhookOwner =
	/** Nobody relies on its being called. */
	| 'nobody'
	/** Somebody else does. */
	| 'foreign'
	/** It is this very webhook's. */
	| 'own'
	/** It is another one of the same trigger: the editor's, seen from the active workflow, or the reverse. */
	| 'sibling';

/** What Twilio calls when nobody has said anything else: nothing is lost when it is replaced. */
const demo = /^https:\/\/demo\.twilio\.com\//;

/**
 * Whose a URL is.
 *
 * @param url what stands at Twilio; empty when nothing does
 * @param webhookUrl the webhook's own
 */
export function ownerOf(url: string, webhookUrl: string): WebhookOwner {
	if (url === webhookUrl) return 'own';
	if (url === '' || demo.test(url)) return 'nobody';
	return isSibling(url, webhookUrl) ? 'sibling' : 'foreign';
}

/** How many parts at the end of a path are the trigger's own, whether the webhook is for tests or not. */
const ownParts = 2;

function isSibling(url: string, webhookUrl: string): boolean {
	if (!URL.canParse(url)) return false;
	const [one, other] = [new URL(url), new URL(webhookUrl)];
	const [parts, expected] = [partsOf(one), partsOf(other)];
	if (one.host !== other.host || parts.length !== expected.length) return false;
	const different = parts.flatMap((part, index) => (part === expected[index] ? [] : [index]));
	// The part that tells the one from the other: "webhook" or "webhook-test".
	const mayDiffer = parts.length - ownParts - 1;
	return different.length <= 1 && different.every((index) => index <= mayDiffer);
}

function partsOf({ pathname }: URL): string[] {
	return pathname.split('/').filter(Boolean);
}
