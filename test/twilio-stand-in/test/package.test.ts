import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';

const folder = resolve(__dirname, '..');
const names = z.record(z.string());
const own = z
	.object({ private: z.literal(true), dependencies: names })
	.parse(read(join(folder, 'package.json')));
const root = z
	.object({ devDependencies: names })
	.parse(read(resolve(folder, '../../package.json')));

function read(file: string): unknown {
	return JSON.parse(readFileSync(file, 'utf8'));
}

/** Everything that the sources import, its own tests' imports left out. */
const imported = readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter(({ name, parentPath }) => name.endsWith('.ts') && parentPath !== __dirname)
	.flatMap(({ name, parentPath }) =>
		[...readFileSync(join(parentPath, name), 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(
			([, what = '']) => ({ file: relative(folder, join(parentPath, name)), parentPath, what }),
		),
	);

it('takes nothing from outside its folder', () => {
	const outside = imported.filter(
		({ parentPath, what }) =>
			what.startsWith('.') && relative(folder, resolve(parentPath, what)).startsWith('..'),
	);
	expect(imported.length).toBeGreaterThan(100);
	expect(outside).toEqual([]);
});

it('names every package it imports, in the version that is installed for all', () => {
	const packages = imported
		.map(({ what }) => what)
		.filter((what) => !/^(\.|node:)/.test(what) && !builtinModules.includes(what))
		.map((what) =>
			what
				.split('/')
				.slice(0, what.startsWith('@') ? 2 : 1)
				.join('/'),
		);
	// tsx is what its command line is started with.
	expect([...new Set([...packages, 'tsx'])].sort()).toEqual(Object.keys(own.dependencies).sort());
	expect(root.devDependencies).toMatchObject(own.dependencies);
});
