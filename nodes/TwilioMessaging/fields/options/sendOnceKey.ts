import { visiblePart } from '../../../twilio/values/invisible';
import { InvalidValue } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';
import { literalTextOf } from '../reading/expressions';
import type { ItemReader } from '../reading/itemReader';
import { doubtsAbout, parseMessageText } from '../reading/messageWords';
import { parseRequiredText } from '../reading/values';
import type { Option } from './optionGroups';

const name = 'sendOnceKey';
const label = 'Send Once Key';

/** What names a message for good, so that its recipient gets it once. */
export const sendOnceKeyOption: Option = {
	displayName: label,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.appointmentId }}',
	description:
		'A unique name for this message, such as the number of an appointment. Recipients already sent to under this key by this node are skipped, in any later execution, also with another text. The item leaves with "skipped": true instead. Do not use it for messages that are to go out each time, such as alerts.',
	builderHint: {
		propertyHint:
			'Set it where the same rows come in again, as from a spreadsheet read by a schedule. From fields of the item that name the occasion, such as the number and the date of an appointment; never one key for all items.',
	},
};

/**
 * Undefined when the option is off.
 *
 * @throws InvalidValue also for an empty one: all without a key would be the same
 */
export function readSendOnceKey(item: ItemReader): string | undefined {
	return item.options.readAdded(name, label, (raw) => {
		const key = parseKey(raw);
		checkValue(key, item.enteredOption(name));
		return key;
	});
}

/** n8n writes nothing where an expression finds nothing: all such messages would have one key. */
function checkValue(key: string, entered: unknown): void {
	const literal = literalTextOf(entered);
	if (literal === undefined || withoutSpaces(literal) !== withoutSpaces(key)) return;
	throw new InvalidValue(
		`is only ${quote(key)}: its expression found no value for this item`,
		'Check that the item has what the expression names: each message needs a key of its own, such as {{ $json.appointmentId }}.',
	);
}

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

function parseKey(raw: unknown): string {
	const key = visiblePart(parseRequiredText(parseMessageText(raw)));
	const [doubt] = doubtsAbout(key);
	if (!doubt) return key;
	throw new InvalidValue(
		`${doubt.what}: ${quote(key)}`,
		'Check its expression: each message needs a key of its own, such as {{ $json.appointmentId }}.',
	);
}
