import fc from 'fast-check';
import { sid } from './createOptions';

/** A message that an operation is about: one that exists, by its number, or one that does not, by its SID. */
export type MessageChoice = { readonly existing: number } | { readonly unknown: string };

/** Messages, most of which exist, each one once. */
export function messageChoices(size: number): fc.Arbitrary<MessageChoice[]> {
	const existing = fc.record({ existing: fc.nat({ max: size - 1 }) });
	const unknown = fc.record({ unknown: fc.oneof(sid('SM'), sid('MM')) });
	const choice = fc.oneof({ weight: 6, arbitrary: existing }, { weight: 1, arbitrary: unknown });
	return fc.uniqueArray(choice, { minLength: size, maxLength: size, selector: JSON.stringify });
}

/** The SIDs that were chosen. */
export function chosenSids(
	choices: readonly MessageChoice[],
	existing: readonly string[],
): string[] {
	return choices.map((choice) =>
		'unknown' in choice ? choice.unknown : (existing[choice.existing] ?? ''),
	);
}
