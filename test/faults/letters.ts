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

const mediaPool = ['https://files.example/1.png', 'https://files.example/2.png'];

export const trialNumber = '+12025550190';

const text = fc.oneof(
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
}

/** An item's wishes. A template takes the place of the text. */
function letter({ isTrial, withTemplates, withMedia }: LetterKinds): fc.Arbitrary<Letter> {
	return fc
		.record({
			to: fc.constantFrom(...recipients, ...recipients.slice(0, 1)),
			from: isTrial
				? fc.constant(trialNumber)
				: fc.constantFrom(defaults.number, defaults.number, defaults.number, defaults.shortCode),
			body: text,
			contentSid: withTemplates
				? fc.constantFrom('', '', '', defaults.contentSid)
				: fc.constant(''),
			smartEncoded: fc.boolean(),
			media: withMedia
				? fc.subarray(mediaPool, { minLength: 1, maxLength: 2 })
				: fc.constant<string[]>([]),
		})
		.map((chosen) => (chosen.contentSid === '' ? chosen : { ...chosen, body: '' }));
}

function alike(kinds: LetterKinds): fc.Arbitrary<Letter[]> {
	return fc
		.tuple(letter(kinds), fc.integer({ min: 2, max: 5 }))
		.map(([same, length]) => Array.from({ length }, () => same));
}

/** One round, or two; the second is often the first over again. */
export function rounds(kinds: LetterKinds): fc.Arbitrary<Letter[][]> {
	const one = kinds.areAlike
		? alike(kinds)
		: fc.oneof(
				{ weight: 3, arbitrary: fc.array(letter(kinds), { minLength: 1, maxLength: 4 }) },
				{ weight: 1, arbitrary: fc.array(letter(kinds), { minLength: 1, maxLength: 8 }) },
			);
	return fc.oneof(
		{ weight: 3, arbitrary: one.map((letters) => [letters]) },
		{ weight: 2, arbitrary: one.map((letters) => [letters, letters]) },
		{ weight: 1, arbitrary: fc.tuple(one, one).map((both) => [...both]) },
	);
}
