import type { NumberRules } from '../../../nodes/twilio/values/phoneDigits';
import { parsePhoneNumber } from '../../../nodes/twilio/values/phoneNumber';
import { isCountry, type Country } from '../../../nodes/twilio/values/numberingPlans';
import { InvalidValue, valueOrInvalid } from '../../../nodes/twilio/values/problem';
import { mobileExample, type Written } from './reference';
import { writings, type Writing } from './writings';

/** Covers phoneText, phoneClutter. */

const regions = [
	...['AE', 'AR', 'AT', 'AU', 'BD', 'BE', 'BG', 'BR', 'CA', 'CH', 'CL', 'CN', 'CO', 'CZ', 'DE'],
	...['DK', 'EE', 'EG', 'ES', 'FI', 'FR', 'GB', 'GH', 'GR', 'HK', 'HR', 'HU', 'ID', 'IE', 'IL'],
	...['IN', 'IS', 'IT', 'JP', 'KE', 'KR', 'KZ', 'LT', 'LV', 'MA', 'MX', 'MY', 'NG', 'NL', 'NO'],
	...['NZ', 'PE', 'PH', 'PK', 'PL', 'PT', 'RO', 'RS', 'RU', 'SA', 'SE', 'SG', 'TH', 'TR', 'UA'],
	...['US', 'VN', 'ZA'],
];
const numbers = regions.map(mobileExample);

const outcomes = ['read as meant', 'refused', 'read otherwise'] as const;
type Outcome = (typeof outcomes)[number];

function outcomeOf(
	writing: Writing,
	number: Written,
	defaultCountry: Country | undefined,
): Outcome {
	const text = writing.write(number);
	const read = valueOrInvalid(() => parsePhoneNumber(text, { defaultCountry }));
	if (read instanceof InvalidValue) return 'refused';
	return read === number.e164 ? 'read as meant' : 'read otherwise';
}

/** These writings of every country's number. */
function tableOf(list: readonly Writing[], countryFor: (number: Written) => Country | undefined) {
	const cells = list.flatMap((writing) =>
		numbers.map((number) => {
			const outcome = outcomeOf(writing, number, countryFor(number));
			return { writing, region: number.region, text: writing.write(number), outcome };
		}),
	);
	const count = (outcome: Outcome) => cells.filter((cell) => cell.outcome === outcome).length;
	const counts = outcomes.map((outcome) => `${count(outcome)} ${outcome}`).join(', ');
	return { cells, counts };
}

const own = ({ region }: Written) => (isCountry(region) ? region : undefined);
/** With another country, what is written without its country code is that country's number. */
const international = writings.filter(({ hasCode }) => hasCode);
const lackingPlus = writings.filter(({ name }) => name === 'the country code without +');
const tables = [
	['without a Default Country', tableOf(writings, () => undefined)],
	['with its own as Default Country', tableOf(writings, own)],
	['with Germany as Default Country', tableOf(international, () => 'DE')],
	['with the United States as Default Country', tableOf(international, () => 'US')],
	['with Italy as Default Country', tableOf(international, () => 'IT')],
	['with Germany as Default Country, lacking +', tableOf(lackingPlus, () => 'DE')],
] as const;
const [[, without], [, withOwn]] = tables;

afterAll(() => {
	const lines = tables.map(
		([name, { counts, cells }]) => `  ${name}: ${cells.length}: ${counts}\n`,
	);
	const foreign = (['US', 'IT'] as const).map((country) => {
		const { counts } = tableOf(lackingPlus, () => country);
		return `  lacking +, with ${country}, which dials no prefix (digits alone are its own numbers): ${counts}\n`;
	});
	process.stdout.write(
		`${writings.length} writings of numbers of ${numbers.length} countries\n${[...lines, ...foreign].join('')}`,
	);
});

it('has at least 60 writings and 60 countries', () => {
	expect(writings.length).toBeGreaterThanOrEqual(60);
	expect(numbers.length).toBeGreaterThanOrEqual(60);
	expect(new Set(writings.map(({ name }) => name)).size).toBe(writings.length);
});

const show = ({ writing, region, text }: { writing: Writing; region: string; text: string }) =>
	`${region} ${writing.name}: ${JSON.stringify(text)}`;

describe.each(tables)('%s', (_name, { cells }) => {
	it('is read as it was meant, or refused: nothing is read as another number', () => {
		expect(cells.filter(({ outcome }) => outcome === 'read otherwise').map(show)).toEqual([]);
	});

	it('is read where the country code is in it and nothing else', () => {
		const plain = cells.filter(({ writing }) => writing.hasCode && writing.isUnclear !== true);
		expect(plain.filter(({ outcome }) => outcome !== 'read as meant').map(show)).toEqual([]);
	});
});

it('is refused without a Default Country where the country code is not in it', () => {
	const within = without.cells.filter(({ writing }) => !writing.hasCode);
	expect(within.filter(({ outcome }) => outcome !== 'refused').map(show)).toEqual([]);
});

it('is read with its Default Country, but for what can be another number', () => {
	const within = withOwn.cells.filter(({ writing }) => !writing.hasCode);
	const refused = within.filter(({ outcome }) => outcome === 'refused').map(show);
	expect(refused).toEqual([
		'AR the number cell of a spreadsheet: "91123456789"',
		'BG the number cell of a spreadsheet: "43012345"',
		'DE the number cell of a spreadsheet: "15123456789"',
		'TR the number cell of a spreadsheet: "5012345678"',
		'DE the country code without +: "4915123456789"',
		'ID the country code without +: "62812345678"',
	]);
});

it('is read with its Default Country as the advice of every refusal says', () => {
	const told = { thisWouldBe: 0, doesNotHelp: 0 };
	const wrong = without.cells.flatMap((cell) => {
		const { region, text } = cell;
		if (!isCountry(region)) return [];
		const read = (rules: NumberRules) => valueOrInvalid(() => parsePhoneNumber(text, rules));
		const refused = read({ likelyCountry: () => region });
		if (!(refused instanceof InvalidValue) || !refused.what.includes('no country code')) return [];
		const [, promised] = /this would be (\+\d+)/.exec(refused.advice) ?? [];
		told[promised === undefined ? 'doesNotHelp' : 'thisWouldBe']++;
		const inCountry = read({ defaultCountry: region });
		const happens = inCountry instanceof InvalidValue ? undefined : inCountry;
		return happens === promised ? [] : [`${show(cell)}: ${refused.advice}`];
	});
	expect(wrong).toEqual([]);
	expect(Math.min(told.thisWouldBe, told.doesNotHelp)).toBeGreaterThan(0);
});
