import type { Repeat } from './catalogueEntry';
import { byForm, field, words, type Form, type Words } from './words';

/** What an answer tells that does not carry Twilio's JSON: somebody else has probably given it. */
export interface ForeignAnswer {
	readonly meaning: string;
	readonly advice: string;
	readonly repeat: Repeat;
	/** Set where whoever answered rejected the request instead of passing it on. */
	readonly isTurnedAway: boolean;
}

interface Row {
	/** Continues a sentence that says that it was not Twilio. */
	readonly who: string;
	readonly advice: Words;
	readonly repeat: Repeat;
	readonly isTurnedAway?: true;
}

const askAdministrator =
	'Ask the administrator of this n8n to let requests to Twilio through its proxy and firewall.';

const checkHost = words`Check ${field('baseUrl')} and ${field('region')} of the credential and any proxy between n8n and Twilio.`;

const oneAfterAnother = words`Set ${field('maxConcurrentRequests')} or ${field('messagesPerSecond')} lower, and ask the administrator of this n8n what the proxy in front of Twilio allows.`;

const byStatus: ReadonlyMap<number, Row> = new Map<number, Row>([
	[
		401,
		{
			who: 'a proxy or web server that wants a login of its own rejected the request, so nothing was sent',
			advice: words`Check the ${field('baseUrl')} of the credential. ${askAdministrator}`,
			repeat: 'afterChange',
			isTurnedAway: true,
		},
	],
	[
		403,
		{
			who: 'a firewall or proxy rejected the request, or a country is blocked, so nothing was sent',
			advice: words`Check the ${field('baseUrl')} of the credential, and whether Twilio serves the country that this n8n runs in. ${askAdministrator}`,
			repeat: 'afterChange',
			isTurnedAway: true,
		},
	],
	[
		407,
		{
			who: 'the proxy between n8n and Twilio wants a login, so nothing was sent',
			advice: words`Ask the administrator of this n8n to give it the proxy's user name and password (HTTPS_PROXY).`,
			repeat: 'afterChange',
			isTurnedAway: true,
		},
	],
	[
		451,
		{
			who: 'the network that n8n runs in, or its country, blocks Twilio, so nothing was sent',
			advice: words`Ask the administrator of this n8n to reach Twilio by another network, for example with an allowed proxy.`,
			repeat: 'afterChange',
			isTurnedAway: true,
		},
	],
	[
		404,
		{
			who: 'a web server that has nothing at this URL answered',
			advice: words`Check ${field('baseUrl')} and ${field('region')} of the credential: the URL has to lead to Twilio, and ends before /2010-04-01.`,
			repeat: 'afterChange',
		},
	],
	[
		429,
		{
			who: 'a proxy or gateway that limits requests probably gave it',
			advice: byForm(
				{ send: oneAfterAnother, channelSend: oneAfterAnother },
				words`Repeat it later, and ask the administrator of this n8n what the proxy in front of Twilio allows.`,
			),
			repeat: 'later',
		},
	],
]);

const redirect: Row = {
	who: 'a proxy or login page that redirects to another URL answered',
	advice: checkHost,
	repeat: 'afterChange',
};

/** What a proxy says that lost patience, or could not read the answer: Twilio may have the request. */
const gateway: Row = {
	who: 'a proxy or gateway got none from Twilio that it could use',
	advice: words`Check status.twilio.com and the proxy between n8n and Twilio, if there is one.`,
	repeat: 'later',
};

const serverFault: Row = {
	who: 'Twilio or a server in front of it had a fault',
	advice: words`Wait until status.twilio.com reports no fault, and check any proxy between n8n and Twilio.`,
	repeat: 'later',
};

const anybody: Row = {
	who: 'a proxy or another web server probably gave it',
	advice: checkHost,
	repeat: 'afterChange',
};

const gatewayStatuses: ReadonlySet<number> = new Set([408, 425, 499, 502, 504]);

function rowFor(status: number): Row {
	if (gatewayStatuses.has(status)) return gateway;
	if (status >= 300 && status < 400) return redirect;
	return byStatus.get(status) ?? (status >= 500 ? serverFault : anybody);
}

/**
 * Who probably gave an answer that is not in Twilio's form, and whether the request went no further.
 * Only what turns away is taken at its word. Not so "too many requests" (429): whoever says that may
 * have passed the request on before, so a message is looked for and never sent again by itself.
 */
export function foreignAnswer(status: number, form: Form): ForeignAnswer {
	const { who, advice, repeat, isTurnedAway = false } = rowFor(status);
	return {
		meaning: `The answer is not in the form of Twilio's API (HTTP ${status}): ${who}.`,
		advice: advice(form),
		repeat,
		isTurnedAway,
	};
}
