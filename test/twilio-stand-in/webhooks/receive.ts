import { randomUUID } from 'node:crypto';
import type { Account } from '../accounts';
import { TwilioRefusal } from '../errors';
import { Form } from '../form';
import { takeMessage } from '../messages/create';
import { showMessage, type MessageResource } from '../messages/resource';
import type { StoredMessage } from '../messages/store';
import type { World } from '../world';
import { readAnswer, type Reply } from './answer';
import { inboundHooks } from './hooks';
import { incomingParameters, storeIncoming, type Incoming } from './incoming';
import type { WebhookSender } from './sender';
import type { Attempt, Hook, Webhook, WebhookError } from './webhook';

/** What became of an incoming message. */
export interface Received {
	/** Undefined when the number's service has no address: such messages are not even logged. */
	readonly message?: MessageResource | undefined;
	/** The first call that was made, to be sent again with `deliver`; undefined when no address is set. */
	readonly webhook?: Webhook | undefined;
	/** Every request, the fallback's included, in their order. */
	readonly attempts: readonly Attempt[];
	/** The messages that the answer brought into being. */
	readonly replies: readonly MessageResource[];
	readonly errors: readonly WebhookError[];
}

/** Someone writes to a number that no account has. */
export class UnknownNumber extends Error {
	constructor(to: string) {
		super(`No account of the stand-in owns ${to}`);
	}
}

/** Takes an incoming message in, calls the webhook, and does what the answer says. */
export async function receive(
	world: World,
	sender: WebhookSender,
	incoming: Incoming,
): Promise<Received> {
	const account = findReceiver(world, incoming.to);
	const { signal } = sender;
	const hooks = inboundHooks(world, account, incoming.to, incoming.messagingServiceSid);
	if (hooks.disabled)
		return { message: undefined, webhook: undefined, attempts: [], replies: [], errors: [] };
	const stored = storeIncoming(world, account, incoming, hooks.service?.sid ?? null);
	const parameters = incomingParameters(world, stored, incoming.extra);
	const call = (hook: Hook, more: Readonly<Record<string, string>> = {}): Webhook => ({
		...hook,
		parameters: { ...parameters, ...more },
		accountSid: account.sid,
		idempotencyToken: randomUUID(),
	});
	const webhook = hooks.primary === undefined ? undefined : call(hooks.primary);
	const attempts: Attempt[] = [];
	const errors: WebhookError[] = [];
	const replies: MessageResource[] = [];
	const run = async (one: Webhook): Promise<boolean> => {
		const made = await sender.send(one);
		attempts.push(...made);
		if (signal.aborted) return true;
		const { replies: asked, problems } = judge(made.at(-1));
		errors.push(...problems.map((problem) => ({ ...problem, url: one.url })));
		for (const reply of asked) {
			const sent = sendReply(world, account, stored, reply);
			if ('code' in sent) errors.push({ ...sent, url: one.url });
			else replies.push(sent);
		}
		return problems.length === 0;
	};
	const good = webhook === undefined || (await run(webhook));
	const [first] = errors;
	if (!good && hooks.fallback !== undefined && first !== undefined)
		await run(call(hooks.fallback, { ErrorCode: String(first.code), ErrorUrl: first.url }));
	if (!signal.aborted) world.webhookErrors.push(...errors);
	return {
		message: showMessage(stored, world.clock.now()),
		webhook,
		attempts,
		replies,
		errors,
	};
}

function findReceiver(world: World, to: string): Account {
	const account = world.accounts
		.all()
		.find((candidate) =>
			[
				...candidate.numbers.map(({ phoneNumber }) => phoneNumber),
				...candidate.channelSenders,
				...world.phoneNumbers.of(candidate).map(({ phoneNumber }) => phoneNumber),
			].includes(to),
		);
	if (account === undefined) throw new UnknownNumber(to);
	return account;
}

function judge(attempt: Attempt | undefined): ReturnType<typeof readAnswer> {
	const status = attempt?.status;
	if (attempt !== undefined && status !== undefined && status >= 200 && status < 300)
		return readAnswer(attempt.contentType, attempt.text);
	const reason = status === undefined ? `No answer: ${attempt?.failure ?? ''}` : `HTTP ${status}`;
	return { replies: [], problems: [{ code: 11200, reason }] };
}

/** A reply goes from the number that was written to, through the same service, to who wrote. */
function sendReply(
	world: World,
	account: Account,
	incoming: StoredMessage,
	reply: Reply,
): MessageResource | { readonly code: number; readonly reason: string } {
	const service = incoming.messagingServiceSid;
	const form = new Form([
		['To', reply.to ?? incoming.from],
		['From', reply.from ?? incoming.to],
		['Body', reply.body],
		...(service === null ? [] : [['MessagingServiceSid', service] as const]),
		...reply.mediaUrls.map((address) => ['MediaUrl', address] as const),
		...(reply.statusCallback === undefined
			? []
			: [['StatusCallback', reply.statusCallback] as const]),
	]);
	try {
		const message = takeMessage(world, account, form, 'outbound-reply');
		return showMessage(message, message.createdAt);
	} catch (error) {
		if (error instanceof TwilioRefusal) return { code: error.code, reason: error.message };
		throw error;
	}
}
