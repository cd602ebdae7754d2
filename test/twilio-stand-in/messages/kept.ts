import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { messageStatuses } from './delivery';
import { directions, type MessageStore, type StoredMessage } from './store';

const bytes = z.string().transform((text) => Buffer.from(text, 'base64'));

const keptMessages = z.array(
	z
		.object({
			sid: z.string(),
			sequence: z.number(),
			accountSid: z.string(),
			direction: z.enum(directions),
			to: z.string(),
			from: z.string(),
			messagingServiceSid: z.string().nullable(),
			segments: z.number(),
			createdAt: z.number(),
			errorCode: z.number().nullable(),
			provideFeedback: z.boolean(),
			statusCallback: z.string().optional(),
			body: z.string(),
			changedAt: z.number(),
			steps: z.array(z.object({ status: z.enum(messageStatuses), at: z.number() })),
			media: z.array(
				z.object({
					sid: z.string(),
					address: z.string(),
					createdAt: z.number(),
					contentType: z.string(),
					bytes,
				}),
			),
			feedback: z
				.object({ outcome: z.enum(['confirmed', 'unconfirmed']), at: z.number() })
				.optional(),
			deleted: z.boolean(),
		})
		.transform(({ statusCallback, feedback, ...message }): StoredMessage => ({
			...message,
			...(statusCallback !== undefined && { statusCallback }),
			...(feedback && { feedback }),
		})),
);

/** Restores the messages that lie in a file; none if there is no such file. */
export function restoreMessages(store: MessageStore, file: string): void {
	if (!existsSync(file)) return;
	for (const message of keptMessages.parse(JSON.parse(readFileSync(file, 'utf8'))))
		store.restore(message);
}

/** Writes all messages to a file. */
export function keepMessages(store: MessageStore, file: string): void {
	const messages = store.all().map(({ media, ...message }) => ({
		...message,
		media: media.map((each) => ({ ...each, bytes: each.bytes.toString('base64') })),
	}));
	writeFileSync(file, JSON.stringify(messages));
}
