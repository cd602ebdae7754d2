// Every npm script goes through here, so that each of them works as the first command on a fresh clone.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { runSteps } from './steps.mjs';

const node = process.execPath;
const bin = (name) => [node, `node_modules/${name}`];

const build = [
	{ title: 'Compile', command: [...bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
	{
		title: 'Bundle the phone library, copy icons',
		command: [...bin('gulp/bin/gulp.js'), '--silent'],
	},
];
const lint = [
	{ title: 'Lint', command: [...bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
	{
		title: 'Check the format',
		command: [...bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'],
	},
];
const typecheck = [
	{ title: 'Check types', command: [...bin('typescript/bin/tsc'), '-p', 'test/tsconfig.json'] },
];
const openApi = [
	{ title: "Fetch Twilio's API description", command: [node, 'scripts/openApi.mjs'] },
];
const tests = [{ title: 'Run all tests', command: bin('jest/bin/jest.js') }];
const run = (title, file) => [
	{ title, command: [...bin('tsx/dist/cli.mjs'), file], interactive: true },
];

const schedules = process.env.FAULT_SCHEDULES ?? '2000';

const tasks = {
	build,
	lint,
	typecheck,
	format: [
		{ title: 'Fix the format', command: [...bin('prettier/bin/prettier.cjs'), '--write', '.'] },
	],
	test: [...lint, ...typecheck, ...build, ...openApi, ...tests],
	demo: [...build, ...run('Run the demo', 'test/demo/main.ts')],
	'test:faults': [
		...build,
		{
			title: `Try ${schedules} schedules of faults`,
			command: [
				...bin('jest/bin/jest.js'),
				'test/faults/(faults|changes|split|switching/switching)',
			],
			environment: {
				FAULT_SCHEDULES: schedules,
				FAST_CHECK_SEED: process.env.FAST_CHECK_SEED ?? String(Date.now() % 2 ** 31),
			},
		},
	],
	'test:histories': [
		...build,
		{
			title: 'Try histories of executions that are killed or stopped',
			command: [...bin('jest/bin/jest.js'), '--config', 'jest.histories.config.js'],
		},
	],
	'test:e2e': [
		...build,
		{
			title: 'Run the tests in the real n8n',
			command: [...bin('jest/bin/jest.js'), '--config', 'jest.e2e.config.js'],
		},
	],
	'test:matrix': [...build, ...run('Try the package with several n8n', 'test/matrix/main.ts')],
	bench: [...build, ...run('Run the benchmark', 'test/bench/main.ts')],
	dev: [...build, ...run('Start n8n with this package', 'test/n8n/dev.ts')],
	'stand-in': run('Start the local Twilio', 'test/twilio-stand-in/main.ts'),
};

const [name = '', ...rest] = process.argv.slice(2);
const steps = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (!steps) {
	console.error(`There is no task "${name}". There are: ${Object.keys(tasks).join(', ')}.`);
	process.exit(2);
}
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await ensureInstalled();
process.exitCode = await runSteps(steps, rest);
