import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { countryName, parseCountry } from '../../../twilio/values/country';
import { countries, type Country } from '../../../twilio/values/numberingPlans';
import type { CollectionReader } from './collectionReader';
import { parseRequiredText } from './values';

const label = 'Default Country';

const { compare } = new Intl.Collator('en');

const choices: INodePropertyOptions[] = countries
	.map((country) => ({ name: countryName(country), value: country }))
	.sort((one, other) => compare(one.name, other.name));

/** The country whose national numbers are read as such; without one, nothing is guessed. */
export const defaultCountryField = {
	displayName: label,
	name: 'defaultCountry',
	type: 'options',
	options: [{ name: 'None', value: '' }, ...choices],
	default: '',
	description:
		'The country of phone numbers that are written without their country code, such as 0151 2345678; with None they are refused. An expression may give its two letters or its name, e.g. DE or Germany.',
} satisfies INodeProperties;

/**
 * The country that a collection of the form names; undefined when it names none.
 *
 * @throws InvalidValue
 */
export function readDefaultCountry(collection: CollectionReader): Country | undefined {
	return collection.read(defaultCountryField.name, label, (raw) =>
		parseCountry(parseRequiredText(raw)),
	);
}
