import { splitText } from '../../nodes/twilio/sms/splitText';
import type { RecordedRequest } from '../twilio-stand-in/recorder';
import { defaults } from '../twilio-stand-in/server';
import type { Edit, Letter, Schedule } from './schedule';

type Field = readonly [name: string, value: string];

const senders: ReadonlySet<string> = new Set(['From', 'MessagingServiceSid']);

/** What a text becomes when a person changes it before a retry. */
export const otherText = 'Another text';

/** What an expression makes anew is no part of a message's identity. */
const fresh = / \(made [^)]*\)/g;

/**
 * Recipient, sender and content, as the requests for an item write them: one, or several where a long
 * text is split.
 */
export function identitiesOf(letter: Letter, schedule: Schedule, { from }: Edit): string[] {
	const { longestPart, operation, senderType } = schedule;
	const isSplit = longestPart > 0 && letter.body.length > longestPart;
	const bodies = isSplit ? splitText(letter.body, longestPart) : [letter.body];
	return bodies.map((body, part) =>
		write([
			['To', letter.to],
			senderType === 'from'
				? ['From', from ?? letter.from]
				: ['MessagingServiceSid', defaults.messagingServiceSid],
			...(body === '' ? [] : [['Body', body] as const]),
			...(letter.contentSid === '' ? [] : [['ContentSid', letter.contentSid] as const]),
			...(operation === 'sendWhatsApp' ? [] : optionsOf(letter, schedule)),
			...(part > 0 ? [] : letter.media.map((address) => ['MediaUrl', address] as const)),
		]),
	);
}

function optionsOf({ smartEncoded, shortenUrls }: Letter, { shortensLinks }: Schedule): Field[] {
	return [
		['SmartEncoded', String(smartEncoded)],
		...(shortensLinks ? [['ShortenUrls', String(shortenUrls)] as const] : []),
	];
}

/** The same without the sender. */
export function withoutSender(identity: string): string {
	return identity
		.split('\n')
		.filter((line) => !senders.has(line.slice(0, line.indexOf('='))))
		.join('\n');
}

/** Whom it goes to, and from whom. */
export function placeOf(identity: string): string {
	return identity
		.split('\n')
		.filter((line) => /^(To|From|MessagingServiceSid)=/.test(line))
		.join(' ');
}

/** The same for messages that a person reads as the same, from the same sender. */
export function asRead(identity: string): string {
	return identity
		.split('\n')
		.filter((line) => !/^(SmartEncoded|ShortenUrls)=/.test(line))
		.map((line) =>
			line.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-').replace(/…/g, '...'),
		)
		.map((line) => line.replace(/^Body=\s+|\s+$/g, (edge) => edge.trim()))
		.join('\n');
}

/** What Twilio's record shows of it: not which media, but how many; not where short links lead. */
export function asListed(identity: string): string {
	const isShortened = identity.includes('\nShortenUrls=true');
	const shown = asRead(identity).replace(/^MediaUrl=.*$/gm, 'MediaUrl');
	return isShortened ? shown.replace(/https:\/\/\S+/g, 'https://links.example/a1b2c3') : shown;
}

/** The messages that came into being, deleted ones too: identity by SID. */
export function createdMessages(requests: readonly RecordedRequest[]): Map<string, string> {
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

/** A request's fields, in an order that does not depend on who wrote it. */
export function write(fields: readonly Field[]): string {
	return fields
		.map(([name, value]) => `${name}=${value.replace(fresh, '')}`)
		.sort()
		.join('\n');
}
