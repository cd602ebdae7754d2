import { TwilioRefusal, type RefusalCode } from '../errors';
import type { Form } from '../form';
import type { Sender } from './sender';

const senders: Readonly<Record<string, RefusalCode>> = {
	'+15005550001': 21212,
	'+15005550007': 21606,
	'+15005550008': 21611,
};

const recipients: Readonly<Record<string, RefusalCode>> = {
	'+15005550001': 21211,
	'+15005550002': 21612,
	'+15005550003': 21408,
	'+15005550004': 21610,
	'+15005550009': 21614,
};

/**
 * Test credentials: the magic numbers decide. Which of two bad numbers wins is not documented;
 * here it is the sender, as with other credentials.
 */
export function checkMagicNumbers(form: Form): Sender {
	const from = form.get('From');
	const to = form.get('To') ?? '';
	// Services are "unsupported"; the code is not documented.
	if (form.get('MessagingServiceSid') !== undefined)
		throw new TwilioRefusal(21705, form.get('MessagingServiceSid'));
	if (from === undefined) throw new TwilioRefusal(21603);
	if (from !== '+15005550006') throw new TwilioRefusal(senders[from] ?? 21606, from);
	const refusal = recipients[to];
	if (refusal !== undefined) throw new TwilioRefusal(refusal, to);
	return { address: from, service: undefined, chosen: false };
}
