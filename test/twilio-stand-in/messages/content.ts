import type { Account, MessagingService } from '../accounts';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { isWebAddress } from '../webAddress';
import { smartEncode } from './segments';

const longestBody = 1600;
const mostMedia = 10;

/** What the recipient will read, once the request's body, template and media are found good. */
export function readBody(
	account: Account,
	service: MessagingService | undefined,
	form: Form,
): string {
	const written = readTemplate(account, form) ?? form.get('Body') ?? '';
	// Counted as JavaScript counts; what Twilio counts for emoji is not documented.
	if (written.length > longestBody) throw new TwilioRefusal(21617);
	const encoded =
		form.get('SmartEncoded') === 'true' || service?.smartEncoding === true
			? smartEncode(written)
			: written;
	const linked =
		form.get('ShortenUrls') === 'true' && service?.linkDomain !== undefined
			? encoded.replace(/https?:\/\/\S+/g, `https://${service.linkDomain}/a1b2c3`)
			: encoded;
	return account.trial ? `Sent from your Twilio trial account - ${linked}` : linked;
}

/** The media addresses, once they are found good. */
export function readMediaUrls(form: Form): string[] {
	const addresses = form.all('MediaUrl');
	if (addresses.length > mostMedia) throw new TwilioRefusal(21623);
	const wrong = addresses.find((address) => !isWebAddress(address));
	if (wrong !== undefined) throw new TwilioRefusal(21620, wrong);
	return addresses;
}

function readTemplate(account: Account, form: Form): string | undefined {
	const sid = form.get('ContentSid');
	const text = form.get('ContentVariables');
	if (sid === undefined) {
		if (text !== undefined) throw new TwilioRefusal(21654);
		return undefined;
	}
	const template = account.contentTemplates.find((candidate) => candidate.sid === sid);
	if (template === undefined) throw new TwilioRefusal(21655, sid);
	const variables = { ...template.variables, ...(text === undefined ? {} : readVariables(text)) };
	return Object.entries(variables).reduce(
		(body, [name, value]) => body.replaceAll(`{{${name}}}`, () => value),
		template.body,
	);
}

function readVariables(text: string): Record<string, string> {
	const variables: Record<string, string> = {};
	const entries = Object.entries(parseObject(text));
	for (const [name, value] of entries) {
		if (typeof value !== 'string' || value === '') throw new TwilioRefusal(21656);
		variables[name] = value;
	}
	return variables;
}

function parseObject(text: string): object {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
	} catch {
		// Refused below, like everything else that is not an object.
	}
	throw new TwilioRefusal(21656);
}
