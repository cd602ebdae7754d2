import type { JsonObject, JsonValue } from '../api/json';
import type { TwilioEvent } from './webhookEvent';

/**
 * Several messages of one person as one: the texts below each other, the files together, and everything
 * else as the last one has it that has it at all. What each of them was is in `messages`.
 *
 * @param withRaw whether each is to hold everything as it was posted, too
 */
export function combinedMessage(
	events: readonly [TwilioEvent, ...TwilioEvent[]],
	withRaw: boolean,
): TwilioEvent {
	const [first, ...rest] = events;
	const last = rest.at(-1) ?? first;
	const simples = events.map(({ simple }) => simple);
	const simple: JsonObject = {
		...simples.reduce<JsonObject>((all, each) => ({ ...all, ...each }), {}),
		body: textsOf(simples, 'body').join('\n'),
		channel: textsOf(simples, 'channel').includes('mms') ? 'mms' : (last.simple.channel ?? ''),
		media: events.flatMap(({ media }) =>
			media.map(({ url, contentType }) => ({ url, contentType })),
		),
		...contactsOf(simples),
		sids: events.map(({ sid }) => sid),
		messages: events.map(({ simple: own, raw }) => ({ ...own, ...(withRaw && { raw }) })),
	};
	return { ...last, simple, media: events.flatMap(({ media }) => media) };
}

function textsOf(simples: readonly JsonObject[], name: string): string[] {
	return simples
		.map((simple) => simple[name])
		.filter((value) => typeof value === 'string')
		.filter((text) => text !== '');
}

/** They belong to the files, of which all are there. */
function contactsOf(simples: readonly JsonObject[]): { contacts?: JsonValue[] } {
	const contacts = simples.flatMap((simple) =>
		Array.isArray(simple.contacts) ? simple.contacts : [],
	);
	return contacts.length === 0 ? {} : { contacts };
}
