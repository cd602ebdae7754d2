import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../../../twilio/values/problem';
import type { ItemReader } from '../reading/itemReader';
import { byVersion } from '../reading/typeVersion';
import { parseNumber, parseShownText } from '../reading/values';

const labels = { latitude: 'Latitude', longitude: 'Longitude', name: 'Location Name' };

/** A place on the map. */
export const locationFields: INodeProperties[] = [
	{
		displayName: labels.latitude,
		name: 'latitude',
		type: 'number',
		required: true,
		typeOptions: { minValue: -90, maxValue: 90 },
		default: 0,
		description: 'Degrees north of the equator; south of it below zero',
	},
	{
		displayName: labels.longitude,
		name: 'longitude',
		type: 'number',
		required: true,
		typeOptions: { minValue: -180, maxValue: 180 },
		default: 0,
		description: 'Degrees east of Greenwich; west of it below zero',
	},
	{
		displayName: labels.name,
		name: 'locationName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Our office',
		description: 'Name shown on the map',
	},
];

/**
 * The place as Twilio takes it, e.g. `geo:37.78789,-122.391664|Our office`.
 *
 * @throws InvalidValue
 * @see https://www.twilio.com/docs/whatsapp/message-features#location-messages-with-whatsapp
 */
export function readLocation(item: ItemReader): string {
	const degrees = (name: 'latitude' | 'longitude', most: number) =>
		item.read(name, labels[name], (raw) =>
			parseNumber(raw, { whole: false, minimum: -most, maximum: most }),
		);
	const [latitude, longitude] = [degrees('latitude', 90), degrees('longitude', 180)];
	const isUntouched = latitude === 0 && longitude === 0;
	if (isUntouched && byVersion(item.typeVersion, { 1: false, 1.1: true })) {
		throw new InvalidValue(
			'and Longitude are both 0, which is a place in the sea off Africa',
			'Fill both in with the degrees of the place.',
			labels.latitude,
		);
	}
	const place = `geo:${latitude},${longitude}`;
	const name = item.read('locationName', labels.name, parseShownText).trim();
	return name === '' ? place : `${place}|${name}`;
}
