import type { INodeProperties } from 'n8n-workflow';
import type { OptionCollection } from '../reading/optionCollections';
import { shownBefore, shownFrom } from '../reading/typeVersion';
import { longBodyOptions } from './longBody';
import { optionField } from './optionField';
import {
	createOptionNames,
	optionGroups,
	type CreateOptionName,
	type Option,
	type OptionName,
} from './optionGroups';
import { defaultCountryOption } from './numberOptions';
import { optionsField } from './optionsField';
import { shownIf, type Condition } from './shownIf';
import { sendingOptions } from './runOptions';

/** How a send's options differ from those of the others. */
export interface Offer {
	/** Options that not every send has. */
	readonly more?: readonly Option[];
	/** Options for which the operation has fields of its own. */
	readonly without?: readonly CreateOptionName[];
	/** Options without effect here: version 1 offers them. */
	readonly useless?: readonly CreateOptionName[];
	/** From version 1.1 on. */
	readonly since11?: readonly Option[];
	/** Where an option works, from version 1.1 on; everywhere if nothing is said. */
	readonly shown?: Readonly<Partial<Record<OptionName, readonly Condition[]>>>;
}

/** The collections of options of a send or of Preview. */
export function sendOptionFields(offer: Offer = {}): INodeProperties[] {
	const { more = [], without = [], useless = [], since11 = [], shown = {} } = offer;
	const names = createOptionNames.filter((name) => !without.includes(name));
	const all = [
		...names.map(optionField),
		...more,
		defaultCountryOption,
		...longBodyOptions,
		...sendingOptions,
	];
	const useful = all
		.filter(({ name }) => !useless.some((other) => other === name))
		.concat(since11)
		.flatMap((option) => shownIf(option, shown[option.name]));
	const group = (collection: OptionCollection) =>
		optionsField(
			useful.filter(({ name }) => optionGroups[name] === collection),
			collection,
		);
	return [
		...shownBefore(1.1, [optionsField(all)]),
		...shownFrom(1.1, [group('options'), group('safetyOptions'), group('twilioParameters')]),
	];
}
