import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, repositoryFolder } from './install/folders';
import { installNodesBase } from './install/install';
import { measureClaims } from './claims/claims';
import { heatsIn, runHeats } from './heats';
import { nameOf, scenarioTitles } from './names';
import { planned, scenarioIds, type Entry } from './plan';
import { Race, type Row } from './race';
import { draw } from './report/draw';
import { rateOf } from './report/figures';
import { count, seconds } from './report/format';
import { print, read, write } from './report/report';
import { measureSize } from './size/size';

const howTo = `npm run bench                            everything; takes about forty minutes
npm run bench -- --quick                 a tenth of the messages
npm run bench -- --only plain/ours       one scenario, or one contender in it
npm run bench -- --only plain/ours --profile    records where the CPU time goes
npm run bench -- --draw                  draws the chart from the last results
npm run bench -- --size                  large runs of this node: blocks, memory, retry, rates
npm run bench -- --size --only retry     one of them
npm run bench -- --claims                what the claims in n8n's database cost, in the whole n8n`;

/** Where a complete run is kept; any other stays in the cache. */
const resultsFolder = join(repositoryFolder, 'docs/benchmark');

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string', default: '' },
			profile: { type: 'boolean', default: false },
			draw: { type: 'boolean', default: false },
			size: { type: 'boolean', default: false },
			claims: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const isComplete = !values.quick && values.only === '';
	const folder = isComplete ? resultsFolder : cacheFolder;
	if (values.help) {
		console.log(howTo);
		return;
	}
	if (values.size) {
		await measureSize(values.only);
		return;
	}
	if (values.claims) {
		await measureClaims();
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
		for (const scenario of scenarioIds) {
			const own = entries.filter((entry) => entry.scenario === scenario);
			if (own.length === 0) continue;
			console.log(`\n${scenarioTitles[scenario]}`);
			const heats = isProfiled ? 1 : heatsIn(scenario);
			const best = await runHeats(own, heats, async (entry) =>
				reported(entry, async () => await race.run(entry, isProfiled ? profileOf(entry) : {})),
			);
			const isWeighed = scenario === 'large' && !isProfiled;
			for (const row of best) rows.push(isWeighed ? await weighed(race, row) : row);
		}
	} finally {
		await race.stop();
	}
	return rows;
}

const profileOf = ({ scenario, contender }: Entry) => ({
	profile: join(cacheFolder, `${scenario}-${contender}.cpuprofile`),
});

async function weighed(race: Race, row: Row): Promise<Row> {
	const { scenario, contender, habit, count } = row;
	const heldPerItem = await race.weighItem({ scenario, contender, habit, count });
	return { ...row, ...(heldPerItem !== undefined && { heldPerItem }) };
}

/** Says how a run went; one that went wrong keeps no other from running. */
async function reported(entry: Entry, run: () => Promise<Row>): Promise<Row | undefined> {
	const name = nameOf(entry.scenario, entry.contender, entry.habit);
	try {
		const row = await run();
		const speed = `${seconds(row.wallMilliseconds)}, ${count(rateOf(row))} a second`;
		console.log(`  ${name}: ${speed}`);
		return row;
	} catch (error) {
		console.error(`  ${name} failed:`, error);
		process.exitCode = 1;
		return undefined;
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
