import { parseSender } from '../../../twilio/values/address';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import type { ItemReader } from '../reading/itemReader';
import { OptionReader } from '../reading/optionReader';
import type { CreateOptionName } from './optionGroups';

/** The compiler refuses what reads them when it leaves one out. */
type SendOptionValues = { [Name in CreateOptionName | 'scheduleType']: CreateMessage[Name] };

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
	const options = new OptionReader(item);
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
