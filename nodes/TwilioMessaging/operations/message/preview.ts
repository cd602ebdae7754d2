import {
	channelChoiceField,
	readChannelChoice,
	shownForChannels,
	type ChannelChoice,
} from '../../fields/message/channelChoice';
import { channelContentFields, typesWithBody } from '../../fields/message/channelMessage';
import { bodyField } from '../../fields/message/body';
import { mediaFilesField, mediaUrlField } from '../../fields/message/attachments';
import { fallBackToSmsField } from '../../fields/message/fallBackToSms';
import { maxSegmentsOption } from '../../fields/options/maxSegments';
import { recipientField } from '../../fields/message/recipient';
import { senderFields } from '../../fields/message/sender';
import { allowShortCodesOption } from '../../fields/options/numberOptions';
import { pricePerSegmentOption, readPricePerSegment } from '../../fields/options/pricePerSegment';
import { sendOptionFields } from '../../fields/options/sendOptionFields';
import { answerLinkField, readAnswerLink } from '../../fields/question/answerLink';
import { operatedChannels } from '../../../twilio/values/channel';
import type { Operation } from '../operation';
import { readDraft, type MessageKind } from '../sending/draft';
import { rcs, smsOrMms, whatsApp } from '../sending/messageKinds';
import { reportNumbers } from '../sending/numberReport';
import { previewOf, sumOfPreviews } from '../sending/previewReport';
import { describeLink, exampleLink, withAnswerLink } from '../sending/questionPreview';

const kinds: Readonly<Record<ChannelChoice, MessageKind>> = {
	rcs,
	sms: smsOrMms,
	whatsapp: whatsApp,
};

const forSms = [{ show: { '/channel': ['sms'] } }];
/** Saved workflows may hold them: they are left out, and no longer offered. */
const never = [{ hide: { '/operation': ['preview'] } }];
const forTexts = [
	...forSms,
	{ show: { '/channel': [...operatedChannels], '/messageType': [...typesWithBody] } },
];

/** What a message will be, before it is sent. */
export const preview: Operation = {
	resource: 'message',
	value: 'preview',
	name: 'Preview',
	action: 'Preview message',
	description:
		'Show what a send would do, without sending: segments, encoding, the request, and what would be refused',
	builderHint: 'It sends nothing: use it to check a list, not in place of a send.',
	fields: [
		channelChoiceField('SMS or MMS', 'Which of the sends to preview'),
		...senderFields,
		...shownForChannels(['rcs'], [fallBackToSmsField]),
		recipientField,
		...shownForChannels(['sms'], [{ ...mediaUrlField, default: [] }, mediaFilesField, bodyField]),
		...shownForChannels(operatedChannels, channelContentFields),
		answerLinkField,
		...sendOptionFields({
			more: [maxSegmentsOption, pricePerSegmentOption],
			since11: [allowShortCodesOption],
			shown: {
				longBody: forTexts,
				longestPart: forTexts,
				allowShortCodes: forSms,
				maxSegments: forSms,
				pricePerSegment: forSms,
				contentSid: forSms,
				contentVariables: forSms,
				persistentAction: forSms,
				sendAsMms: forSms,
				// Nothing is asked or sent that could be fast, slow or delivered.
				maxConcurrentRequests: never,
				messagesPerSecond: never,
				timeout: never,
				skipDuplicateRecipients: never,
				waitForDelivery: never,
			},
		}),
	],
	hint: sumOfPreviews,
	read(item) {
		const kind = readChannelChoice(item, kinds);
		const link = readAnswerLink(item) ? exampleLink(item) : undefined;
		const draft = readDraft(
			item,
			link === undefined ? kinds[kind] : withAnswerLink(kinds[kind], link),
		);
		const more = link !== undefined && { answerLink: describeLink(draft, link, kind === 'sms') };
		const settings = {
			numbers: reportNumbers(item, draft.read),
			channel: kind === 'sms' ? undefined : kind,
			pricePerSegment: readPricePerSegment(item),
			// Whoever has the signed address of a file has the file.
			showMedia: (url: string) => (item.idOfMedia(url) === url ? url : '(a file of the item)'),
		};
		const { messages, problems } = draft;
		return {
			results: [{ ...previewOf(draft, item.accountSid, settings), ...more }],
			wouldSend: {
				messages: problems.length === 0 ? messages.length : 0,
				resultsIfRefused: (problem) => [
					{
						...previewOf({ ...draft, problems: [...problems, problem] }, item.accountSid, settings),
						...more,
					},
				],
			},
		};
	},
};
