import { NodeHelpers, type INodeParameters, type INodeTypeDescription } from 'n8n-workflow';
import { optionsIn } from './formInVersion';

/** The collections of options of either node. */
const collections = ['options', 'safetyOptions', 'twilioParameters'];

/** The names of the options that n8n gives a node to run with: those of its form that are shown. */
export function keptOptions(
	description: INodeTypeDescription,
	typeVersion: number,
	parameters: INodeParameters,
): string[] {
	const { properties } = description;
	const kept = NodeHelpers.getNodeParameters(
		properties,
		parameters,
		true,
		false,
		{ typeVersion },
		description,
	);
	return collections.flatMap((name) => Object.keys(kept?.[name] ?? {})).sort();
}

/** What is added to a form so that each option is there. */
export function eachOption(
	description: INodeTypeDescription,
	valueOf: (name: string) => INodeParameters[string],
): INodeParameters {
	const names = description.properties.flatMap((field) =>
		collections.includes(field.name) ? optionsIn(field).map(({ name }) => name) : [],
	);
	const all = Object.fromEntries([...new Set(names)].map((name) => [name, valueOf(name)]));
	return Object.fromEntries(collections.map((name) => [name, all]));
}

/**
 * Has something done with a node type whose options are all shown, so that n8n leaves none of them out.
 *
 * @param description as the engine has it
 */
export async function withAllShown<Result>(
	description: INodeTypeDescription,
	act: () => Promise<Result>,
): Promise<Result> {
	const { properties } = description;
	description.properties = properties.map((field) => {
		if (!collections.includes(field.name)) return field;
		const byName = new Map(optionsIn(field).map((option) => [option.name, option]));
		const options = [...byName.values()].map((option) => ({ ...option, displayOptions: {} }));
		return { ...field, options };
	});
	try {
		return await act();
	} finally {
		description.properties = properties;
	}
}
