import { sendEachItem, setUpTwilio, withService } from '../../../../engine/setUpTwilio';
import { defaults } from '../../../../twilio-stand-in/server';

/** Covers fallBackToSms. */

const twilio = setUpTwilio();
const person = '+14155552671';
const item = { to: person, body: 'Hello' };

const sender = (value: string) => ({ from: { __rl: true, mode: 'sender', value } });

const rcs = { ...sendEachItem, operation: 'sendRcs', messageType: 'text' };

/** The form of the one message that was asked for. */
function form(): Record<string, string[]> {
	const [request] = twilio.standIn.requests;
	const fields: Record<string, string[]> = {};
	for (const [name, value] of request?.form ?? []) (fields[name] ??= []).push(value);
	return fields;
}

test('RCS: the prefix is added, or left out where SMS may take its place', async () => {
	await twilio.run([item], { ...rcs, ...sender('stand_in_agent') });
	expect(form()).toMatchObject({ To: [`rcs:${person}`], From: [defaults.rcsSender] });
	twilio.standIn.reset();
	const fallback = { ...rcs, ...withService, options: { fallbackFrom: defaults.number } };
	await twilio.run([item], { ...fallback, fallBackToSms: true });
	expect(form()).toMatchObject({
		To: [person],
		MessagingServiceSid: [defaults.messagingServiceSid],
		FallbackFrom: [defaults.number],
	});
	twilio.standIn.reset();
	await twilio.run([item], { ...rcs, ...withService, fallBackToSms: false });
	expect(form()).toMatchObject({ To: [`rcs:${person}`] });
});
