const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

/** tsc writes only JavaScript: icons and codex files are copied beside it. */
function assets() {
	return src(['{nodes,credentials}/**/*.svg', 'nodes/**/*.node.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

/** The node's versions, as n8n writes them where it looks for what an operation gives. */
const versions = ['v1.0.0', 'v1.1.0'];
const action = 'nodes/TwilioMessaging';

/** n8n shows the fields of a node that has not run yet; what they are is the same in all versions. */
const outputSchemas = versions.map((version) =>
	Object.assign(
		() => src(`${action}/__schema__/**/*.json`).pipe(dest(`dist/${action}/__schema__/${version}`)),
		{ displayName: `output schemas ${version}` },
	),
);

const library = 'node_modules/libphonenumber-js';
const values = 'nodes/twilio/values';

/**
 * Nothing is installed beside a verified node: the phone library goes into the one file that imports it, with
 * the library's licence and that of Google's numbering plans beside it. Two thirds of it are numbering plans,
 * which nobody can read either way: minified, it is a fifth smaller.
 */
async function phoneLibrary() {
	const { name, version } = JSON.parse(readFileSync(`${library}/package.json`, 'utf8'));
	const title = `${name} ${version}`;
	const licences = ['LICENSE', 'LICENSE.Apache'].map((file) =>
		readFileSync(`${library}/${file}`, 'utf8').trim(),
	);
	const file = 'numberingPlans.LICENSES.txt';
	mkdirSync(`dist/${values}`, { recursive: true });
	writeFileSync(`dist/${values}/${file}`, `${[title, ...licences].join('\n\n---\n\n')}\n`);
	await build({
		entryPoints: [`${values}/numberingPlans.ts`],
		outfile: `dist/${values}/numberingPlans.js`,
		bundle: true,
		minify: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		charset: 'utf8',
		banner: { js: `/*! ${title}, bundled and minified: its licences are in ${file}. */` },
		logLevel: 'warning',
	});
}

/** What tsc makes of a source that has types alone: nothing asks for it. */
const emptyModule =
	'"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n';

/** The sources are indented with tabs, and so is what tsc makes of them: the package is smaller. */
const indented = (code) => code.replace(/^( {4})+/gm, ({ length }) => '\t'.repeat(length / 4));

function modules(done) {
	for (const name of readdirSync('dist', { recursive: true })) {
		if (!name.endsWith('.js')) continue;
		const file = join('dist', name);
		const code = readFileSync(file, 'utf8');
		if (code === emptyModule) rmSync(file);
		else writeFileSync(file, indented(code));
	}
	done();
}

exports.default = series(modules, parallel(assets, phoneLibrary, ...outputSchemas));
