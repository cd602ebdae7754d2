import { plainLetters } from './plainWords';

/** What stands on a button beside its words, such as ✅ or a flag. */
const sign = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\s]+`;
const signsAround = new RegExp(`^${sign}|${sign}$`, 'gu');

/**
 * The texts that say what a button says: its label, and the label without the signs around it, which
 * hardly anybody writes. None for no label.
 */
export function labelWords(label: string): ReadonlySet<string> {
	const words = [label, label.replace(signsAround, '')].map(plainLetters);
	return new Set(words.filter((one) => one !== ''));
}
