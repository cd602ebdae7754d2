import type { INodeProperties } from 'n8n-workflow';
import { createParameterNames } from '../../../twilio/message/createMessage';
import type { CreateParameterName } from '../../../twilio/message/createParameters';
import type { OptionCollection } from '../reading/optionCollections';

/** Parameters that have a field of their own, and the schedule type, which Send At decides. */
type FieldName = 'to' | 'from' | 'messagingServiceSid' | 'body' | 'mediaUrl' | 'scheduleType';

/** Parameters of the Messages API that are options of the sends and Preview. */
export type CreateOptionName = Exclude<CreateParameterName, FieldName>;

/** Options about how the node goes about sending. */
type RunOptionName =
	| 'allowShortCodes'
	| 'defaultCountry'
	| 'longBody'
	| 'longestPart'
	| 'maxConcurrentRequests'
	| 'maxMessagesPerRun'
	| 'maxSegments'
	| 'messagesPerSecond'
	| 'pricePerSegment'
	| 'sendOnceKey'
	| 'skipDuplicateRecipients'
	| 'skipIfSentWithin'
	| 'timeout'
	| 'waitForDelivery';

/** Every option of the sends and Preview. Stored in saved workflows: never changes. */
export type OptionName = CreateOptionName | RunOptionName;

/** An option as a field of the form: one that has no group below does not compile. */
export interface Option extends INodeProperties {
	name: OptionName;
}

/**
 * The collection that holds an option, from version 1.1 on: what many use, what guards against damage,
 * and the rest of what Twilio takes. Version 1 has them all in one.
 */
export const optionGroups: Readonly<Record<OptionName, OptionCollection | 'notOffered'>> = {
	addressRetention: 'twilioParameters',
	allowShortCodes: 'options',
	applicationSid: 'twilioParameters',
	attempt: 'twilioParameters',
	contentRetention: 'twilioParameters',
	contentSid: 'options',
	contentVariables: 'options',
	defaultCountry: 'options',
	fallbackFrom: 'options',
	forceDelivery: 'twilioParameters',
	longBody: 'options',
	longestPart: 'options',
	maxConcurrentRequests: 'safetyOptions',
	maxMessagesPerRun: 'safetyOptions',
	// Twilio ignores it.
	maxPrice: 'notOffered',
	maxSegments: 'safetyOptions',
	messageIntent: 'twilioParameters',
	messagesPerSecond: 'safetyOptions',
	persistentAction: 'twilioParameters',
	pricePerSegment: 'options',
	provideFeedback: 'twilioParameters',
	riskCheck: 'twilioParameters',
	sendAsMms: 'options',
	sendAt: 'options',
	sendOnceKey: 'safetyOptions',
	shortenUrls: 'options',
	skipDuplicateRecipients: 'safetyOptions',
	skipIfSentWithin: 'safetyOptions',
	smartEncoded: 'options',
	statusCallback: 'options',
	timeout: 'safetyOptions',
	trafficType: 'twilioParameters',
	validityPeriod: 'twilioParameters',
	waitForDelivery: 'options',
};

/** The parameters among them, in the order in which they are sent. */
export const createOptionNames: readonly CreateOptionName[] = createParameterNames.filter(
	(name): name is CreateOptionName => name in optionGroups,
);
