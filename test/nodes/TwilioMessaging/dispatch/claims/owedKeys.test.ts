import { sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import type { Case } from '../../../../faults/histories/processes';
import { byTrigger, given, keyed, setUpOnce } from '../onceKeys/onceCase';

const n8n = setUpOnce(2);
const people = keyed(20);
const source = (body: string) =>
	twilioWorkflow(
		people,
		{ ...sendEachItem, body, options: { maxConcurrentRequests: 2 } },
		{ onError: 'continueRegularOutput' },
	);
const everybody = people.length;

/** What is carried out is not answered any more, as soon as that is so. */
const failWhen = (one: Case, isSo: () => boolean) => {
	n8n.n8n.rows.watched.set(one.workflowId, () => {
		if (isSo()) throw new Error('Connection terminated unexpectedly');
	});
};
const goOn = (one: Case) => {
	n8n.n8n.rows.watched.delete(one.workflowId);
	n8n.n8n.standIn.clock.advance(600_000);
};

/** Another process sends these texts, and is killed after all but two. */
async function leaveBehind(one: Case, body: string): Promise<void> {
	const before = n8n.messagesOf(one).length;
	await n8n.killAfter(one, source(body), before + everybody - 2);
	n8n.n8n.standIn.clock.advance(600_000);
}

const textsOf = (one: Case, body: string) =>
	n8n.messagesOf(one).filter((message) => message.body === body).length;

afterEach(() => {
	jest.restoreAllMocks();
});

test('what was removed although the database did not say so is not removed once more, from under another run with its number', async () => {
	const one = n8n.newCase();
	const process = one.start();
	// All runs draw the same number.
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	failWhen(one, () => n8n.messagesOf(one).length === everybody && one.keys().length === 0);
	await process.run(source('Daily'), byTrigger);
	goOn(one);
	n8n.n8n.standIn.clock.advance(24 * 3_600_000);
	await leaveBehind(one, 'Daily');
	await process.run(source('Daily'));
	expect(n8n.counts(one)).toEqual({ 2: everybody });
});

test('the mark of claims is not owed: what another process has left counts, also where it cannot be read', async () => {
	const one = n8n.newCase();
	const process = one.start();
	failWhen(one, () => n8n.messagesOf(one).length === everybody);
	await process.run(source('Before'), byTrigger);
	goOn(one);
	await leaveBehind(one, 'After');
	const sent = textsOf(one, 'After');
	let calls = 0;
	// The first call of the run is answered, and none after it.
	failWhen(one, () => one.keys().includes('execution third') && ++calls > 1);
	const run = await process.run(source('After'), { executionId: 'third' });
	goOn(one);
	expect(given(run).map(({ status }) => status)).toEqual(people.map(() => 'notSent'));
	expect(textsOf(one, 'After')).toBe(sent);
});
