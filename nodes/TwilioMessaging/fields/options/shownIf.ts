import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** When an option is shown. n8n leaves out of a run what is not: only where it does nothing anyway. */
export type Condition = IDisplayOptions;

/**
 * An option that is shown if one of these conditions holds, of which only one may hold at a time: n8n joins
 * what is in one condition with "and" alone, and an option may be there several times.
 */
export function shownIf<Field extends INodeProperties>(
	option: Field,
	conditions: readonly Condition[] = [{}],
): Field[] {
	return conditions.map((displayOptions) =>
		Object.keys(displayOptions).length === 0 ? option : { ...option, displayOptions },
	);
}
