import { readChannelContent } from '../../fields/message/channelMessage';
import { mmsLimits, rcsLimits, whatsAppLimits } from '../../../twilio/media/mediaLimits';
import { readBody } from '../../fields/message/body';
import { readMedia, readOptionalMedia } from '../../fields/message/attachments';
import { fallsBackToSms } from '../../fields/message/fallBackToSms';
import type { MessageKind } from './draft';

/** A text. */
export const sms: MessageKind = { content: (item) => ({ body: readBody(item) }) };

/** Pictures or files, with or without a text. */
export const mms: MessageKind = {
	content: (item) => ({ body: readBody(item), mediaUrl: readMedia(item, mmsLimits) }),
};

/** Either, as the item has it. */
export const smsOrMms: MessageKind = {
	content(item) {
		const mediaUrl = readOptionalMedia(item, mmsLimits);
		return { body: readBody(item), ...(mediaUrl.length > 0 && { mediaUrl }) };
	},
};

/** A WhatsApp message. */
export const whatsApp: MessageKind = {
	content: (item) => readChannelContent(item, whatsAppLimits),
	channels: () => ({ to: 'whatsapp', from: 'whatsapp' }),
};

/** Twilio tries RCS alone for an address with the channel's prefix, and RCS first for a plain number. */
export const rcs: MessageKind = {
	content: (item) => readChannelContent(item, rcsLimits),
	channels: (item) => ({ to: fallsBackToSms(item) ? undefined : 'rcs', from: 'rcs' }),
};
