import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { channelContentFields } from '../../fields/message/channelMessage';
import { bodyField } from '../../fields/message/body';
import { mediaFilesField, mediaUrlField } from '../../fields/message/attachments';
import { fallBackToSmsField } from '../../fields/message/fallBackToSms';
import type { ItemReader } from '../../fields/reading/itemReader';
import { maxSegmentsOption } from '../../fields/options/maxSegments';
import { recipientField } from '../../fields/message/recipient';
import { senderFields } from '../../fields/message/sender';
import { sendOptionsFieldWith } from '../../fields/options/sendOptions';
import { parseChoice, parseNumber } from '../../fields/reading/values';
import { channels, type Channel } from '../../../twilio/values/channel';
import type { Operation } from '../operation';
import { readDraft, type MessageKind } from '../sending/draft';
import { rcs, smsOrMms, whatsApp } from '../sending/messageKinds';
import { previewOf } from '../sending/previewReport';

const labels = { channel: 'Channel', pricePerSegment: 'Price per Segment' };

type Kind = 'sms' | Channel;

const kinds: Readonly<Record<Kind, MessageKind>> = { rcs, sms: smsOrMms, whatsapp: whatsApp };

const channelField: INodeProperties = {
	displayName: labels.channel,
	name: 'channel',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: channels.rcs.label, value: 'rcs' },
		{ name: 'SMS or MMS', value: 'sms' },
		{ name: channels.whatsapp.label, value: 'whatsapp' },
	],
	default: 'sms',
	description: 'Which of the sends to preview',
};

const priceOption: INodeProperties = {
	displayName: labels.pricePerSegment,
	name: 'pricePerSegment',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 6 },
	default: 0,
	description:
		'What Twilio charges for a segment to this country, for the field "estimatedCost"; without carrier fees unless you add them',
};

function shownFor(channels: readonly Kind[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { channel: [...channels] } }, fields);
}

/** What a message will be, before it is sent. */
export const preview: Operation = {
	resource: 'message',
	value: 'preview',
	name: 'Preview',
	action: 'Preview message',
	description:
		'Show what a send would do, without sending: segments, encoding, the request, and what would be refused',
	fields: [
		channelField,
		...senderFields,
		...shownFor(['rcs'], [fallBackToSmsField]),
		recipientField,
		...shownFor(['sms'], [{ ...mediaUrlField, default: [] }, mediaFilesField, bodyField]),
		...shownFor(['rcs', 'whatsapp'], channelContentFields),
		sendOptionsFieldWith(maxSegmentsOption, priceOption),
	],
	read(item) {
		const kind = item.read('channel', labels.channel, (raw) => parseChoice(raw, kinds));
		const settings = {
			channel: kind === 'sms' ? undefined : kind,
			pricePerSegment: readPrice(item),
			// Whoever has the signed address of a file has the file.
			showMedia: (url: string) =>
				item.identityOfMedia(url) === url ? url : '(a file of the item)',
		};
		const draft = readDraft(item, kinds[kind]);
		const { messages, problems } = draft;
		return {
			results: [previewOf(draft, item.accountSid, settings)],
			wouldSend: {
				messages: problems.length === 0 ? messages.length : 0,
				resultsIfRefused: (problem) => [
					previewOf({ ...draft, problems: [...problems, problem] }, item.accountSid, settings),
				],
			},
		};
	},
};

function readPrice(item: ItemReader): number | undefined {
	return item
		.collection('options')
		.read('pricePerSegment', labels.pricePerSegment, (raw) =>
			parseNumber(raw, { whole: false, minimum: 0 }),
		);
}
