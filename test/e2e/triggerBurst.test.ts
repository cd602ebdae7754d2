import { setTimeout as pause } from 'node:timers/promises';
import type { SavedWorkflow } from '../n8n/api';
import { showProgress } from '../tools/progress';
import type { Received } from '../twilio-stand-in/webhooks/receive';
import { triggerNode } from './harness/receiving';
import { setUpN8n } from './harness/setUpN8n';
import { person, setUpTrigger, to } from './harness/setUpTrigger';

const n8n = setUpN8n();
const { activate, fromNumber } = setUpTrigger(n8n);
const count = 1000;
/** An n8n on SQLite has three connections to its database; it turns away far more than these at times. */
const atOnce = 10;
const mostMillisecondsOfStandstill = 60_000;

test(`of ${count} messages each starts one execution: none is lost, none comes twice`, async () => {
	const { standIn, api } = n8n.playground;
	const workflow = await activate('burst', { trigger: fromNumber(), alone: true });
	const begun = Date.now();
	const received = await showProgress(`Posting ${count} messages`, async () =>
		inTurns(
			Array.from({ length: count }, (_, index) => `Message ${index}`),
			async (body) => await standIn.receive({ from: person, to, body }),
		),
	);
	const seconds = (Date.now() - begun) / 1000;
	const refused = received.filter(({ attempts }) => attempts.at(-1)?.status !== 200);
	await showProgress(`Posting ${refused.length} again that n8n rejected`, async () => {
		await inTurns(refused, postUntilTaken);
	});
	await showProgress('Waiting for all executions to end', async () => {
		await standstill(workflow);
	});
	process.stdout.write(
		`  ${count} messages answered in ${seconds.toFixed(1)} s (${Math.round(count / seconds)} a second, ${atOnce} at once), ended after ${((Date.now() - begun) / 1000).toFixed(1)} s; ${refused.length} rejected and posted again\n`,
	);

	const ids = await api.allExecutionIds(workflow);
	const runs = await showProgress(`Reading ${ids.length} executions`, async () =>
		inTurns(ids, async (id) => await api.executionAtItsEnd(id)),
	);
	const arrived = runs.map((run) => run.items(triggerNode)[0]?.sid);
	expect(new Set(arrived).size).toBe(count);
	expect(arrived.sort()).toEqual(received.map(({ message }) => message?.sid).sort());
	expect(runs.filter(({ status }) => status !== 'success')).toEqual([]);
}, 900_000);

/** Does something with each, so many at once. */
async function inTurns<Each, Result>(
	all: readonly Each[],
	run: (each: Each) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = all.values();
	const worker = async () => {
		for (const each of waiting) results.push(await run(each));
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return results;
}

/** What Twilio's fallback address does, or `#rc=5&rp=all` behind the address, but for longer. */
async function postUntilTaken({ webhook }: Received): Promise<void> {
	if (!webhook) throw new Error('Nothing was posted');
	while ((await n8n.playground.standIn.deliver(webhook)).status !== 200) await pause(1000);
}

/** Waits until all executions have ended, or for a minute in which none does. */
async function standstill(workflow: SavedWorkflow): Promise<void> {
	let known = 0;
	let since = Date.now();
	while (known < count && Date.now() - since < mostMillisecondsOfStandstill) {
		// While n8n turns everybody away, it does not tell.
		const ended = await n8n.playground.api.executionCount(workflow).catch(() => known);
		if (ended > known) since = Date.now();
		known = ended;
		await pause(1000);
	}
}
