import { byVersion } from './typeVersion';

/** A collection of the form that holds options. Stored in saved workflows: never changes. */
export type OptionCollection = 'options' | 'safetyOptions' | 'twilioParameters';

/** Where a node of this version has its options. No name stands in two of them. */
export function optionCollections(typeVersion: number): readonly OptionCollection[] {
	return byVersion<readonly OptionCollection[]>(typeVersion, {
		1: ['options'],
		1.1: ['options', 'safetyOptions', 'twilioParameters'],
	});
}
