import { showProgress } from '../../tools/progress';
import { Race } from '../race';
import { measures } from './measures';

/**
 * Measures large runs of this package's node in n8n's engine, each in a process of its own.
 *
 * @param only the name of one measure; empty for all
 */
export async function measureSize(only: string): Promise<void> {
	const wanted = measures.filter(({ name }) => [name, ''].includes(only));
	if (wanted.length === 0)
		throw new Error(
			`There is no measure "${only}". There are: ${measures.map(({ name }) => name).join(', ')}.`,
		);
	const race = await Race.start();
	try {
		for (const { title, measure } of wanted) {
			const lines = await showProgress(title, async () => await measure(race));
			for (const line of lines) console.log(`  = ${line}`);
		}
	} finally {
		await race.stop();
	}
}
