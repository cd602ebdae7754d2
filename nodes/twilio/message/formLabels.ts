import type { FieldKey, Form } from '../errors';
import { credentialLabels } from '../values/credentialLabels';
import { createParameters } from './createParameters';

/** What those fields of the forms are called that are no parameters of a message. */
export const fieldLabels = {
	longBody: 'Long Body',
	maxConcurrentRequests: 'Max Concurrent Requests',
	messageSid: 'Message SID',
	messagesPerSecond: 'Messages per Second',
	messageType: 'Message Type',
	senderType: 'Send With',
} as const;

/** What each field is called where no form has it under a name of its own. */
const usualLabels: Readonly<Record<FieldKey, string>> = {
	...credentialLabels,
	...fieldLabels,
	addressRetention: createParameters.addressRetention.label,
	applicationSid: createParameters.applicationSid.label,
	body: createParameters.body.label,
	contentRetention: createParameters.contentRetention.label,
	contentSid: createParameters.contentSid.label,
	contentVariables: createParameters.contentVariables.label,
	fallbackFrom: createParameters.fallbackFrom.label,
	forceDelivery: createParameters.forceDelivery.label,
	from: createParameters.from.label,
	maxPrice: createParameters.maxPrice.label,
	mediaUrl: createParameters.mediaUrl.label,
	messagingServiceSid: createParameters.messagingServiceSid.label,
	riskCheck: createParameters.riskCheck.label,
	sendAt: createParameters.sendAt.label,
	shortenUrls: createParameters.shortenUrls.label,
	smartEncoded: createParameters.smartEncoded.label,
	statusCallback: createParameters.statusCallback.label,
	to: createParameters.to.label,
	validityPeriod: createParameters.validityPeriod.label,
};

/** What a field is called in the form that sends texts. */
export function usualLabelOf(field: FieldKey): string {
	return usualLabels[field];
}

/** For whoever reads of a message or an account without a form that it came from. */
export const noForm: Form = { kind: 'other', has: () => true, labelOf: usualLabelOf };
