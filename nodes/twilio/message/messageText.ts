import type { CreateMessage } from './createMessage';
import { asUnicode } from '../api/request';
import { splitChannel, type ChannelName } from '../values/channel';
import { smartEncode } from '../sms/smartEncoding';

/** A message as far as it is known. */
type MessageDraft = Partial<CreateMessage>;

/** How a message travels: `sms`, `mms`, or the channel that its addresses name, such as `whatsapp`. */
export function channelOf({
	to,
	from,
	mediaUrl,
	sendAsMms,
}: MessageDraft): ChannelName | 'sms' | 'mms' {
	const channel = splitChannel(to ?? '').channel ?? splitChannel(from ?? '').channel;
	if (channel !== undefined) return channel;
	return mediaUrl !== undefined || sendAsMms === true ? 'mms' : 'sms';
}

/** The text as it leaves; undefined when there is none, or a template makes it. */
export function textSent({ body, contentSid, smartEncoded }: MessageDraft): string | undefined {
	if (body === undefined || contentSid !== undefined) return undefined;
	const text = asUnicode(body);
	return smartEncoded === true ? smartEncode(text) : text;
}
