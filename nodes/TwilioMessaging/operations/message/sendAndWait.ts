import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { channels, operatedChannels, type Channel } from '../../../twilio/values/channel';
import { partForSimplifying } from '../../../twilio/message/simplifiedMessage';
import { fallBackToSmsField } from '../../fields/message/fallBackToSms';
import { recipientField } from '../../fields/message/recipient';
import { channelSenderFields, senderFields } from '../../fields/message/sender';
import { maxSegmentsOption } from '../../fields/options/maxSegments';
import { defaultCountryOption } from '../../fields/options/numberOptions';
import { optionField } from '../../fields/options/optionField';
import { optionsField } from '../../fields/options/optionsField';
import { approvalOptionsField } from '../../fields/question/approvalOptions';
import { formFieldsField } from '../../fields/question/formFields';
import { messageField, responseTypeField } from '../../fields/question/questionFields';
import { questionOptions } from '../../fields/question/questionOptions';
import { limitWaitTimeOption } from '../../fields/question/waitLimit';
import { parseChoice } from '../../fields/reading/values';
import type { Operation } from '../operation';
import type { MessageKind } from '../sending/draft';
import { rcs, sms, whatsApp } from '../sending/messageKinds';
import { readQuestionDraft } from '../sending/questionDraft';
import { callsFor } from '../sending/sendCall';

const label = 'Channel';

type Kind = 'sms' | Channel;

const kinds: Readonly<Record<Kind, MessageKind>> = { rcs, sms, whatsapp: whatsApp };

const channelField: INodeProperties = {
	displayName: label,
	name: 'channel',
	type: 'options',
	noDataExpression: true,
	options: [
		...operatedChannels.map((channel) => ({ name: channels[channel].label, value: channel })),
		{ name: 'SMS', value: 'sms' },
	].sort((one, other) => one.name.localeCompare(other.name, 'en')),
	default: 'sms',
	description: 'How the question reaches the person',
};

function shownFor(kindsShown: readonly Kind[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { channel: [...kindsShown] } }, fields);
}

const options = [
	...questionOptions,
	limitWaitTimeOption,
	maxSegmentsOption,
	defaultCountryOption,
	...(['shortenUrls', 'smartEncoded', 'statusCallback'] as const).map(optionField),
].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));

/** Asks a person, and lets the execution wait until the answer is there. */
export const sendAndWait: Operation = {
	resource: 'message',
	// n8n checks the signature of a link only for an operation of this very name.
	value: 'sendAndWait',
	name: 'Send and Wait for Response',
	action: 'Send message and wait for response',
	description:
		'Ask a person by text, with a link to a page on which to answer, and go on when the answer is there',
	waits: true,
	fields: [
		channelField,
		...shownFor(['sms'], senderFields),
		...shownFor(operatedChannels, channelSenderFields),
		...shownFor(['rcs'], [fallBackToSmsField]),
		recipientField,
		messageField,
		responseTypeField,
		approvalOptionsField,
		formFieldsField,
		optionsField(options),
	],
	read(item) {
		const kind = item.read('channel', label, (raw) => parseChoice(raw, kinds));
		const { messages, ...wait } = readQuestionDraft(item, kinds[kind]);
		const links = new Map(messages.map(({ message, link }) => [message, link]));
		return {
			calls: callsFor(item, [...links.keys()], {
				shape: partForSimplifying,
				kept: partForSimplifying,
				questionOf: (message) => links.get(message),
			}),
			thenWait: wait,
		};
	},
};
