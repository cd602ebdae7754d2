import { operatedChannels } from '../../../twilio/values/channel';
import { partForSimplifying } from '../../../twilio/message/simplifiedMessage';
import {
	channelChoiceField,
	readChannelChoice,
	shownForChannels,
	type ChannelChoice,
} from '../../fields/message/channelChoice';
import { fallBackToSmsField } from '../../fields/message/fallBackToSms';
import { recipientField } from '../../fields/message/recipient';
import { channelSenderFields, senderFields } from '../../fields/message/sender';
import { maxSegmentsOption } from '../../fields/options/maxSegments';
import { defaultCountryOption } from '../../fields/options/numberOptions';
import { optionField } from '../../fields/options/optionField';
import { optionsField } from '../../fields/options/optionsField';
import { approvalOptionsField } from '../../fields/question/approvalOptions';
import { formFieldsField } from '../../fields/question/formFields';
import {
	messageField,
	responseTypeField,
	textAnswersNotice,
} from '../../fields/question/questionFields';
import { questionOptions } from '../../fields/question/questionOptions';
import { limitWaitTimeOption } from '../../fields/question/waitLimit';
import type { Operation } from '../operation';
import type { MessageKind } from '../sending/draft';
import { rcs, sms, whatsApp } from '../sending/messageKinds';
import { readQuestionDraft } from '../sending/questionDraft';
import { callsFor } from '../sending/sendCall';

const kinds: Readonly<Record<ChannelChoice, MessageKind>> = { rcs, sms, whatsapp: whatsApp };

const options = [
	...questionOptions,
	limitWaitTimeOption,
	{ ...maxSegmentsOption, displayOptions: { show: { '/channel': ['sms'] } } },
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
		'Ask a person by text, with a link to a page for the answer, and continue when the answer is there',
	waits: true,
	builderHint:
		'For a question to a person whose answer the workflow goes on with. It takes one item: put Loop Over Items before it for more. The answer is in data; after a time limit there is no data, so branch on that.',
	fields: [
		channelChoiceField('SMS', 'How the question reaches the person'),
		...shownForChannels(['sms'], senderFields),
		...shownForChannels(operatedChannels, channelSenderFields),
		...shownForChannels(['rcs'], [fallBackToSmsField]),
		recipientField,
		messageField,
		responseTypeField,
		textAnswersNotice,
		approvalOptionsField,
		formFieldsField,
		optionsField(options),
	],
	read(item) {
		const kind = readChannelChoice(item, kinds);
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
