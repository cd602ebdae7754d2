import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { channels, operatedChannels, type Channel } from '../../../twilio/values/channel';
import type { ItemReader } from '../reading/itemReader';
import { parseChoice } from '../reading/values';

const label = 'Channel';
const name = 'channel';

/** What an operation of several channels sends by. */
export type ChannelChoice = 'sms' | Channel;

/**
 * Which channel an operation of several is for.
 *
 * @param smsName what the choice for SMS is called
 */
export function channelChoiceField(smsName: string, description: string): INodeProperties {
	return {
		displayName: label,
		name,
		type: 'options',
		noDataExpression: true,
		options: [
			...operatedChannels.map((channel) => ({ name: channels[channel].label, value: channel })),
			{ name: smsName, value: 'sms' },
		].sort((one, other) => one.name.localeCompare(other.name, 'en')),
		default: 'sms',
		description,
	};
}

/** Fields that only some channels have. */
export function shownForChannels(
	choices: readonly ChannelChoice[],
	fields: INodeProperties[],
): INodeProperties[] {
	return updateDisplayOptions({ show: { [name]: [...choices] } }, fields);
}

/**
 * @param known what there is to choose from
 * @throws InvalidValue
 */
export function readChannelChoice(
	item: ItemReader,
	known: Readonly<Record<ChannelChoice, unknown>>,
): ChannelChoice {
	return item.read(name, label, (raw) => parseChoice(raw, known));
}
