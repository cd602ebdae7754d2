import type { JsonObject } from '../../../twilio/api/json';
import { textSent } from '../../../twilio/message/messageText';
import { countSegments } from '../../../twilio/sms/segments';
import { writeLinkParameters } from '../../../waiting/linkParameters';
import type { ItemReader } from '../../fields/reading/itemReader';
import type { Draft, MessageKind } from './draft';

/** As long as a link to a question is that is asked from here; it answers none. */
export function exampleLink(item: ItemReader): string {
	const { resuming } = item.context;
	const link = resuming.url(writeLinkParameters({ recipient: '+14155550100', round: '0' }));
	return link.replace(/(signature=)[\da-f]+/i, (_, name: string) => name + '0'.repeat(64));
}

/** The same message as a question. */
export function withAnswerLink(kind: MessageKind, link: string): MessageKind {
	return {
		...kind,
		content(item) {
			const content = kind.content(item);
			const { body } = content;
			return body === undefined ? content : { ...content, body: `${body.trim()}\n\n${link}` };
		},
	};
}

/** As long as Twilio's short links are with a domain of usual length. */
const shortLink = `https://go.example-company.com/${'x'.repeat(10)}`;

/** What the link takes, and whether Shorten URLs would help. */
export function describeLink({ read }: Draft, link: string, isSms: boolean): JsonObject {
	const text = textSent(read);
	if (text === undefined) return { characters: link.length };
	const segments = (linkIn: string) => countSegments(text.replace(link, linkIn)).segments;
	return {
		characters: link.length,
		...(isSms && {
			segmentsWithLink: segments(link),
			segmentsWithShortUrl: segments(shortLink),
			shortenUrlsHelps: segments(shortLink) < segments(link),
		}),
	};
}
