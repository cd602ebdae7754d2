import { findNumber, type Country } from './numberingPlans';
import type { NumberRules } from './phoneDigits';

/** Longer ones exist, but most are numbers. */
const longestShortCode = 6;

/** Whose mobile numbers are no longer than short codes. */
const hasShortNumbers: ReadonlySet<Country> = new Set([
	'AC',
	'AD',
	'CK',
	'FK',
	'FO',
	'GL',
	'NC',
	'NF',
	'PM',
	'SH',
	'TK',
	'TV',
	'WF',
] as const);

/** Whether digits alone are a number of the default country rather than a short code. */
export function isNationalNumber(digits: string, { defaultCountry }: NumberRules): boolean {
	if (defaultCountry === undefined) return false;
	const found = findNumber(digits, defaultCountry);
	if (found?.isPossible !== true || !found.isKnown()) return false;
	return digits.length > longestShortCode || hasShortNumbers.has(defaultCountry);
}
