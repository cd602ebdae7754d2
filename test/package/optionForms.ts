import type { INodeParameters } from 'n8n-workflow';
import { operations } from '../../nodes/TwilioMessaging/operations';

/** What of the action node's form decides which options there are. */
export interface ActionForm {
	readonly name: string;
	readonly resource: string;
	readonly operation: string;
	readonly channel: string;
	readonly messageType: string;
	readonly responseType: string;
	readonly downloadMedia: boolean;
	readonly parameters: INodeParameters;
}

/** The same of the trigger's. */
export interface TriggerForm {
	readonly name: string;
	readonly source: string;
	readonly events: readonly string[];
	readonly reply: string;
	readonly downloadMedia: boolean;
	readonly answerWaitingQuestions: boolean;
	readonly parameters: INodeParameters;
}

const onOff = [true, false];

/** Every form of the action node, also those with a choice in them that was left by another one. */
export const actionForms: readonly ActionForm[] = operations.flatMap(
	({ resource, value: operation }) =>
		['sms', 'whatsapp', 'rcs'].flatMap((channel) =>
			['text', 'media', 'location', 'template'].flatMap((messageType) =>
				['approval', 'freeText', 'customForm'].flatMap((responseType) =>
					onOff.map((downloadMedia): ActionForm => {
						const parameters = { resource, operation, channel, messageType, responseType };
						const name = [...Object.values(parameters), downloadMedia].join(' ');
						return { name, ...parameters, downloadMedia, parameters };
					}),
				),
			),
		),
);

const received = 'messageReceived';
const updated = 'messageStatusUpdated';

/** Every form of the trigger. */
export const triggerForms: readonly TriggerForm[] = [
	'phoneNumber',
	'messagingService',
	'manual',
].flatMap((source) =>
	[[received], [updated], [received, updated], []].flatMap((events) =>
		['nothing', 'text', 'workflow'].flatMap((reply) =>
			onOff.flatMap((downloadMedia) =>
				onOff.map((answerWaitingQuestions): TriggerForm => {
					const parameters = { source, events, reply };
					const name = [source, ...events, reply, downloadMedia, answerWaitingQuestions].join(' ');
					return { name, ...parameters, downloadMedia, answerWaitingQuestions, parameters };
				}),
			),
		),
	),
);
