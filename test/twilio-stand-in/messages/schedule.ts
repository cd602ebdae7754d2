import { TwilioRefusal } from '../errors';
import type { Form } from '../form';

const minute = 60_000;
/** Error 35114 says 300 seconds, the older guide 15 minutes; the longest is the guide's. */
const soonest = 5 * minute;
const latest = 35 * 24 * 60 * minute;

/**
 * When the message is to go out; undefined means at once. Without a Messaging Service the guide
 * says that it goes out at once, the error list that it is refused: refusing is the safe reading.
 */
export function readSchedule(form: Form, now: number): number | undefined {
	const text = form.get('SendAt');
	if (form.get('ScheduleType') === undefined) return undefined;
	if (text === undefined) throw new TwilioRefusal(35111);
	if (form.get('MessagingServiceSid') === undefined) throw new TwilioRefusal(35118);
	const isDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(
		text,
	);
	const sendAt = isDateTime ? Date.parse(text) : NaN;
	if (!(sendAt - now > soonest && sendAt - now <= latest)) throw new TwilioRefusal(35114, text);
	return sendAt;
}
