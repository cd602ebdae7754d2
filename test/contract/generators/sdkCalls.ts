import type { createSdkClient } from '../../twilio-stand-in/sdkClient';
import { defaults } from '../../twilio-stand-in/defaultAccount';
import type { ListCall } from './lists';

/** Twilio's SDK, aimed at the stand-in. */
export type SdkClient = ReturnType<typeof createSdkClient>;

const aDay = 86_400_000;

/** Schedules a message for tomorrow, and gives its SID. */
export async function schedule(client: SdkClient): Promise<string> {
	const { sid } = await client.messages.create({
		to: '+14155550123',
		messagingServiceSid: defaults.messagingServiceSid,
		body: 'Later',
		scheduleType: 'fixed',
		sendAt: new Date(Date.now() + aDay),
	});
	return sid;
}

/** The operations on one message, as the SDK calls them. */
export const bySid: ReadonlyArray<
	[operation: string, ask: (client: SdkClient, sid: string) => Promise<unknown>]
> = [
	['get', (client, sid) => client.messages(sid).fetch()],
	['redact', (client, sid) => client.messages(sid).update({ body: '' })],
	['delete', (client, sid) => client.messages(sid).remove()],
	['cancel', (client, sid) => client.messages(sid).update({ status: 'canceled' })],
];

const largestPage = 1000;

/**
 * Lists messages and gives their SIDs. With a limit of more than a page the SDK has to be told the
 * size of a page: it would ask for a larger one than Twilio gives.
 */
export async function list(client: SdkClient, { filters, limit }: ListCall): Promise<string[]> {
	const isLong = limit === undefined || limit > largestPage;
	const messages = await client.messages.list({
		...filters,
		...(limit !== undefined && { limit }),
		...(isLong && { pageSize: largestPage }),
	});
	return messages.map(({ sid }) => sid);
}
