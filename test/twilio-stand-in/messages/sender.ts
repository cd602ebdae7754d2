import type { Account, MessagingService, OwnNumber } from '../accounts';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { isSid } from '../sids';
import type { World } from '../world';
import { channelOf, isAlphanumericSender, isSender } from './addresses';

/** Who sends: an address, and the service it was taken from, if one was named. */
export interface Sender {
	readonly address: string;
	readonly service: MessagingService | undefined;
	/** Whether the service chose the address; it then shows only after a while. */
	readonly chosen: boolean;
}

/** Finds the sender that the request names, or the one its Messaging Service would choose. */
export function findSender(world: World, account: Account, form: Form, mms: boolean): Sender {
	const to = form.get('To') ?? '';
	const from = form.get('From');
	const serviceSid = form.get('MessagingServiceSid');
	const service = serviceSid === undefined ? undefined : findService(account, serviceSid);
	if (from !== undefined) {
		checkFrom(world, account, from, to, mms);
		// Twilio's guides let From join any service; its error list has this code. The list is later.
		if (service !== undefined && !service.senders.includes(from))
			throw new TwilioRefusal(21711, from);
		return { address: from, service, chosen: false };
	}
	if (service === undefined) throw new TwilioRefusal(21603);
	const address = service.senders.find((sender) => suits(world, account, sender, to, mms));
	if (address === undefined) throw new TwilioRefusal(21703, to);
	return { address, service, chosen: true };
}

function findService(account: Account, sid: string): MessagingService {
	if (!isSid('MG', sid)) throw new TwilioRefusal(21705, sid);
	const service = account.messagingServices.find((candidate) => candidate.sid === sid);
	if (service === undefined) throw new TwilioRefusal(21701, sid);
	if (service.senders.length === 0) throw new TwilioRefusal(21704, sid);
	return service;
}

function checkFrom(world: World, account: Account, from: string, to: string, mms: boolean): void {
	if (!isSender(from)) throw new TwilioRefusal(21212, from);
	// One code for every mismatch of channels: no source says which others there are.
	if (channelOf(from) !== channelOf(to)) throw new TwilioRefusal(63007, from);
	if (channelOf(from) !== 'phone') {
		if (!account.channelSenders.includes(from)) throw new TwilioRefusal(63007, from);
		return;
	}
	if (isAlphanumericSender(from)) {
		if (!account.alphanumericSenders) throw new TwilioRefusal(21212, from);
		if (to.startsWith('+1')) throw new TwilioRefusal(21612, to);
		if (mms) throw new TwilioRefusal(21621, from);
		return;
	}
	const owned = findNumber(world, account, from);
	if (owned === undefined) {
		const elsewhere = world.accounts
			.all()
			.some((other) => findNumber(world, other, from) !== undefined);
		throw new TwilioRefusal(elsewhere ? 21660 : 21659, from);
	}
	if (!owned.capabilities.sms) throw new TwilioRefusal(21606, from);
	if (mms && !owned.capabilities.mms) throw new TwilioRefusal(21621, from);
}

function suits(world: World, account: Account, sender: string, to: string, mms: boolean): boolean {
	if (channelOf(sender) !== channelOf(to)) return false;
	if (channelOf(sender) !== 'phone') return account.channelSenders.includes(sender);
	if (isAlphanumericSender(sender)) return !mms && !to.startsWith('+1');
	const capabilities = findNumber(world, account, sender)?.capabilities;
	return capabilities !== undefined && (mms ? capabilities.mms : capabilities.sms);
}

function findNumber(world: World, account: Account, phoneNumber: string): OwnNumber | undefined {
	return (
		world.phoneNumbers.find(account, phoneNumber) ??
		account.numbers.find((number) => number.phoneNumber === phoneNumber)
	);
}
