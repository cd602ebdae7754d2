import type { Account } from '../accounts';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { createMedia } from '../media/files';
import { isSid, newSid } from '../sids';
import type { World } from '../world';
import { isRecipient } from './addresses';
import { readBody, readMediaUrls } from './content';
import { checkKinds } from './parameters';
import { showMessage } from './resource';
import { readSchedule } from './schedule';
import { countSegments } from './segments';
import { findSender, type Sender } from './sender';
import type { Direction, StoredMessage } from './store';
import { checkMagicNumbers } from './testCredentials';
import { isWebAddress } from '../webAddress';

/** POST Messages: Twilio's checks, then the message, queued, accepted or scheduled. */
export function createMessage(world: World, account: Account, form: Form): Answer {
	const message = takeMessage(world, account, form, 'outbound-api');
	return {
		status: 201,
		body: showMessage(message, message.createdAt),
		created: message.sid,
	};
}

/**
 * Checks the parameters of a message, and puts it on its way.
 *
 * @throws TwilioRefusal with the code of what is wrong with it
 */
export function takeMessage(
	world: World,
	account: Account,
	form: Form,
	direction: Direction,
): StoredMessage {
	const now = world.clock.now();
	const to = checkPresence(form);
	checkKinds(form);
	checkExtras(form);
	const mediaUrls = readMediaUrls(form);
	const mms = mediaUrls.length > 0 || form.get('SendAsMms') === 'true';
	const sender = account.testCredentials
		? checkMagicNumbers(form)
		: findSender(world, account, form, mms);
	if (!account.testCredentials) checkRecipient(world, account, to, sender);
	const body = readBody(account, sender.service, form);
	const sendAt = readSchedule(form, now);
	const first = sendAt !== undefined ? 'scheduled' : sender.chosen ? 'accepted' : 'queued';
	const callback = form.get('StatusCallback');
	const outcome = world.delivery.outcomeOf(to);
	const message: StoredMessage = {
		sid: newSid(mms ? 'MM' : 'SM'),
		sequence: world.messages.nextSequence(),
		accountSid: account.sid,
		direction,
		to,
		from: sender.address,
		messagingServiceSid: sender.service?.sid ?? null,
		segments: mms ? 1 : countSegments(body),
		createdAt: now,
		changedAt: now,
		errorCode: outcome.errorCode ?? null,
		provideFeedback: form.get('ProvideFeedback') === 'true',
		...(callback === undefined ? {} : { statusCallback: callback }),
		body,
		steps: world.delivery.plan(first, now, sendAt ?? now, outcome),
		media: mediaUrls.map((address) => createMedia(address, now)),
		deleted: false,
	};
	if (!account.testCredentials) world.messages.add(message);
	return message;
}

function checkPresence(form: Form): string {
	const to = form.get('To');
	if (to === undefined) throw new TwilioRefusal(21604);
	if (form.get('From') === undefined && form.get('MessagingServiceSid') === undefined)
		throw new TwilioRefusal(21603);
	if (!['Body', 'MediaUrl', 'ContentSid'].some((name) => form.get(name) !== undefined))
		throw new TwilioRefusal(form.get('ContentVariables') === undefined ? 21602 : 21654);
	if (!isRecipient(to)) throw new TwilioRefusal(21211, to);
	return to;
}

function checkExtras(form: Form): void {
	const applicationSid = form.get('ApplicationSid');
	if (applicationSid !== undefined && !isSid('AP', applicationSid))
		throw new TwilioRefusal(21218, applicationSid);
	const validity = form.get('ValidityPeriod');
	if (validity !== undefined && !(/^\d+$/.test(validity) && +validity >= 1 && +validity <= 36_000))
		throw new TwilioRefusal(21624, validity);
	// Twilio wants a public host; tests listen on loopback, so only the form is checked here.
	const callback = form.get('StatusCallback');
	if (callback !== undefined && !isWebAddress(callback)) throw new TwilioRefusal(21609, callback);
}

function checkRecipient(world: World, account: Account, to: string, sender: Sender): void {
	const number = to.slice(to.indexOf(':') + 1);
	if (account.allowedPrefixes?.some((prefix) => number.startsWith(prefix)) === false)
		throw new TwilioRefusal(21408, to);
	if (account.trial && !account.verifiedNumbers.includes(number))
		throw new TwilioRefusal(21608, to);
	// An opt-out holds for a whole service when one is used, for the single number otherwise.
	if (world.delivery.isOptedOut(to, sender.service?.sid ?? sender.address))
		throw new TwilioRefusal(21610, to);
	for (const address of [sender.address, to]) {
		const code = world.delivery.refusalOf(address);
		if (code !== undefined) throw new TwilioRefusal(code, address);
	}
}
