import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installChartDrawer } from '../install/install';
import type { Row } from '../race';
import { chart, dark, light } from './chart';

/** Draws the chart twice, for light and for dark pages. */
export async function draw(rows: readonly Row[], folder: string): Promise<void> {
	const drawer = await installChartDrawer();
	for (const [file, palette] of [
		['benchmark.svg', light],
		['benchmark-dark.svg', dark],
	] as const) {
		const svg = execFileSync(process.execPath, [drawer], {
			input: JSON.stringify(chart(rows, palette)),
			encoding: 'utf8',
		});
		writeFileSync(join(folder, file), svg.endsWith('\n') ? svg : `${svg}\n`);
	}
}
