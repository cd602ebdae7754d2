import { creating } from '../twilio-stand-in/faults';
import { setUpN8n } from './harness/setUpN8n';
import { call, people, sendingNode, sendingWorkflow } from './harness/workflows';

const n8n = setUpN8n();
const those = people(30);
const tenth = those[9]?.to ?? '';

const created = () =>
	n8n.playground.standIn.requests
		.filter(creating())
		.map(({ form }) => form.find(([name]) => name === 'To')?.[1]);

/** Everybody has exactly one message. */
function expectOneEach(): void {
	const texted = n8n.playground.standIn.messages().map(({ to }) => to);
	expect([...texted].sort()).toEqual(those.map(({ to }) => to).sort());
}

async function run(path: string, settings: object) {
	const { api, choices, n8n: running } = n8n.playground;
	const { credential } = choices;
	const options = { maxConcurrentRequests: 4 };
	const workflow = await api.createWorkflow(
		sendingWorkflow(path, { credential, options, settings }),
	);
	await api.activate(workflow);
	await call(running.url, path, { people: those });
	return await api.latestExecution(workflow);
}

test('Retry of a failed execution sends only the remainder', async () => {
	n8n.playground.standIn.faults.once(creating(tenth), { kind: 'refusal', code: 21611 });
	const failed = await run('retried-by-hand', {});
	expect(failed.status).toBe('error');
	expect(failed.error?.message).toContain(`The message to ${tenth} was not sent`);
	const first = created();
	expect(first.length).toBeLessThan(those.length);

	const retried = await n8n.playground.api.retry(failed);

	expect([retried.status, retried.error]).toEqual(['success', undefined]);
	expect(retried.items(sendingNode).map(({ to }) => to)).toEqual(those.map(({ to }) => to));
	expectOneEach();
	// One request for each, and a second one for the person who was refused.
	expect(created()).toHaveLength(those.length + 1);
});

test('Retry On Fail sends only the remainder', async () => {
	n8n.playground.standIn.faults.once(creating(tenth), { kind: 'refusal', code: 21611 });
	const done = await run('retried-by-n8n', {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 200,
	});

	expect([done.status, done.error]).toEqual(['success', undefined]);
	expectOneEach();
	expect(created()).toHaveLength(those.length + 1);
});

test('answers that get lost do not make anybody get a message twice', async () => {
	const lost = new Set(those.filter((_, index) => index % 7 === 3).map(({ to }) => to));
	for (const to of lost)
		n8n.playground.standIn.faults.once(creating(to), { kind: 'cut', moment: 'after' });
	const done = await run('lost-answers', {});

	expect([done.status, done.error]).toEqual(['success', undefined]);
	expectOneEach();
	expect(created()).toHaveLength(those.length);
	const looks = n8n.playground.standIn.requests.filter(({ method }) => method === 'GET');
	expect(looks.length).toBeGreaterThanOrEqual(lost.size);
});
