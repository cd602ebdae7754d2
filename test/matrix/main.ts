import { parseArgs } from 'node:util';
import { reportsFolder, tryEngine } from './engine/tryEngine';
import { releases } from './releases';
import { failureList, markdownTable, plainTable, type Outcome } from './report';
import { tryWhole } from './whole/tryWhole';

const howTo = `npm run test:matrix                     tries the package with every release; takes some ten minutes
npm run test:matrix -- --only 2.0.0     tries it with one
npm run test:matrix -- --markdown       prints the table of docs/compatibility.md too`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', default: '' },
			markdown: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(howTo);
		return;
	}
	const outcomes: Outcome[] = [];
	const chosen = releases.filter(({ n8n }) => n8n.startsWith(values.only));
	if (chosen.length === 0) {
		throw new Error(
			`There is no ${values.only}, only ${releases.map(({ n8n }) => n8n).join(', ')}`,
		);
	}
	for (const release of chosen) {
		console.log(`\nn8n ${release.n8n}`);
		const engine = await tryEngine(release);
		const whole = release.whole === 'no' ? undefined : await tryWhole(release);
		outcomes.push({ release, engine, whole });
	}
	const date = new Date().toISOString().slice(0, 10);
	console.log(`\nTried on ${date}:\n`);
	console.log(plainTable(outcomes));
	if (values.markdown) console.log(`\n${markdownTable(outcomes)}`);
	const failures = failureList(outcomes);
	if (failures !== '') console.log(`\n${failures}\n\nJest's reports: ${reportsFolder}`);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
