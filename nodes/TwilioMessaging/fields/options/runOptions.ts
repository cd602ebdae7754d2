import { usualTimeout } from '../../../twilio/api/answer';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import { fieldLabels } from '../../../twilio/message/formLabels';
import { isRecognizable } from '../../../twilio/message/sameMessage';
import { type ItemReader } from '../reading/itemReader';
import type { Option } from './optionGroups';
import { optionsField } from './optionsField';
import { sendOnceKeyOption } from './sendOnceKey';
import { waitForDeliveryOption } from './waitOptions';
import { parseFlag, parseNumber } from '../reading/values';
import { InvalidValue } from '../../../twilio/values/problem';

/** How a run of the node goes about its requests. Read from the first item: they hold for all. */
export interface RunOptions {
	readonly maxConcurrentRequests: number;
	/** For each sender; undefined means as fast as Twilio takes them. */
	readonly messagesPerSecond: number | undefined;
	/** How long a request may wait for its answer, in seconds. */
	readonly timeout: number;
	readonly skipDuplicateRecipients: boolean;
	/** Above it, nothing is sent; undefined for no limit. */
	readonly maxMessagesPerRun: number | undefined;
}

const labels = {
	maxConcurrentRequests: fieldLabels.maxConcurrentRequests,
	maxMessagesPerRun: 'Max Messages per Run',
	messagesPerSecond: fieldLabels.messagesPerSecond,
	skipDuplicateRecipients: 'Skip Duplicate Recipients',
	skipIfSentWithin: 'Skip If Sent Within (Minutes)',
	timeout: 'Timeout (Seconds)',
};

/** What the option is called on the screen. */
export const skipIfSentWithinLabel = labels.skipIfSentWithin;

const defaultConcurrency = 20;

/** What can be said about the requests of any operation. */
export const requestOptions: Option[] = [
	{
		displayName: labels.maxConcurrentRequests,
		name: 'maxConcurrentRequests',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: defaultConcurrency,
		description:
			'Maximum number of concurrent requests. It is lowered automatically when Twilio answers with HTTP 429.',
	},
	{
		displayName: labels.timeout,
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 300 },
		default: usualTimeout,
		description: 'How many seconds a request may wait for Twilio’s answer',
	},
];

/** What can be said about sending beside the message itself. */
export const sendingOptions: readonly Option[] = [
	...requestOptions,
	{
		displayName: labels.messagesPerSecond,
		name: 'messagesPerSecond',
		type: 'number',
		typeOptions: { minValue: 0.01 },
		default: 1,
		description:
			'Maximum number of messages per second for each sender (From or Messaging Service), also across the rounds of a loop. Without it, as fast as Twilio accepts them; Twilio queues what carriers do not accept yet.',
	},
	{
		displayName: labels.skipDuplicateRecipients,
		name: 'skipDuplicateRecipients',
		type: 'boolean',
		default: false,
		description:
			'Whether to send identical messages to a recipient only once; the later items carry the first one’s message (also where their Send At differs). Items with different Send Once Keys are each sent. In a loop, each round counts by itself.',
	},
	{
		displayName: labels.skipIfSentWithin,
		name: 'skipIfSentWithin',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description:
			'Before sending, ask Twilio whether this recipient got the same content from this sender within so many minutes; if so, give that message with "skipped": true instead of sending again. A scheduled message that was not sent yet counts as well. From ten recipients on, one list serves all of them; below that, it costs one more request for each.',
		builderHint: {
			propertyHint:
				'Minutes. Against the same text to the same person again, as when a workflow starts twice. For one message for each occasion, however long ago, use Send Once Key.',
		},
	},
	{
		displayName: labels.maxMessagesPerRun,
		name: 'maxMessagesPerRun',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 100,
		description:
			'Maximum number of messages in one run of this node. If the items add up to more, nothing is sent. Each round of a loop is its own run.',
		builderHint: {
			propertyHint:
				'A guard against a list that is longer than meant: above it, the run fails with nothing sent. It neither splits a list nor slows down: for a pace, use Messages per Second.',
		},
	},
	sendOnceKeyOption,
	waitForDeliveryOption,
];

/** The options of an operation that has no others. */
export const requestOptionsField = optionsField(requestOptions);

/** @throws InvalidValue */
export function readRunOptions(item: ItemReader): RunOptions {
	const { options } = item;
	const number = (
		name: 'maxConcurrentRequests' | 'maxMessagesPerRun' | 'messagesPerSecond' | 'timeout',
		limits: { whole: boolean; minimum: number; maximum?: number },
	) => options.read(name, labels[name], (raw) => parseNumber(raw, limits));
	return {
		maxConcurrentRequests:
			number('maxConcurrentRequests', { whole: true, minimum: 1, maximum: 100 }) ??
			defaultConcurrency,
		maxMessagesPerRun: number('maxMessagesPerRun', { whole: true, minimum: 1 }),
		messagesPerSecond: number('messagesPerSecond', { whole: false, minimum: 0.01 }),
		timeout: number('timeout', { whole: false, minimum: 1, maximum: 300 }) ?? usualTimeout,
		skipDuplicateRecipients:
			options.read('skipDuplicateRecipients', labels.skipDuplicateRecipients, parseFlag) ?? false,
	};
}

/**
 * Rejects runs above Max Messages per Run.
 *
 * @param messages how many the run would send
 * @returns what speaks against sending any of them; undefined when they are not too many
 */
export function findTooMany(
	messages: number,
	{ maxMessagesPerRun }: RunOptions,
): InvalidValue | undefined {
	if (maxMessagesPerRun === undefined || messages <= maxMessagesPerRun) return undefined;
	return new InvalidValue(
		`is ${maxMessagesPerRun}, and the items add up to ${messages} messages: nothing was sent`,
		'Check that these are the items you meant. To send them all, raise the option or remove it.',
		labels.maxMessagesPerRun,
	);
}

/**
 * Minutes, each item's own; undefined when the option is off.
 *
 * @throws InvalidValue also when Twilio's records could not tell whether the message went out before
 */
export function readSkipIfSentWithin(item: ItemReader, message: CreateMessage): number | undefined {
	return item.options.read('skipIfSentWithin', labels.skipIfSentWithin, (raw) => {
		if (isRecognizable(message)) return parseNumber(raw, { whole: false, minimum: 0.01 });
		throw new InvalidValue(
			'is not supported for media, templates or redacted messages: Twilio’s records do not show to whom this message went, or what it said',
			'It works for plain texts: not with media, a content template, shortened links, discarded content or obfuscated addresses. Remove this option.',
		);
	});
}
