const secondsBetweenSigns = 15;

/** Says that something has begun, that it still goes on, and how long it took. */
export async function showProgress<Result>(
	title: string,
	run: () => Promise<Result>,
): Promise<Result> {
	const startedAt = Date.now();
	const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(0);
	const say = (text: string) => process.stdout.write(`  ${text}\n`);
	say(title);
	const signs = setInterval(
		() => say(`  still at it (${seconds()} s)`),
		secondsBetweenSigns * 1000,
	);
	try {
		const result = await run();
		say(`  done in ${seconds()} s`);
		return result;
	} finally {
		clearInterval(signs);
	}
}
