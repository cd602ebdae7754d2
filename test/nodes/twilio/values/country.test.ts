import {
	callingCodeWithName,
	countryName,
	countryOfAddress,
	parseCountry,
} from '../../../../nodes/twilio/values/country';
import { callingCodeOf, countries } from '../../../../nodes/twilio/values/numberingPlans';
import { lettersOf } from '../../../../nodes/twilio/values/countryLetters';
import { expectRefusal } from '../../../expectRefusal';

/** Covers countryNames, countryLetters. */

it.each([
	['DE', 'DE'],
	[' de\u200B', 'DE'],
	['Germany', 'DE'],
	['DEUTSCHLAND', 'DE'],
	['Allemagne', 'DE'],
	['The Netherlands', 'NL'],
	['UK', 'GB'],
	['United Kingdom', 'GB'],
	['USA', 'US'],
	['Bosnia and Herzegovina', 'BA'],
	['Côte d’Ivoire', 'CI'],
	['Curacao', 'CW'],
	['Turkey', 'TR'],
	['DEU', 'DE'],
	['gbr', 'GB'],
	['USA', 'US'],
	['ARE', 'AE'],
	['CHE', 'CH'],
	['CHN', 'CN'],
	['AUT', 'AT'],
	['AUS', 'AU'],
	['XKX', 'XK'],
	['Scotland', 'GB'],
	['England', 'GB'],
	['Wales', 'GB'],
	['Northern Ireland', 'GB'],
	['Congo (Kinshasa)', 'CD'],
	['Congo-Brazzaville', 'CG'],
	['Democratic Republic of the Congo', 'CD'],
])('%j is %s', (text, country) => {
	expect(parseCountry(text)).toBe(country);
});

it.each(['', 'XX', 'Europe', '49', '+49', 'Atlantis', 'D', '__proto__', 'constructor'])(
	'%j is no country',
	(text) => {
		expect(expectRefusal(() => parseCountry(text)).advice).toContain('DE or Germany');
	},
);

it.each([
	['Congo', 'Congo (Kinshasa) (CD) or Congo (Brazzaville) (CG)'],
	['the Congo', 'Congo (Kinshasa) (CD) or Congo (Brazzaville) (CG)'],
	['Virgin Islands', 'British Virgin Islands (VG) or U.S. Virgin Islands (VI)'],
])('%j is refused: it is one country or another', (text, both) => {
	const { message, advice } = expectRefusal(() => parseCountry(text));
	expect(message).toContain('is the name of two countries');
	expect(advice).toContain(both);
});

it('reads every country by its letters and its name', () => {
	expect(countries.length).toBeGreaterThan(240);
	const three = countries.map((country) => lettersOf(country));
	expect(new Set(three).size).toBe(countries.length);
	for (const country of countries) {
		expect(parseCountry(lettersOf(country))).toBe(country);
		expect(parseCountry(country)).toBe(country);
		expect(parseCountry(countryName(country))).toBe(country);
	}
});

it('says whose every calling code is', () => {
	for (const country of countries) {
		const code = callingCodeOf(country);
		expect(callingCodeWithName(code)).toMatch(/^\+\d+ \(.+\)$/);
		expect(callingCodeWithName(code, country)).toBe(`+${code} (${countryName(country)})`);
	}
	expect(callingCodeWithName('49')).toBe('+49 (Germany)');
	expect(callingCodeWithName('1')).toBe('+1 (United States and others)');
	expect(callingCodeWithName('800')).toBe('+800');
});

it.each([
	['+4915123456789', 'DE'],
	['whatsapp:+14155552671', 'US'],
	['12345', undefined],
	['My Shop', undefined],
	['rcs:my_agent', undefined],
	['', undefined],
])('the country of %j is %s', (address, country) => {
	expect(countryOfAddress(address)).toBe(country);
});
