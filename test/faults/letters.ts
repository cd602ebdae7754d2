import fc from 'fast-check';
import { defaults } from '../twilio-stand-in/server';
import type { Letter } from './schedule';

/** Few, so that items often share one. */
export const recipients = ['+14155550101', '+14155550102', '+14155550103'];

const plainTexts = ['Hello', 'Hello', 'See you at 10', ' Hello '];
/** Twilio may change these on the way. */
const changingTexts = [
	'“Hello” – it’s me…',
	'"Hello" - it\'s me...',
	'Look: https://shop.example/1',
	'Look: https://shop.example/2',
];
const links = [...changingTexts.slice(2), 'Look: https://links.example/a1b2c3'];
const longTexts = [
	'one two three four five six seven eight nine ten',
	'one two three four five six seven eight nine eleven',
	'again and again and again and again and again and',
];

const mediaPool = ['https://files.example/1.png', 'https://files.example/2.png'];

export const trialNumber = '+12025550190';

const usualText = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...plainTexts) },
	{ weight: 1, arbitrary: fc.constantFrom(...changingTexts) },
);

/** What kinds of messages there are. */
export interface LetterKinds {
	readonly isTrial: boolean;
	readonly withTemplates: boolean;
	readonly withMedia: boolean;
	/** All items are the same: what is in doubt about one can be mistaken for another. */
	readonly areAlike: boolean;
	readonly texts: 'usual' | 'links' | 'long';
	/** Pictures may come without a text. */
	readonly areBare: boolean;
	readonly isWhatsApp: boolean;
	/** At the most, in one round. */
	readonly longest: number;
}

const textsOf = {
	usual: usualText,
	links: fc.constantFrom(...links),
	long: fc.oneof(fc.constantFrom(...longTexts), fc.constantFrom(...plainTexts)),
};

/** An item's wishes. A template takes the place of the text. */
function letter(kinds: LetterKinds): fc.Arbitrary<Letter> {
	const { isTrial, withTemplates, withMedia, areBare, isWhatsApp } = kinds;
	const text = textsOf[kinds.texts];
	return fc
		.record({
			to: fc.constantFrom(...recipients, ...recipients.slice(0, 1)),
			from: isTrial
				? fc.constant(trialNumber)
				: fc.constantFrom(defaults.number, defaults.number, defaults.number, defaults.shortCode),
			body: areBare ? fc.oneof(fc.constant(''), fc.constant(''), text) : text,
			contentSid: withTemplates
				? fc.constantFrom('', '', '', defaults.contentSid)
				: fc.constant(''),
			smartEncoded: fc.boolean(),
			shortenUrls: kinds.texts === 'links' ? fc.boolean() : fc.constant(false),
			media: withMedia
				? fc.subarray(mediaPool, { minLength: 1, maxLength: areBare ? 1 : 2 })
				: fc.constant<string[]>([]),
		})
		.map((chosen) => (chosen.contentSid === '' ? chosen : { ...chosen, body: '' }))
		.map((chosen) => (isWhatsApp ? throughWhatsApp(chosen) : chosen));
}

function throughWhatsApp(chosen: Letter): Letter {
	return {
		...chosen,
		to: `whatsapp:${chosen.to}`,
		from: defaults.whatsAppSender,
		smartEncoded: false,
	};
}

function alike(kinds: LetterKinds): fc.Arbitrary<Letter[]> {
	return fc
		.tuple(letter(kinds), fc.integer({ min: 2, max: Math.min(5, kinds.longest) }))
		.map(([same, length]) => Array.from({ length }, () => same));
}

/** One round, or two; the second is often the first over again. */
export function rounds(kinds: LetterKinds): fc.Arbitrary<Letter[][]> {
	const most = kinds.longest;
	const one =
		kinds.areAlike && most > 1
			? alike(kinds)
			: fc.oneof(
					{
						weight: 3,
						arbitrary: fc.array(letter(kinds), { minLength: 1, maxLength: Math.min(4, most) }),
					},
					{
						weight: 1,
						arbitrary: fc.array(letter(kinds), { minLength: 1, maxLength: most }),
					},
				);
	return fc.oneof(
		{ weight: 3, arbitrary: one.map((letters) => [letters]) },
		{ weight: 2, arbitrary: one.map((letters) => [letters, letters]) },
		{ weight: 1, arbitrary: fc.tuple(one, one).map((both) => [...both]) },
	);
}

/** The calls of a tool: each has one item. */
export function calls(kinds: LetterKinds): fc.Arbitrary<Letter[][]> {
	return fc
		.array(letter(kinds), { minLength: 1, maxLength: 5 })
		.map((letters) => letters.map((one) => [one]));
}
