import type { INodeParameters } from 'n8n-workflow';
import type { TwilioSetUp } from '../../../engine/setUpTwilio';
import { createSdkClient } from '../../../twilio-stand-in/sdkClient';
import { defaults } from '../../../twilio-stand-in/server';

const locator = (value: string) => ({ __rl: true, mode: 'id', value });

/** The number and the service that a test's trigger is set to, and what a person does to them. */
export function ownSources(twilio: TwilioSetUp) {
	const ownNumber = (phoneNumber: string = defaults.numberWithoutService) => {
		const found = twilio.standIn.phoneNumbers().find((each) => each.phone_number === phoneNumber);
		if (!found) throw new Error(`There is no ${phoneNumber}`);
		return found;
	};
	return {
		ownNumber,
		service: (sid: string = defaults.messagingServiceSid) => {
			const found = twilio.standIn.messagingServices().find((each) => each.sid === sid);
			if (!found) throw new Error('There is no service');
			return found;
		},
		/** Another number that is in no service. */
		otherNumber: () => {
			const isSeeded = () =>
				twilio.standIn.phoneNumbers().find((each) => each.phone_number.startsWith('+1303'));
			if (!isSeeded()) twilio.standIn.seedPhoneNumbers(1);
			return ownNumber(isSeeded()?.phone_number);
		},
		withNumber: (parameters: INodeParameters = {}): INodeParameters => ({
			source: 'phoneNumber',
			phoneNumberSid: locator(ownNumber().sid),
			events: ['messageReceived'],
			...parameters,
		}),
		withService: (parameters: INodeParameters = {}): INodeParameters => ({
			source: 'messagingService',
			messagingServiceSid: locator(defaults.messagingServiceSid),
			events: ['messageReceived', 'messageStatusUpdated'],
			...parameters,
		}),
		changeNumber: async (settings: object) =>
			await createSdkClient(twilio.standIn).incomingPhoneNumbers(ownNumber().sid).update(settings),
		changeService: async (settings: object, sid: string = defaults.messagingServiceSid) =>
			await createSdkClient(twilio.standIn).messaging.v1.services(sid).update(settings),
		/** Requests that change something. */
		changes: () => twilio.standIn.requests.filter(({ method }) => method === 'POST'),
	};
}

/** Choosing a source by its SID. */
export const bySid = locator;

/** Everything but the date of the last change. */
export const settled = (resource: object) => ({ ...resource, date_updated: '' });

/** Takes over what somebody else uses. */
export const replacing = { options: { replaceExisting: true } };
