import { folderRules, type FolderRule } from './folderRules';
import type { Import, Source } from './sources';

const isBelow = (name: string, folder: string) => name === folder || name.startsWith(`${folder}/`);

/** The rule that a file falls under; undefined when it lies where no rule speaks of it. */
export function ruleOf(name: string): FolderRule | undefined {
	return folderRules
		.filter(({ folder }) => isBelow(name, folder))
		.sort((one, other) => other.folder.length - one.folder.length)[0];
}

/** What a source imports against the rules, as sentences that say where the thing belongs. */
export function wrongImports({ name, imports }: Source): string[] {
	const rule = ruleOf(name);
	if (!rule) return [`${name}.ts lies in no folder that test/structure/folderRules.ts knows.`];
	return imports.flatMap((each) =>
		each.isPackage ? wrongPackage(name, rule, each) : wrongFolder(name, rule, each),
	);
}

function wrongPackage(name: string, { folder, packages = {} }: FolderRule, use: Import): string[] {
	const allowed = packages[use.target];
	if (allowed === undefined)
		return [
			`${name}.ts imports ${use.target}: ${folder} may use ${listed(Object.keys(packages))}.`,
		];
	const values = allowed === 'types' ? [] : allowed;
	const wrong = use.values.filter((value) => !values.includes(value));
	if (wrong.length === 0) return [];
	return [
		`${name}.ts imports ${wrong.join(', ')} of ${use.target}: ${folder} may use of it ${
			values.length === 0 ? 'types only' : `its types, ${values.join(', ')}`
		}.`,
	];
}

function wrongFolder(name: string, rule: FolderRule, { target }: Import): string[] {
	const of = ruleOf(target);
	if (of && mayImport(rule, of)) return [];
	const shared = folderRules
		.filter((candidate) => of && mayImport(rule, candidate) && mayImport(of, candidate))
		.map(({ folder }) => folder);
	const where =
		shared.length === 0
			? 'no folder may be imported by both: hand the thing over as an argument, or move it here'
			: `move it to one that both may import: ${shared.join(', ')}`;
	return [
		`${name}.ts imports ${target}.ts: ${rule.folder} may not import ${of?.folder ?? target}. Where the thing belongs: ${where}.`,
	];
}

function mayImport(rule: FolderRule, other: FolderRule): boolean {
	return (
		rule.folder === other.folder || rule.imports.some((folder) => isBelow(other.folder, folder))
	);
}

const listed = (words: readonly string[]) => (words.length === 0 ? 'no package' : words.join(', '));

/** Rows that import a row above them: the table is read from the top down. */
export function rulesThatPointUp(): string[] {
	return folderRules.flatMap((rule, position) =>
		folderRules
			.slice(0, position)
			.filter((above) => mayImport(rule, above))
			.map((above) => `${rule.folder} imports ${above.folder}`),
	);
}
