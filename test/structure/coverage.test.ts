import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { transpileModule } from 'typescript';

const repositoryRoot = resolve(__dirname, '../..');

/**
 * Every source has a test: at the same place below test/, as `nodes/twilio/api/failure.ts` has
 * `test/nodes/twilio/api/failure.test.ts`, or in a test file that names it in a comment of this form,
 * which may go over several lines:
 *
 *     /** Covers rateLimiter, adaptiveLimiter, pickers/index. *\/
 *
 * The names are those of the files without `.ts`; an index.ts goes with the name of its folder.
 */
const form = '/** Covers name, other. */';
const covers = /^\/\*\* Covers ([^.][^]*?)\. \*\/$/gm;

/** The files below a folder that end like this, from the repository's root. */
function filesIn(folder: string, end: string): string[] {
	return readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(end))
		.map((file) => join(folder, file));
}

const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');

/** What a source is called in a comment. */
function nameOf(source: string): string {
	const name = basename(source, '.ts');
	return name === 'index' ? `${basename(dirname(source))}/index` : name;
}

/** Whether nothing is left of a source that is compiled: then the compiler is its test. */
function holdsTypesOnly(source: string): boolean {
	const { outputText } = transpileModule(read(source), {
		compilerOptions: { removeComments: true },
	});
	return /^("use strict";|Object\.defineProperty\(exports, .*\);|export \{\};|\s)*$/.test(
		outputText,
	);
}

const sources = ['nodes', 'credentials'].flatMap((folder) => filesIn(folder, '.ts'));
const names = new Set(sources.map(nameOf));
const tests = filesIn('test', '.test.ts').filter(
	(file) =>
		!file.startsWith(join('test', 'twilio-stand-in')) &&
		file !== join('test', 'structure', 'coverage.test.ts'),
);

/** What the comments of a test file name. */
function namesIn(test: string): string[] {
	return [...read(test).matchAll(covers)].flatMap(([, list = '']) =>
		list.replace(/\s*\n \*\s*/g, ' ').split(/,\s*/),
	);
}

const named = new Map(tests.map((test) => [test, namesIn(test)]));
const isNamed = new Set([...named.values()].flat());

test('no two sources share a name', () => {
	const twice = sources.map(nameOf).filter((name, index, all) => all.indexOf(name) !== index);
	expect(twice).toEqual([]);
});

test('every source is named by a test', () => {
	const missing = sources.filter(
		(source) =>
			!tests.includes(join('test', source.replace(/\.ts$/, '.test.ts'))) &&
			!isNamed.has(nameOf(source)) &&
			!holdsTypesOnly(source),
	);
	if (missing.length === 0) return;
	const lines = missing.map(
		(source) =>
			`${source}: write test/${source.replace(/\.ts$/, '.test.ts')}, or name "${nameOf(source)}" where it is tested`,
	);
	throw new Error(
		`No test names these. In a test file that does, write: ${form}\n${lines.join('\n')}`,
	);
});

test('what a test file says it covers is there', () => {
	const unknown = [...named].flatMap(([test, list]) =>
		list.filter((name) => !names.has(name)).map((name) => `${test} covers "${name}"`),
	);
	expect(unknown).toEqual([]);
});
