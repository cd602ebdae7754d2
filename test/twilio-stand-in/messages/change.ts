import type { Account } from '../accounts';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import type { World } from '../world';
import { showMessage } from './resource';
import { currentStep, isComplete, type StoredMessage } from './store';

/** The message of that SID in this account. */
export function findMessage(
	world: World,
	account: Account,
	sid: string,
	path: string,
): StoredMessage {
	const message = world.messages.find(sid);
	if (message === undefined || message.deleted || message.accountSid !== account.sid)
		throw new TwilioRefusal(20404, path);
	return message;
}

/** GET one message. */
export function fetchMessage(world: World, message: StoredMessage): Answer {
	return { status: 200, body: showMessage(message, world.clock.now()) };
}

/** POST one message: cancels it, empties its body, or both; says so if it can do neither. */
export function updateMessage(world: World, message: StoredMessage, form: Form): Answer {
	const status = form.get('Status');
	if (status !== undefined && status !== 'canceled')
		throw new TwilioRefusal(20422, `Status ${status}`);
	// Other text is "not allowed"; with which code is not documented.
	if (form.get('Body') !== undefined) throw new TwilioRefusal(20422, 'Body must be empty');
	const now = world.clock.now();
	if (status !== undefined) cancel(message, now);
	if (form.has('Body')) redact(message, now);
	return fetchMessage(world, message);
}

/** DELETE one message, its media and its feedback. */
export function deleteMessage(world: World, message: StoredMessage): Answer {
	if (!isComplete(message, world.clock.now())) throw new TwilioRefusal(20009);
	message.deleted = true;
	return { status: 204 };
}

function cancel(message: StoredMessage, now: number): void {
	const { status } = currentStep(message, now);
	// Only scheduled messages can be canceled; 20409, "conflict", is the nearest code on record.
	if (status !== 'scheduled') throw new TwilioRefusal(20409, status);
	message.steps = [...message.steps.slice(0, 1), { status: 'canceled', at: now }];
	message.changedAt = now;
}

function redact(message: StoredMessage, now: number): void {
	if (!isComplete(message, now)) throw new TwilioRefusal(20009);
	message.body = '';
	message.changedAt = now;
}
