import { parseSender } from '../../../twilio/values/address';
import type { NumberRules } from '../../../twilio/values/phoneDigits';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import type { ItemReader } from '../reading/itemReader';
import { OptionReader } from '../reading/optionReader';
import type { CreateOptionName } from './optionGroups';

/** The compiler refuses what reads them when it leaves one out. */
type SendOptionValues = { [Name in CreateOptionName | 'scheduleType']: CreateMessage[Name] };

/**
 * The options that were added, as create parameters.
 *
 * @param rules how Fallback From is read
 * @throws InvalidValue
 */
export function readSendOptions(item: ItemReader, rules: NumberRules): Partial<SendOptionValues> {
	return withoutUnset(readAll(item, rules));
}

/** Every copy of a message takes its time for what it holds, and most options are not set. */
function withoutUnset<Options extends object>(all: Options): Partial<Options> {
	const set: Partial<Options> = {};
	for (const name in all) if (all[name] !== undefined) set[name] = all[name];
	return set;
}

function readAll(item: ItemReader, rules: NumberRules): SendOptionValues {
	const options = new OptionReader(item);
	const sendAt = options.moment('sendAt');
	return {
		addressRetention: options.choice('addressRetention'),
		applicationSid: options.sid('applicationSid'),
		attempt: options.number('attempt'),
		contentRetention: options.choice('contentRetention'),
		contentSid: options.sid('contentSid'),
		contentVariables: options.contentVariables('contentVariables'),
		fallbackFrom: options.text('fallbackFrom', (text) => parseSender(text, rules)),
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
