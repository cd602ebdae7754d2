import { isJsonObject, textOf } from '../twilio/api/json';

/** What a link says of its question. n8n signs it with the rest of the address. */
export interface LinkParameters {
	/** Whom it was sent to, as Twilio writes it. */
	readonly recipient: string;
	/** Which of the questions of its node in its execution it is. */
	readonly round: string;
}

/** Their names in the address. */
export const linkNames = { recipient: 'to', round: 'round' } as const;

/** As query parameters. */
export function writeLinkParameters({ recipient, round }: LinkParameters): Record<string, string> {
	return { [linkNames.recipient]: recipient, [linkNames.round]: round };
}

/** @param query as it came with a request */
export function readLinkParameters(query: unknown): LinkParameters {
	const given = isJsonObject(query) ? query : {};
	return { recipient: textOf(given[linkNames.recipient]), round: textOf(given[linkNames.round]) };
}
