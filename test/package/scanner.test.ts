import { execFileSync } from 'node:child_process';
import { repositoryRoot } from '../engine/packageNodes';
import { packPackage, type PackedPackage } from './packedPackage';

/** Runs n8n's scanner of community packages, which is an ES module, on a folder. */
function scan(directory: string, patterns: string): unknown {
	const script = `
		import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
		console.log(JSON.stringify(await analyzePackage(${JSON.stringify(directory)}, ${patterns})));`;
	const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
		cwd: repositoryRoot,
		encoding: 'utf8',
		// Within a test, n8n's lint rules take every file for a node.
		env: { ...process.env, NODE_ENV: 'production' },
	});
	return JSON.parse(output);
}

let packed: PackedPackage;
beforeAll(() => {
	packed = packPackage();
});
afterAll(() => {
	packed.remove();
});

it("n8n's scanner reports nothing on the source", () => {
	expect(scan(repositoryRoot, 'SOURCE_FILE_PATTERNS')).toEqual({ passed: true });
});

it("n8n's scanner reports nothing on the unpacked tarball", () => {
	// The patterns that the scanner itself uses for what was published.
	const result = scan(packed.directory, `['**/*.js', 'package.json']`);
	expect(result).toEqual({ passed: true });
});
