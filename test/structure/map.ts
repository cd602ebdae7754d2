import { folderRules, type FolderRule, type PackageUse } from './folderRules';

const header = ['Where', 'What it holds', 'What it may import'];

/** The rules as the table of CONTRIBUTING.md. */
export function mapTable(): string {
	const rows = folderRules.map((rule) => [`\`${rule.folder}\``, rule.holds, importsIn(rule)]);
	return [header, header.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

function importsIn({ imports, takesContext, packages = {} }: FolderRule): string {
	const folders = imports.map((folder) => `\`${folder.replace(/^nodes\//, '')}\``);
	const uses = Object.entries(packages).map(([name, use]) => describeUse(name, use));
	const all = [...folders, ...uses, ...(takesContext ? ["n8n's context"] : [])];
	return all.length === 0 ? 'nothing' : all.join(', ');
}

function describeUse(name: string, use: PackageUse): string {
	return use === 'types' ? `types of ${name}` : `${name} (${use.join(', ')})`;
}

const marks = { begin: '<!-- map -->', end: '<!-- /map -->' };

/** The table that a text holds between its two marks. */
export function mapIn(text: string): string {
	return text.slice(text.indexOf(marks.begin) + marks.begin.length, text.indexOf(marks.end)).trim();
}

/** The cells of a table, however wide it is written; a row of dashes is left out. */
export function cellsIn(table: string): string[][] {
	return table
		.split('\n')
		.filter((line) => !/^[|\s-]*$/.test(line))
		.map((line) => line.split('|').map((cell) => cell.trim()));
}

/** The text with this table between its two marks. */
export function withMap(text: string, table: string): string {
	const begin = text.indexOf(marks.begin) + marks.begin.length;
	return `${text.slice(0, begin)}\n\n${table}\n\n${text.slice(text.indexOf(marks.end))}`;
}
