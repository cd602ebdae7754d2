import { pdfUrl, pngUrl } from '../../engine/sentMessages';
import { createSdkClient } from '../../twilio-stand-in/sdkClient';
import { defaults, type TwilioStandIn } from '../../twilio-stand-in/server';
import { newSid } from '../../twilio-stand-in/sids';
import type { Incoming } from '../../twilio-stand-in/webhooks/incoming';
import type { Attempt, Webhook } from '../../twilio-stand-in/webhooks/webhook';

/** Something that happens at Twilio, and the calls of webhooks that come of it. */
export interface Happening {
	readonly what: string;
	readonly happen: () => Promise<readonly Attempt[]>;
}

const person = '+14155552671';
const whatsApp = `whatsapp:${person}`;

/** What people write to a number. */
const written: Readonly<Record<string, Omit<Incoming, 'to'>>> = {
	SMS: { from: person, body: 'Hello & <welcome> 👋' },
	MMS: { from: person, mediaUrls: [pngUrl, pdfUrl] },
	STOP: { from: '+14155552672', body: 'STOP', extra: { OptOutType: 'STOP' } },
	'start in other letters': { from: '+14155552672', body: ' Start ' },
	'SMS with its place': {
		from: person,
		body: 'Here',
		extra: { FromCity: 'OAKLAND', FromState: 'CA', FromZip: '94601', AddOns: '{"status":"ok"}' },
	},
};

/** What only WhatsApp has. */
const writtenByWhatsApp: Readonly<Record<string, Omit<Incoming, 'to'>>> = {
	'WhatsApp message': { from: whatsApp, body: 'Hello', mediaUrls: [pngUrl] },
	'WhatsApp place': {
		from: whatsApp,
		extra: { Latitude: '1.5', Longitude: '-2.25', Address: '1 Main St', Label: 'Shop' },
	},
	'WhatsApp button': {
		from: whatsApp,
		body: 'Yes',
		extra: {
			...{ ButtonText: 'Yes', ButtonPayload: 'yes-1' },
			...{ OriginalRepliedMessageSid: `SM${'0'.repeat(32)}` },
			OriginalRepliedMessageSender: defaults.whatsAppSender,
		},
	},
};

/** People write to a number, and to a sender of WhatsApp if there is one; then what is not theirs comes. */
export function peopleWrite(
	standIn: TwilioStandIn,
	number: string,
	whatsAppSender?: string,
): Happening[] {
	let last: Webhook | undefined;
	const receive = async (incoming: Incoming) => {
		const { webhook, attempts } = await standIn.receive(incoming);
		last = webhook;
		return attempts;
	};
	const each = (all: Readonly<Record<string, Omit<Incoming, 'to'>>>, to: string) =>
		Object.entries(all).map(([what, message]): Happening => ({
			what,
			happen: async () => await receive({ ...message, to }),
		}));
	return [
		...each(written, number),
		...(whatsAppSender === undefined ? [] : each(writtenByWhatsApp, whatsAppSender)),
		{
			what: 'the last one again',
			happen: async () => (last ? [await standIn.deliver(last)] : []),
		},
		{
			what: 'one that Twilio has not signed',
			happen: async () =>
				last
					? [await standIn.deliver(renewed(last, {}), { authToken: 'another-false-token' })]
					: [],
		},
	];
}

/** The same about another message. */
function renewed(webhook: Webhook, parameters: Readonly<Record<string, string>>): Webhook {
	const sid = newSid('SM');
	const sids = {
		MessageSid: sid,
		SmsSid: sid,
		...('SmsMessageSid' in webhook.parameters && { SmsMessageSid: sid }),
	};
	return { ...webhook, parameters: { ...webhook.parameters, ...sids, ...parameters } };
}

/** Messages go out, and their statuses are reported. */
export async function statusesArrive(
	standIn: TwilioStandIn,
	sender: { readonly messagingServiceSid: string } | { readonly statusCallback: string },
): Promise<Happening[]> {
	const { messages } = createSdkClient(standIn);
	const from = defaults.numberWithoutService;
	const send = async (to: string) =>
		await messages.create({
			to,
			body: 'Hello',
			...('messagingServiceSid' in sender
				? sender
				: { ...sender, from: to.startsWith('whatsapp:') ? defaults.whatsAppSender : from }),
		});
	const { delivery } = standIn;
	delivery.setOutcome('+14155552673', { status: 'undelivered', errorCode: 30003 });
	delivery.setOutcome('+14155552674', { status: 'failed', errorCode: 30007 });
	delivery.setOutcome('whatsapp:+14155552675', { status: 'read' });
	// Sent at one time, however slow the machine: what is due together keeps its order.
	const now = Date.now();
	standIn.clock.source = () => now;
	for (const to of ['+14155552673', '+14155552674', 'whatsapp:+14155552675']) await send(to);
	const inOrder = await due(standIn);
	await send(person);
	const turned = [...(await due(standIn))].reverse();
	standIn.clock.source = () => Date.now();
	const [first] = inOrder;
	const others = ['accepted', 'scheduled', 'queued', 'canceled'].flatMap((status) =>
		first ? [renewed(first, { MessageStatus: status, SmsStatus: status })] : [],
	);
	return [...inOrder, ...turned, ...others, ...inOrder.slice(-1)].map((webhook) => ({
		what: `status ${webhook.parameters.MessageStatus ?? ''} of a message to ${webhook.parameters.To ?? ''}`,
		happen: async () => [await standIn.deliver(webhook)],
	}));
}

/** The reports that are due by now; they are not sent. */
async function due(standIn: TwilioStandIn): Promise<readonly Webhook[]> {
	standIn.clock.advance(60_000);
	let webhooks: readonly Webhook[] = [];
	await standIn.sendStatusCallbacks({
		order: (all) => {
			webhooks = all;
			return [];
		},
	});
	return webhooks;
}
