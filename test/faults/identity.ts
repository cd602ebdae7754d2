import type { RecordedRequest } from '../twilio-stand-in/recorder';
import type { TwilioStandIn } from '../twilio-stand-in/server';
import { defaults } from '../twilio-stand-in/server';
import type { Letter, Schedule } from './schedule';

type Field = readonly [name: string, value: string];

const senders: ReadonlySet<string> = new Set(['From', 'MessagingServiceSid']);

/** Recipient, sender and content, as the request writes them. */
export function identityOf(letter: Letter, { senderType }: Schedule): string {
	const fields: Field[] = [
		['To', letter.to],
		senderType === 'from'
			? ['From', letter.from]
			: ['MessagingServiceSid', defaults.messagingServiceSid],
		...(letter.body === '' ? [] : [['Body', letter.body] as const]),
		...(letter.contentSid === '' ? [] : [['ContentSid', letter.contentSid] as const]),
		['SmartEncoded', String(letter.smartEncoded)],
		...letter.media.map((address) => ['MediaUrl', address] as const),
	];
	return write(fields);
}

/** The same without the sender. */
export function withoutSender(identity: string): string {
	return identity
		.split('\n')
		.filter((line) => !senders.has(line.slice(0, line.indexOf('='))))
		.join('\n');
}

/** The same for messages that a person reads as the same, from the same sender. */
export function asRead(identity: string): string {
	return identity
		.split('\n')
		.filter((line) => !line.startsWith('SmartEncoded='))
		.map((line) =>
			line.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-').replace(/…/g, '...'),
		)
		.map((line) => line.replace(/^Body=\s+|\s+$/g, (edge) => edge.trim()))
		.join('\n');
}

/** What Twilio's record shows of it: not which media, but how many. */
export function asListed(identity: string): string {
	return asRead(identity).replace(/^MediaUrl=.*$/gm, 'MediaUrl');
}

/** The messages that came into being, deleted ones too: identity by SID. */
export function createdMessages({ requests }: TwilioStandIn): Map<string, string> {
	return new Map(
		requests.flatMap(({ createdSid, form }) =>
			createdSid === undefined ? [] : [[createdSid, write(form)] as const],
		),
	);
}

/** How often a message of this identity met a 429. */
export function timesTooBusy(requests: readonly RecordedRequest[], identity: string): number {
	return requests.filter(
		({ method, status, form }) => method === 'POST' && status === 429 && write(form) === identity,
	).length;
}

function write(fields: readonly Field[]): string {
	return fields
		.map(([name, value]) => `${name}=${value}`)
		.sort()
		.join('\n');
}
