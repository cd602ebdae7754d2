import fc from 'fast-check';
import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message';
import { parties, type SenderType } from './addresses';
import { freeOptions, serviceOptions, template } from './createOptions';
import { unusualText, webAddress } from './texts';

/** One message to create: as the SDK takes it, and in which of many hands the node's fields are written. */
export interface SendCall {
	readonly options: MessageListInstanceCreateOptions;
	readonly style: number;
}

/** The two operations that create messages. */
export type SendOperation = 'sendSms' | 'sendMms';

const longestBody = 1600;
const body = unusualText(longestBody);
const mediaUrl = fc.array(webAddress, { minLength: 1, maxLength: 10 });

function content(
	operation: SendOperation,
): fc.Arbitrary<Pick<MessageListInstanceCreateOptions, 'body' | 'mediaUrl' | 'contentSid'>> {
	if (operation === 'sendMms') {
		return fc.record({ mediaUrl, body }, { requiredKeys: ['mediaUrl'] });
	}
	const text = fc.record({ body });
	const textAndTemplate = fc.tuple(text, template).map(([one, other]) => ({ ...one, ...other }));
	return fc.oneof(
		{ weight: 5, arbitrary: text },
		{ weight: 2, arbitrary: template },
		{ weight: 1, arbitrary: textAndTemplate },
	);
}

/** Messages to create with one kind of sender. */
export function sendCall(operation: SendOperation, senderType: SenderType): fc.Arbitrary<SendCall> {
	return fc.record({
		style: fc.nat({ max: 10_000 }),
		options: fc
			.tuple(
				parties(senderType),
				content(operation),
				freeOptions,
				senderType === 'from' ? fc.constant({}) : serviceOptions,
			)
			.map(([who, what, free, service]) => ({ ...who, ...what, ...free, ...service })),
	});
}

/** A batch of messages to create, each to another recipient. */
export function sendBatch(
	operation: SendOperation,
	senderType: SenderType,
	size: number,
): fc.Arbitrary<SendCall[]> {
	return fc.uniqueArray(sendCall(operation, senderType), {
		minLength: size,
		maxLength: size,
		selector: ({ options }) => options.to,
	});
}

/** The same message without what has no effect: version 1.1 does not offer it. */
export function offeredSince11(operation: SendOperation, { options, style }: SendCall): SendCall {
	const offered = { ...options };
	delete offered.maxPrice;
	if (operation !== 'sendSms') delete offered.sendAsMms;
	return { style, options: offered };
}
