import { parsePhoneNumber } from '../../../nodes/twilio/values/phoneNumber';
import { isCountry, type Country } from '../../../nodes/twilio/values/numberingPlans';
import { InvalidValue, valueOrInvalid } from '../../../nodes/twilio/values/problem';
import { seed } from '../../seed';
import { RandomFrom } from './randomFrom';
import { exampleNumbers, referenceFor, type Written } from './reference';

/** Covers numberingPlans. */

const generated = 100_000;
const examples = exampleNumbers();
const random = new RandomFrom(seed);

/** A text, and the country whose national numbers are read; undefined for none. */
interface Case {
	readonly text: string;
	readonly country: Country | undefined;
}

/** Digits that may be a number of the region: the example's beginning, and as many digits or nearly. */
function nationalLike({ national }: Written): string {
	const kept = random.between(0, national.length);
	const length = Math.max(1, national.length + random.pick([0, 0, 0, 0, -2, -1, 1, 2, 3]));
	return (national.slice(0, kept) + random.digits(length)).slice(0, length);
}

/** Digits with what people put between them. */
function grouped(digits: string): string {
	const separator = random.pick([' ', ' ', '-', '.', '\u00A0', '–', ') ', '/', ' (', '']);
	const place = random.between(1, Math.max(1, digits.length - 1));
	return `${digits.slice(0, place)}${separator}${digits.slice(place)}`;
}

const international: ReadonlyArray<(example: Written, national: string) => string> = [
	({ callingCode }, national) => `+${callingCode}${national}`,
	({ callingCode }, national) => `+${callingCode} ${grouped(national)}`,
	({ callingCode }, national) => `+${callingCode}-${grouped(grouped(national))}`,
	({ callingCode }, national) => `+${callingCode} 0${grouped(national)}`,
	({ callingCode }, national) => `+${callingCode} (0)${grouped(national)}`,
	({ callingCode }, national) => `+${callingCode} 8${national}`,
	({ callingCode }) => `+${callingCode}${random.digits(random.between(1, 14))}`,
	({ international: written }) => written,
	(_, national) => `+${random.between(1, 999)}${national}`,
];

const local: ReadonlyArray<(example: Written, national: string) => string> = [
	(_, national) => national,
	(_, national) => grouped(national),
	(_, national) => `0${national}`,
	(_, national) => `0${grouped(national)}`,
	(_, national) => `8${grouped(national)}`,
	({ callingCode }, national) => `${callingCode}${national}`,
	({ local: written }) => written,
];

function anyCase(): Case {
	const example = random.pick(examples);
	const isLocal = random.between(0, 2) === 0 && isCountry(example.region);
	const write = random.pick(isLocal ? local : international);
	const text = write(example, nationalLike(example));
	return { text, country: isLocal && isCountry(example.region) ? example.region : undefined };
}

/** Every example in every writing of Google's. */
const exampleCases = examples.flatMap(
	({ region, e164, international: written, local: at }): Case[] => [
		{ text: e164, country: undefined },
		{ text: written, country: undefined },
		...(isCountry(region) ? [{ text: at, country: region }] : []),
	],
);

it('reads what Google’s library reads, wherever it reads at all', () => {
	const counts = { letThrough: 0, equal: 0, refused: 0 };
	const different: string[] = [];
	const cases = [...exampleCases, ...Array.from({ length: generated }, anyCase)];
	for (const { text, country } of cases) {
		const number = valueOrInvalid(() => parsePhoneNumber(text, { defaultCountry: country }));
		if (number instanceof InvalidValue) {
			counts.refused++;
			continue;
		}
		counts.letThrough++;
		// 00 is + for us wherever it is; for Google, only where it is dialled.
		const reference = referenceFor(text.replace(/^0\D*0(?=\D*[1-9])/, '+'), country);
		if (reference?.isPossible === true && reference.e164 === number) counts.equal++;
		else
			different.push(`${text} (${country ?? '-'}): ${number}, Google ${JSON.stringify(reference)}`);
	}
	process.stdout.write(
		`Phone numbers: ${cases.length} of ${new Set(examples.map(({ region }) => region)).size} regions, ${exampleCases.length} of them examples: ` +
			`${counts.letThrough} let through, ${counts.equal} of them read as Google reads them; ${counts.refused} refused (seed ${seed})\n`,
	);
	expect(different.slice(0, 20)).toEqual([]);
	expect(counts.equal).toBe(counts.letThrough);
	expect(counts.letThrough).toBeGreaterThan(generated / 3);
});

/** Benin's numbers of before 2024, one of seven digits in Canada, one of four in Iran: none is texted. */
const notTexted = ['+22985751234', '+22981123456', '+13101234', '+989601'];

it('refuses no example number that is written with its country code', () => {
	const refused = examples.filter(
		({ e164 }) => valueOrInvalid(() => parsePhoneNumber(e164)) !== e164,
	);
	expect(new Set(refused.map(({ e164 }) => e164))).toEqual(new Set(notTexted));
	expect(examples.length).toBeGreaterThan(1000);
});
