/** Whether this is an address on the web whose host Twilio accepts: http or https, no underscore. */
export function isWebAddress(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return /^https?:$/.test(protocol) && !hostname.includes('_');
}
