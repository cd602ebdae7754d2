import type { INodeParameters } from 'n8n-workflow';
import { optionGroups } from '../../nodes/TwilioMessaging/fields/options/optionGroups';

const groups = new Map<string, string>(Object.entries(optionGroups));

/** Options of version 1's one collection, as version 1.1 has them: in three. */
export function inCollections(options: INodeParameters): INodeParameters {
	const of = (collection: string) =>
		Object.fromEntries(Object.entries(options).filter(([name]) => groups.get(name) === collection));
	return {
		options: of('options'),
		safetyOptions: of('safetyOptions'),
		twilioParameters: of('twilioParameters'),
	};
}
