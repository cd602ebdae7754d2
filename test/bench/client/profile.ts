import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

/** Records where a run spends its time, for Chrome's or an editor's profile view. */
export async function profiled<Result>(file: string, run: () => Promise<Result>): Promise<Result> {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: 250 });
	await session.post('Profiler.start');
	const result = await run();
	const { profile } = await session.post('Profiler.stop');
	session.disconnect();
	writeFileSync(file, JSON.stringify(profile));
	return result;
}
