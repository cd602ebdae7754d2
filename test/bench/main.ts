import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, repositoryFolder } from './install/folders';
import { installNodesBase } from './install/install';
import { nameOf, scenarioTitles } from './names';
import { planned, type Entry } from './plan';
import { Race, type Row } from './race';
import { draw } from './report/draw';
import { rateOf } from './report/figures';
import { count, seconds } from './report/format';
import { print, read, write } from './report/report';

const howTo = `npm run bench                            everything; takes about a quarter of an hour
npm run bench -- --quick                 a tenth of the messages
npm run bench -- --only plain/ours       one scenario, or one contender in it
npm run bench -- --only plain/ours --profile    records where the CPU time goes
npm run bench -- --draw                  draws the chart from the last results`;

/** Where a complete run is kept; any other stays in the cache. */
const resultsFolder = join(repositoryFolder, 'docs/benchmark');

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string', default: '' },
			profile: { type: 'boolean', default: false },
			draw: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const isComplete = !values.quick && values.only === '';
	const folder = isComplete ? resultsFolder : cacheFolder;
	if (values.help) {
		console.log(howTo);
		return;
	}
	if (!values.draw) {
		await installNodesBase();
		const entries = planned(values.quick ? 0.1 : 1, values.only);
		const rows = await runAll(entries, values.profile);
		print(rows);
		write(rows, folder);
	}
	await draw(read(folder), folder);
}

async function runAll(entries: readonly Entry[], isProfiled: boolean): Promise<Row[]> {
	mkdirSync(cacheFolder, { recursive: true });
	const race = await Race.start();
	const rows: Row[] = [];
	try {
		for (const [index, entry] of entries.entries()) {
			const { scenario, contender, habit } = entry;
			if (entries[index - 1]?.scenario !== scenario) console.log(`\n${scenarioTitles[scenario]}`);
			const profile = join(cacheFolder, `${scenario}-${contender}.cpuprofile`);
			const name = nameOf(scenario, contender, habit);
			try {
				const row = isProfiled ? await race.run(entry, profile) : await race.runHeats(entry);
				rows.push(row);
				const speed = `${seconds(row.wallMilliseconds)}, ${count(rateOf(row))} a second`;
				console.log(`  ${name}: ${speed}`);
			} catch (error) {
				console.error(`  ${name} failed:`, error);
				process.exitCode = 1;
			}
		}
	} finally {
		await race.stop();
	}
	return rows;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
