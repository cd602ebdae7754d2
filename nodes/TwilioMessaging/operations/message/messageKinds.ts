import { readChannelContent } from '../../fields/channelContent';
import { readBody, readMediaUrls, readOptionalMediaUrls } from '../../fields/content';
import { fallsBackToSms } from '../../fields/fallBackToSms';
import type { MessageKind } from './draft';

/** A text. */
export const sms: MessageKind = { content: (item) => ({ body: readBody(item) }) };

/** Pictures or files, with or without a text. */
export const mms: MessageKind = {
	content: (item) => ({ body: readBody(item), mediaUrl: readMediaUrls(item) }),
};

/** Either, as the item has it. */
export const smsOrMms: MessageKind = {
	content(item) {
		const mediaUrl = readOptionalMediaUrls(item);
		return { body: readBody(item), ...(mediaUrl.length > 0 && { mediaUrl }) };
	},
};

/** WhatsApp takes one file a message (https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages). */
export const whatsApp: MessageKind = {
	content: (item) => readChannelContent(item, 1),
	channels: () => ({ to: 'whatsapp', from: 'whatsapp' }),
};

/** Twilio tries RCS alone for an address with the channel's prefix, and RCS first for a plain number. */
export const rcs: MessageKind = {
	content: (item) => readChannelContent(item, 10),
	channels: (item) => ({ to: fallsBackToSms(item) ? undefined : 'rcs', from: 'rcs' }),
};
