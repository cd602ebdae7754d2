/** What Twilio calls when nobody has said anything else: nothing is lost when it is replaced. */
const demo = /^https:\/\/demo\.twilio\.com\//;

/** How many parts at the end of a path are the webhook's own, whether it is for tests or not. */
const ownParts = 2;

/** Whether an address is a webhook of this trigger: that of the active workflow or that of the editor. */
export function isOwn(address: string, webhookUrl: string): boolean {
	if (!URL.canParse(address)) return false;
	const [one, other] = [new URL(address), new URL(webhookUrl)];
	const [parts, expected] = [one, other].map(({ pathname }) => pathname.split('/').filter(Boolean));
	if (one.host !== other.host || parts?.length !== expected?.length) return false;
	const different = parts?.flatMap((part, index) => (part === expected?.[index] ? [] : [index]));
	// The part that tells the one from the other: "webhook" or "webhook-test".
	const mayDiffer = (parts?.length ?? 0) - ownParts - 1;
	return different?.every((index) => index <= mayDiffer) === true && different.length <= 1;
}

/** Whether somebody relies on an address being called. */
export function isTaken(address: string, webhookUrl: string): boolean {
	return address !== '' && !demo.test(address) && !isOwn(address, webhookUrl);
}
