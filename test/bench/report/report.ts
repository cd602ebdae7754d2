import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { measurementSchema } from '../client/measurement';
import { tallySchema } from '../conditions';
import { entrySchema } from '../plan';
import type { Row } from '../race';
import { checks } from './checks';
import { cpuPerMessage, rateOf, shareOfLimit } from './figures';
import { machine } from './machine';
import { notes } from './notes';
import { ratios } from './ratios';
import { tables } from './table';

const rowSchema = entrySchema
	.merge(measurementSchema)
	.merge(tallySchema)
	.extend({ heldPerItem: z.number().optional() });
const resultsSchema = z.object({ rows: z.array(rowSchema) });

/** Prints everything that was measured. */
export function print(rows: readonly Row[]): void {
	console.log(tables(rows));
	console.log(`\n${notes}`);
	const { node, cores, ...rest } = machine();
	const versions = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
	console.log(`Measured with Node ${node ?? ''} on ${cores ?? ''} cores; ${versions.join(', ')}.`);
	for (const line of ratios(rows)) console.log(`  ${line}`);
	console.log('');
	for (const { holds, demand, measured } of checks(rows))
		console.log(`${holds ? '✔' : '✖'} ${demand}: ${measured}`);
}

/** Writes what was measured, and what follows from it. */
export function write(rows: readonly Row[], folder: string): void {
	mkdirSync(folder, { recursive: true });
	const results = {
		machine: machine(),
		rows: rows.map((row) => ({
			...row,
			messagesPerSecond: rateOf(row),
			...(shareOfLimit(row) !== undefined && { shareOfLimit: shareOfLimit(row) }),
			cpuMillisecondsPerMessage: cpuPerMessage(row),
		})),
		checks: checks(rows),
	};
	const text = JSON.stringify(
		results,
		(_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value),
		2,
	);
	writeFileSync(join(folder, 'results.json'), `${text}\n`);
}

/** Reads what an earlier run wrote. */
export function read(folder: string): Row[] {
	const text = readFileSync(join(folder, 'results.json'), 'utf8');
	return resultsSchema.parse(JSON.parse(text)).rows;
}
