import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { formInVersion, optionsIn, versionsOf } from '../engine/formInVersion';

/**
 * What saved workflows hold of a form. The keys are versions and operations, such as
 * `1 1.1: message.sendSms message.sendMms`; the lines are fields with their type and default, and
 * what can be chosen there: `options.attempt: number = 1`, `options.riskCheck takes disable enable`.
 */
export type StoredForm = Readonly<Record<string, readonly string[]>>;

/** One line, with one choice at most, for one version and operation. */
interface Fact {
	readonly version: string;
	readonly place: string;
	readonly text: string;
}

/** The node's form, as saved workflows hold it. */
export function storedForm(description: INodeTypeDescription): StoredForm {
	const facts = versionsOf(description).flatMap((version) =>
		formInVersion(description, version).flatMap((field) =>
			placesOf(field, description).flatMap((place) =>
				textsOf(field).map((text) => ({ version: String(version), place, text })),
			),
		),
	);
	return pack(facts);
}

/** What one form has and another has not. */
export function missing(one: StoredForm, other: StoredForm): string[] {
	const known = new Set(unpack(other).map(sentence));
	return unpack(one)
		.map(sentence)
		.filter((fact) => !known.has(fact));
}

const sentence = ({ version, place, text }: Fact) => `version ${version}, ${place}: ${text}`;

/** The operations that have a field; the node for those that it always has. */
function placesOf({ displayOptions }: INodeProperties, { name }: INodeTypeDescription): string[] {
	const { resource = [], operation } = displayOptions?.show ?? {};
	if (!operation) return [name];
	const isText = (value: unknown) => typeof value === 'string';
	const operations = operation.filter(isText);
	return resource.filter(isText).flatMap((each) => operations.map((other) => `${each}.${other}`));
}

function textsOf(field: INodeProperties, path = field.name): string[] {
	// It says something, and nothing is stored of it.
	if (field.type === 'notice') return [];
	const usual = JSON.stringify(field.default).replaceAll('"', "'");
	const choices = (field.options ?? []).flatMap((each) => ('value' in each ? [each.value] : []));
	const modes = (field.modes ?? []).map(({ name }) => name);
	return [
		`${path}: ${field.type} = ${usual}`,
		...[...choices, ...modes].map((choice) => `${path}${takes}${String(choice)}`),
		...optionsIn(field).flatMap((option) => textsOf(option, `${path}.${option.name}`)),
	];
}

const takes = ' takes ';

function pack(facts: readonly Fact[]): StoredForm {
	const distinct = [...new Map(facts.map((fact) => [sentence(fact), fact])).values()];
	const byPlace = gather(distinct, ['place', 'text'], 'version');
	const byText = gather(byPlace, ['version', 'text'], 'place');
	const form: Record<string, string[]> = {};
	for (const { version, place, text } of byText) {
		const lines = (form[`${version}: ${place}`] ??= []);
		const [path, choice] = text.split(takes);
		const last = lines.at(-1);
		if (choice !== undefined && last?.startsWith(`${path ?? ''}${takes}`) === true)
			lines[lines.length - 1] = `${last} ${choice}`;
		else lines.push(text);
	}
	return form;
}

/** One fact of those that are alike but for one thing, with all that they have there. */
function gather(facts: readonly Fact[], alike: Array<keyof Fact>, but: keyof Fact): Fact[] {
	const gathered = new Map<string, Fact>();
	for (const fact of facts) {
		const key = alike.map((name) => fact[name]).join('\n');
		const before = gathered.get(key);
		gathered.set(key, before ? { ...fact, [but]: `${before[but]} ${fact[but]}` } : fact);
	}
	return [...gathered.values()];
}

function unpack(form: StoredForm): Fact[] {
	return Object.entries(form).flatMap(([key, lines]) => {
		const [versions = '', places = ''] = key.split(': ');
		return lines.flatMap((line) =>
			versions
				.split(' ')
				.flatMap((version) =>
					places
						.split(' ')
						.flatMap((place) => choicesIn(line).map((text) => ({ version, place, text }))),
				),
		);
	});
}

function choicesIn(line: string): string[] {
	const [path = '', choices] = line.split(takes);
	return choices === undefined ? [line] : choices.split(' ').map((each) => path + takes + each);
}
