import type { INodeProperties } from 'n8n-workflow';
import { parseSender } from '../../../twilio/values/address';
import { createParameterNames, type CreateMessage } from '../../../twilio/message/createMessage';
import type { CreateParameterName } from '../../../twilio/message/createParameters';
import type { ItemReader } from '../reading/itemReader';
import { longBodyOptions } from './longBody';
import { maxSegmentsOption } from './maxSegments';
import { optionField } from './optionField';
import { optionsField } from './optionsField';
import { OptionReader } from '../reading/optionReader';
import { sendingOptions } from './runOptions';

/** Parameters that have a field of their own, and the schedule type, which Send At decides. */
const notOptions = {
	to: true,
	from: true,
	messagingServiceSid: true,
	body: true,
	mediaUrl: true,
	scheduleType: true,
} as const;

type SendOptionName = Exclude<CreateParameterName, keyof typeof notOptions>;

const sendOptionNames = createParameterNames.filter((name) => !(name in notOptions));

/** Everything else that the Messages API takes when it creates a message. */
export const sendOptionsField = sendOptionsFieldWith();

/** The same for text messages. */
export const textOptionsField = sendOptionsFieldWith(maxSegmentsOption);

/** The same with more options. */
export function sendOptionsFieldWith(...more: readonly INodeProperties[]): INodeProperties {
	return optionsField(sorted([...sendOptionNames.map(optionField), ...more]));
}

/** The same where the operation has fields of its own for some. */
export function sendOptionsFieldWithout(...names: readonly SendOptionName[]): INodeProperties {
	const offered = sendOptionNames.filter((name) => !names.some((other) => other === name));
	return optionsField(sorted(offered.map(optionField)));
}

function sorted(offered: readonly INodeProperties[]): INodeProperties[] {
	return [...offered, ...longBodyOptions, ...sendingOptions].sort((one, other) =>
		one.displayName.localeCompare(other.displayName, 'en'),
	);
}

/** The compiler refuses what reads them when it leaves one out. */
type SendOptionValues = { [Name in SendOptionName | 'scheduleType']: CreateMessage[Name] };

/**
 * The options that were added, as create parameters.
 *
 * @throws InvalidValue
 */
export function readSendOptions(item: ItemReader): Partial<SendOptionValues> {
	return withoutUnset(readAll(item));
}

/** Every copy of a message takes its time for what it holds, and most options are not set. */
function withoutUnset<Options extends object>(all: Options): Partial<Options> {
	const set: Partial<Options> = {};
	for (const name in all) if (all[name] !== undefined) set[name] = all[name];
	return set;
}

function readAll(item: ItemReader): SendOptionValues {
	const options = new OptionReader(item.collection('options'), item.timezone);
	const sendAt = options.moment('sendAt');
	return {
		addressRetention: options.choice('addressRetention'),
		applicationSid: options.sid('applicationSid'),
		attempt: options.number('attempt'),
		contentRetention: options.choice('contentRetention'),
		contentSid: options.sid('contentSid'),
		contentVariables: options.contentVariables('contentVariables'),
		fallbackFrom: options.text('fallbackFrom', parseSender),
		forceDelivery: options.flag('forceDelivery'),
		maxPrice: options.number('maxPrice'),
		messageIntent: options.choice('messageIntent'),
		persistentAction: options.texts('persistentAction'),
		provideFeedback: options.flag('provideFeedback'),
		riskCheck: options.choice('riskCheck'),
		scheduleType: sendAt && 'fixed',
		sendAsMms: options.flag('sendAsMms'),
		sendAt,
		shortenUrls: options.flag('shortenUrls'),
		smartEncoded: options.flag('smartEncoded'),
		statusCallback: options.url('statusCallback'),
		trafficType: options.choice('trafficType'),
		validityPeriod: options.number('validityPeriod'),
	};
}
