import {
	PhoneNumberFormat,
	PhoneNumberType,
	PhoneNumberUtil,
	type PhoneNumber,
} from 'google-libphonenumber';

const util = PhoneNumberUtil.getInstance();

/** What Google's library, the model of all others, makes of a text. */
export interface Reference {
	readonly e164: string;
	readonly isPossible: boolean;
}

/** Reads a text; undefined when Google's library does not. */
export function referenceFor(text: string, region: string | undefined): Reference | undefined {
	const parsed = withoutPrefixOfAnother(parsedOrNone(text, region), region);
	if (!parsed) return undefined;
	return {
		e164: util.format(parsed, PhoneNumberFormat.E164),
		// Numbers that can only be dialled within a town are possible for Google, and no use here.
		isPossible:
			util.isPossibleNumberWithReason(parsed) === PhoneNumberUtil.ValidationResult.IS_POSSIBLE,
	};
}

/**
 * Where regions share a calling code, the library takes a trunk prefix off only if what remains has a length
 * of the region's own: Jersey's `0800 737588` becomes `+440800737588`, with the 0 of the British freephone
 * number left in. Read by itself, that is `+44800737588` for the library too; nobody else's number is.
 */
function withoutPrefixOfAnother(parsed: PhoneNumber | undefined, region: string | undefined) {
	if (!parsed || region === undefined) return parsed;
	const callingCode = parsed.getCountryCode() ?? 0;
	const isMain = util.getRegionCodeForCountryCode(callingCode) === region;
	const { national } = writingsOf(region, parsed);
	if (isMain || !national.startsWith('0')) return parsed;
	return parsedOrNone(util.format(parsed, PhoneNumberFormat.E164), undefined);
}

function parsedOrNone(text: string, region: string | undefined): PhoneNumber | undefined {
	try {
		return util.parse(text, region);
	} catch {
		return undefined;
	}
}

/** A number as Google's library writes it. */
export interface Written {
	readonly region: string;
	readonly callingCode: string;
	/** Without a trunk prefix. */
	readonly national: string;
	readonly e164: string;
	/** E.g. `+49 1512 3456789`. */
	readonly international: string;
	/** As it is written in the country, e.g. `01512 3456789`. */
	readonly local: string;
}

/** A number of a region in its writings. */
export function writingsOf(region: string, number: PhoneNumber): Written {
	return {
		region,
		callingCode: String(number.getCountryCode()),
		national: util.getNationalSignificantNumber(number),
		e164: util.format(number, PhoneNumberFormat.E164),
		international: util.format(number, PhoneNumberFormat.INTERNATIONAL),
		local: util.format(number, PhoneNumberFormat.NATIONAL),
	};
}

const types = Object.values(PhoneNumberType).filter((type) => typeof type === 'number');

/** The example numbers of every region, of every kind that it has, or of one. */
export function exampleNumbers(kind?: 'MOBILE'): Written[] {
	const examplesOf = (region: string) =>
		kind === undefined
			? [util.getExampleNumber(region), ...types.map((type) => exampleOf(region, type))]
			: [exampleOf(region, PhoneNumberType[kind])];
	return util
		.getSupportedRegions()
		.flatMap((region) =>
			examplesOf(region).flatMap((number) =>
				number?.getCountryCode() === undefined ? [] : [writingsOf(region, number)],
			),
		);
}

/** Nothing where the region has none of that kind. */
function exampleOf(region: string, type: PhoneNumberType): PhoneNumber | undefined {
	return util.getExampleNumberForType(region, type);
}

/** A mobile number of a region. */
export function mobileExample(region: string): Written {
	const number = exampleOf(region, PhoneNumberType.MOBILE);
	if (number === undefined) throw new Error(`There is no mobile number of ${region}`);
	return writingsOf(region, number);
}
