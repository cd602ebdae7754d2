import { countryOfThree } from './countryLetters';
import { countryNames } from './countryNames';
import { visiblePart } from './invisible';
import { callingCodeOf, countries, findNumber, isCountry, type Country } from './numberingPlans';
import { InvalidValue } from './problem';
import { quote } from './quote';

/** What people call a country beside the names that Node knows. */
const otherNames: Readonly<Record<string, Country>> = {
	america: 'US',
	bosnia: 'BA',
	britain: 'GB',
	burma: 'MM',
	capeverde: 'CV',
	czechrepublic: 'CZ',
	democraticrepublicofthecongo: 'CD',
	drc: 'CD',
	easttimor: 'TL',
	england: 'GB',
	greatbritain: 'GB',
	holland: 'NL',
	ivorycoast: 'CI',
	korea: 'KR',
	macau: 'MO',
	macedonia: 'MK',
	northernireland: 'GB',
	palestine: 'PS',
	republicofireland: 'IE',
	republicofthecongo: 'CG',
	russianfederation: 'RU',
	scotland: 'GB',
	swaziland: 'SZ',
	turkey: 'TR',
	uae: 'AE',
	uk: 'GB',
	unitedstatesofamerica: 'US',
	vatican: 'VA',
	wales: 'GB',
};

/** What may be one country or another. */
const sharedNames: Readonly<Record<string, readonly [Country, Country]>> = {
	congo: ['CD', 'CG'],
	virginislands: ['VG', 'VI'],
};

/** Languages in which a country may be named as well. */
const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'];

/** Where several countries share a calling code, the one that it is known by. */
const knownBy: Readonly<Record<string, Country>> = {
	1: 'US',
	7: 'RU',
	39: 'IT',
	44: 'GB',
	47: 'NO',
	61: 'AU',
	64: 'NZ',
	212: 'MA',
	262: 'RE',
	290: 'SH',
	358: 'FI',
	590: 'GP',
	599: 'CW',
};

const namesIn = (language: string) => new Intl.DisplayNames(language, { type: 'region' });

/** Made when the first is asked for: few runs need it. */
let byName: ReadonlyMap<string, Country> | undefined;

/** A country's name in English, e.g. `Germany`. */
export function countryName(country: Country): string {
	return countryNames[country];
}

/** A calling code with whose it is, e.g. `+49 (Germany)` or `+1 (United States and others)`. */
export function callingCodeWithName(callingCode: string, country?: Country): string {
	const all = countries.filter((each) => callingCodeOf(each) === callingCode);
	const [first, ...others] = all;
	const named = country ?? (others.length === 0 ? first : knownBy[callingCode]);
	if (named === undefined) return `+${callingCode}`;
	const rest = country === undefined && others.length > 0 ? ' and others' : '';
	return `+${callingCode} (${countryName(named)}${rest})`;
}

/** The country of a number or address with a number; undefined for one without. */
export function countryOfAddress(address: string): Country | undefined {
	const found = findNumber(address.replace(/^\w+:/, ''));
	return found && (found.country ?? knownBy[found.callingCode]);
}

/** A name without what people write in different ways: capitals, accents, "the", "&". */
function folded(name: string): string {
	return name
		.normalize('NFD')
		.toLowerCase()
		.replace(/^the\s/, '')
		.replaceAll('&', 'and')
		.replace(/[^\p{L}]/gu, '');
}

function namedCountries(): ReadonlyMap<string, Country> {
	const found = new Map(Object.entries(otherNames));
	const add = (name: string, country: Country) => {
		if (!found.has(folded(name))) found.set(folded(name), country);
	};
	for (const country of countries) add(countryNames[country], country);
	for (const names of languages.map(namesIn))
		for (const country of countries) add(names.of(country) ?? country, country);
	return found;
}

/**
 * Reads a country: its two or three letters, or its name.
 *
 * @returns its two letters, e.g. `DE`
 * @throws InvalidValue
 */
export function parseCountry(text: string): Country {
	const visible = visiblePart(text);
	const letters = visible.toUpperCase();
	if (isCountry(letters)) return letters;
	const name = folded(visible);
	refuseShared(name, visible);
	byName ??= namedCountries();
	const country = countryOfThree(letters) ?? byName.get(name);
	if (country !== undefined) return country;
	throw new InvalidValue(
		`is not a country with phone numbers: ${quote(visible)}`,
		'Choose one from the list, or give its two letters or its English name, e.g. DE or Germany.',
	);
}

/** @throws InvalidValue */
function refuseShared(name: string, shown: string): void {
	const shared = Object.hasOwn(sharedNames, name) ? sharedNames[name] : undefined;
	if (shared === undefined) return;
	const [one, other] = shared.map((country) => `${countryName(country)} (${country})`);
	throw new InvalidValue(
		`is the name of two countries: ${quote(shown)}`,
		`Choose ${one} or ${other} from the list, or give its two letters.`,
	);
}
