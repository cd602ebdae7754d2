import { folderRules, type FolderRule } from './folderRules';
import type { Import, Source } from './sources';

const isBelow = (name: string, folder: string) => name === folder || name.startsWith(`${folder}/`);

/** The rule that a file falls under; undefined when it lies where no rule speaks of it. */
export function ruleOf(name: string): FolderRule | undefined {
	return folderRules
		.filter(({ folder }) => isBelow(name, folder))
		.sort((one, other) => other.folder.length - one.folder.length)[0];
}

/**
 * What a source imports against the rules, as sentences that say where the thing belongs.
 *
 * @param all every source: what several of them use must lie where all of them may import it
 */
export function wrongImports(source: Source, all: readonly Source[]): string[] {
	const { name, imports } = source;
	const rule = ruleOf(name);
	if (!rule) return [`${name}.ts lies in no folder that test/structure/folderRules.ts knows.`];
	return imports.flatMap((each) =>
		each.isPackage
			? wrongPackage(name, rule, each)
			: wrongFolder(name, rule, each, usersOf(each.target, all)),
	);
}

/** The rules of the sources that import a file. */
function usersOf(target: string, all: readonly Source[]): FolderRule[] {
	return all
		.filter(({ imports }) => imports.some((each) => each.target === target))
		.flatMap(({ name }) => ruleOf(name) ?? []);
}

function wrongPackage(name: string, rule: FolderRule, use: Import): string[] {
	const { folder, packages = {} } = rule;
	const allowed = packages[use.target];
	if (allowed === undefined)
		return [
			`${name}.ts imports ${use.target}: ${folder} may use ${listed(Object.keys(packages), 'no package')}.`,
		];
	const values = allowed === 'types' ? [] : allowed;
	const wrong = use.values.filter((value) => !values.includes(value));
	const contexts = rule.takesContext ? [] : use.names.filter((each) => context.test(each));
	return [
		...(wrong.length > 0
			? [
					`${name}.ts imports ${wrong.join(', ')} of ${use.target}: ${folder} may use of it ${
						values.length === 0 ? 'types only' : `its types, ${values.join(', ')}`
					}.`,
				]
			: []),
		...contexts.map(
			(each) =>
				`${name}.ts imports ${each}: ${folder} may not take n8n's context. Hand it what it needs of that as values.`,
		),
	];
}

/** n8n's contexts by their names, such as `IExecuteFunctions`. */
const context = /^I[A-Za-z]*Functions(Base)?$/;

function wrongFolder(
	name: string,
	rule: FolderRule,
	{ target }: Import,
	users: readonly FolderRule[],
): string[] {
	const of = ruleOf(target);
	if (of && mayImport(rule, of)) return [];
	const forImporter = folderRules.filter((candidate) => of && mayImport(candidate, of));
	const forTarget = folderRules.filter((candidate) =>
		[rule, ...users].every((user) => mayImport(user, candidate)),
	);
	return [
		`${name}.ts imports ${target}.ts: ${rule.folder} may not import ${of?.folder ?? target}. Either ${name}.ts belongs in a folder that may (${foldersOf(forImporter)}), or what it needs of ${target}.ts in one that all its users may import (${foldersOf(forTarget)}).`,
	];
}

const foldersOf = (rules: readonly FolderRule[]) =>
	listed(
		rules.map(({ folder }) => folder),
		'none',
	);

function mayImport(rule: FolderRule, other: FolderRule): boolean {
	return (
		rule.folder === other.folder || rule.imports.some((folder) => isBelow(other.folder, folder))
	);
}

const listed = (words: readonly string[], none: string) =>
	words.length === 0 ? none : words.join(', ');

/** Rows that import a row above them: the table is read from the top down. */
export function rulesThatPointUp(): string[] {
	return folderRules.flatMap((rule, position) =>
		folderRules
			.slice(0, position)
			.filter((above) => mayImport(rule, above))
			.map((above) => `${rule.folder} imports ${above.folder}`),
	);
}
