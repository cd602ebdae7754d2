import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import { preProcessFile } from 'typescript';
import { z } from 'zod';
import { startTwilioStandIn } from '../twilio-stand-in/server';
import { Engine, jsonOf } from '../engine/engine';
import { recipients, sendEachItem } from '../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../engine/twilioNode';
import { packPackage, type PackedPackage } from './packedPackage';

/** Covers TwilioMessaging.node. */

let packed: PackedPackage;
beforeAll(() => {
	packed = packPackage();
});
afterAll(() => {
	packed.remove();
});

const read = (file: string) => readFileSync(join(packed.directory, file), 'utf8');
const readJson = (file: string): unknown => JSON.parse(read(file));
const ending = (end: string) => packed.files.filter((file) => file.endsWith(end));

/** The one file that is a bundle. */
const phoneLibrary = 'dist/nodes/twilio/values/numberingPlans';

describe('the tarball', () => {
	it('is small', () => {
		const kilobytes = packed.packedBytes / 1000;
		console.log(`The packed package: ${kilobytes.toFixed(1)} kB, ${packed.files.length} files`);
		expect(kilobytes).toBeLessThan(275);
	});

	it('holds what is needed and nothing else', () => {
		const outside = packed.files.filter((file) => !file.startsWith('dist/'));
		expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
		const inside = packed.files.filter((file) => file.startsWith('dist/'));
		const expected =
			/^dist\/(nodes|credentials)\/[\w/.]+\.(js|svg|node\.json)$|\/__schema__\/v[\d.]+\/[\w/]+\.json$/;
		expect(inside.filter((file) => !expected.test(file))).toEqual([`${phoneLibrary}.LICENSES.txt`]);
		expect(inside.filter((file) => /test|\.map$/i.test(file))).toEqual([]);
	});

	it('has the phone library within, with its licences', () => {
		const bundle = read(`${phoneLibrary}.js`);
		const { version } = z
			.object({ version: z.string() })
			.parse(JSON.parse(readFileSync(require.resolve('libphonenumber-js/package.json'), 'utf8')));
		expect(bundle).toContain(`libphonenumber-js ${version}, bundled`);
		// Not for reading, but to keep the package small.
		expect(bundle.length).toBeLessThan(130_000);
		expect(bundle).not.toMatch(/\brequire\(/);
		const licences = read(`${phoneLibrary}.LICENSES.txt`);
		expect(licences).toContain(`libphonenumber-js ${version}`);
		expect(licences).toContain('The MIT License');
		expect(licences).toContain('Apache License');
	});

	it('has scripts that point to no map', () => {
		const scripts = ending('.js');
		expect(scripts.length).toBeGreaterThan(10);
		for (const file of scripts) expect(read(file)).not.toContain('sourceMappingURL');
	});

	it('asks for n8n-workflow and nothing else', () => {
		const manifest = readJson('package.json');
		expect(manifest).toMatchObject({
			name: 'n8n-nodes-twilio-messaging',
			license: 'MIT',
			peerDependencies: { 'n8n-workflow': '*' },
		});
		expect(manifest).toHaveProperty('peerDependencies', { 'n8n-workflow': '*' });
		// n8n brings it along: npm would install another one, which needs a newer Node than n8n 1 does.
		expect(manifest).toHaveProperty('peerDependenciesMeta', { 'n8n-workflow': { optional: true } });
		for (const field of [
			'dependencies',
			'optionalDependencies',
			'bundledDependencies',
			'overrides',
		])
			expect(manifest).not.toHaveProperty(field);
		for (const script of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
			expect(manifest).not.toHaveProperty(['scripts', script]);
	});

	it('imports nothing but its own files, n8n-workflow and what every n8n allows', () => {
		const imports = ending('.js').flatMap((file) =>
			preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName),
		);
		expect(imports.length).toBeGreaterThan(50);
		const foreign = new Set(imports.filter((name) => !name.startsWith('.')));
		// n8n lets a verified node import these and no others.
		expect([...foreign].sort()).toEqual(['n8n-workflow', 'node:crypto']);
	});
});

describe('unpacked, with n8n-workflow beside it', () => {
	it('is loaded by n8n with node, credential, icons and codex', async () => {
		const loader = new PackageDirectoryLoader(packed.directory);
		await loader.loadAll();
		expect(Object.keys(loader.known.nodes)).toEqual(['twilioMessaging', 'twilioMessagingTrigger']);
		expect(Object.keys(loader.known.credentials)).toEqual(['twilioMessagingApi']);
		const [node] = loader.types.nodes;
		const [credential] = loader.types.credentials;
		expect(node).toMatchObject({
			displayName: 'Twilio Messaging',
			codex: { categories: ['Communication'] },
		});
		for (const type of [...loader.types.nodes, credential]) {
			const icons = Object.values({
				light: '',
				dark: '',
				...(typeof type?.iconUrl === 'object' && type.iconUrl),
			});
			expect(icons).toHaveLength(2);
			// n8n serves icons below icons/, by the package's name.
			for (const icon of icons)
				expect(packed.files).toContain(icon.replace('icons/n8n-nodes-twilio-messaging/', ''));
		}
	});

	it("sends in n8n's engine", async () => {
		const [engine, standIn] = await Promise.all([
			Engine.start(packed.directory),
			startTwilioStandIn(),
		]);
		const workflow = twilioWorkflow(recipients(3), sendEachItem);
		const running = engine.run(workflow, standInCredential(standIn));
		const run = await running.finally(() => standIn.close());
		expect(jsonOf(run, twilioNodeName)).toMatchObject(recipients(3));
		expect(standIn.messages()).toHaveLength(3);
	});
});
