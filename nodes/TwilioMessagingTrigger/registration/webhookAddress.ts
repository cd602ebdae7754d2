/** What Twilio calls when nobody has said anything else: nothing is lost when it is replaced. */
const demo = /^https:\/\/demo\.twilio\.com\//;

/** How many parts at the end of a path are the webhook's own, whether it is for tests or not. */
const ownParts = 2;

/** Whether an address is a webhook of this trigger: the one of the active workflow or that of the editor. */
export function isOwn(address: string, webhookUrl: string): boolean {
	if (!URL.canParse(address)) return false;
	const [one, other] = [new URL(address), new URL(webhookUrl)];
	return one.host === other.host && tail(one) === tail(other);
}

function tail({ pathname }: URL): string {
	return pathname.split('/').filter(Boolean).slice(-ownParts).join('/');
}

/** Whether somebody relies on an address being called. */
export function isTaken(address: string, webhookUrl: string): boolean {
	return address !== '' && !demo.test(address) && !isOwn(address, webhookUrl);
}

/** Whether Twilio can reach an address at all. */
export function isPublic(webhookUrl: string): boolean {
	const { hostname } = new URL(webhookUrl);
	return !/^(localhost|127\..*|0\.0\.0\.0|\[::1?\]|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*)$/.test(
		hostname,
	);
}
