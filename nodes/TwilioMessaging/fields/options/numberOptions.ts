import type { AddressRules } from '../../../twilio/values/address';
import { defaultCountryField, readDefaultCountry } from '../reading/defaultCountry';
import type { ItemReader } from '../reading/itemReader';
import { byVersion } from '../reading/typeVersion';
import { parseFlag } from '../reading/values';
import type { Option } from './optionGroups';

/** Whose national numbers are read as such. */
export const defaultCountryOption: Option = { ...defaultCountryField, name: 'defaultCountry' };

const label = 'Allow Short Codes';

/** Whether a message may go to a short code. Version 1 does not ask. */
export const allowShortCodesOption: Option = {
	displayName: label,
	name: 'allowShortCodes',
	type: 'boolean',
	default: false,
	description:
		'Whether To may be a short code of three to six digits. Without it, such a To is refused: mostly, it is what is left of a phone number.',
};

/**
 * How the item's addresses are to be read.
 *
 * @throws InvalidValue
 */
export function readAddressRules(item: ItemReader): AddressRules {
	const { options, typeVersion } = item;
	const allowed = options.read('allowShortCodes', label, parseFlag) ?? false;
	return {
		defaultCountry: readDefaultCountry(options),
		shortCodes: byVersion(typeVersion, { 1: true, 1.1: allowed }),
	};
}
