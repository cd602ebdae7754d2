import {
	getCountries,
	getCountryCallingCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
	PhoneNumber,
	validatePhoneNumberLength,
	type CountryCode,
	type ValidatePhoneNumberLengthResult,
} from 'libphonenumber-js/min';

// The only source that imports the phone library: the build puts the library into its place in dist.

/** A country by its two letters, as ISO 3166 has them. */
export type Country = CountryCode;

/** Every country that has a numbering plan. */
export const countries: readonly Country[] = getCountries();

/** Whether these two letters are a country with a numbering plan. */
export function isCountry(letters: string): letters is Country {
	return isSupportedCountry(letters);
}

/** The digits that stand for a country, e.g. `49`; some share them. */
export function callingCodeOf(country: Country): string {
	return getCountryCallingCode(country);
}

/** A number as a numbering plan has it. */
export interface PlannedNumber {
	/** E.g. `+14155550100`. */
	readonly e164: string;
	/** Undefined where a calling code is shared, and the digits do not say whose number it is. */
	readonly country: Country | undefined;
	readonly callingCode: string;
	/** Whether the country has numbers of this length. */
	readonly isPossible: boolean;
	/** Whether it lies in a range that the country is known to use. */
	isKnown(): boolean;
	/** As it is written in the country: in groups where such numbers are known, with a trunk prefix where there is one. */
	local(): string;
}

/**
 * Reads digits by the numbering plans; a trunk prefix such as the 0 of `0151` is taken off.
 *
 * @param digits with + in front, or as they are dialled in the country
 * @returns undefined when no plan has anything like it
 */
export function findNumber(digits: string, country?: Country): PlannedNumber | undefined {
	const found = parsePhoneNumberFromString(digits, {
		extract: false,
		...(country && { defaultCountry: country }),
	});
	if (!found) return undefined;
	return {
		e164: found.number,
		country: found.country,
		callingCode: found.countryCallingCode,
		// As Google's library has it: by the plan of the country that the calling code is known by.
		isPossible: new PhoneNumber(found.number).isPossible(),
		isKnown: () => found.isValid(),
		local: () => found.formatNational(),
	};
}

/** Why digits are no possible number. */
export type Impossibility = 'noCountry' | 'noNumber' | 'tooShort' | 'tooLong' | 'wrongLength';

const impossibilities: Readonly<Record<ValidatePhoneNumberLengthResult, Impossibility>> = {
	INVALID_COUNTRY: 'noCountry',
	INVALID_LENGTH: 'wrongLength',
	NOT_A_NUMBER: 'noNumber',
	TOO_LONG: 'tooLong',
	TOO_SHORT: 'tooShort',
};

/** Why digits are no possible number; undefined when they are one. */
export function whyImpossible(digits: string, country?: Country): Impossibility | undefined {
	const reason = validatePhoneNumberLength(digits, country && { defaultCountry: country });
	return reason && impossibilities[reason];
}
