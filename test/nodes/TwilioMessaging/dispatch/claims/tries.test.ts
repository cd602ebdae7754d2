import { sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import { keyed, sendingOnce, setUpOnce } from '../onceKeys/onceCase';

/** Between two tries, claims are kept for half a minute: too short a part of that is over before the next one. */
const n8n = setUpOnce(3, 0.2);
const people = keyed(40);
const options = { maxConcurrentRequests: 2 };
const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
const refused = { kind: 'refusal', code: 20003 } as const;

/** The first try ends at the message to this person; the second goes on until it is killed. */
async function killSecondTry(source: ReturnType<typeof twilioWorkflow>, last: number, at: number) {
	const one = n8n.newCase();
	n8n.strike(people[last]?.to ?? '', refused);
	const process = one.start();
	process.begin(source);
	await n8n.untilSent(one, at);
	process.kill();
	await n8n.n8n.standIn.settled();
	n8n.n8n.standIn.clock.advance(600_000);
	return { one, run: await one.start().run(source) };
}

describe('n8n is killed in the second try of Retry On Fail', () => {
	// The first try claims one chunk and the one after it; nobody beyond has a claim of it.
	test.each([2, 15])('which goes on after %s messages', async (last) => {
		const source = twilioWorkflow(people, { ...sendEachItem, options }, retrying);
		const { one, run } = await killSecondTry(source, last, 30);
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(n8n.counts(one)).toEqual({ 1: 40 });
	});

	test('of messages with keys', async () => {
		const { one, run } = await killSecondTry(sendingOnce(people, { options }, retrying), 10, 30);
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(n8n.counts(one)).toEqual({ 1: 40 });
	});
});

test('Equal messages of one execution keep their number in the second try', async () => {
	const [anna] = people;
	if (!anna) throw new Error('There is one');
	const twice = [...people.slice(0, 30), anna, anna, ...people.slice(30)];
	const source = twilioWorkflow(twice, { ...sendEachItem, options }, retrying);
	const { one, run } = await killSecondTry(source, 5, 38);
	expect(run.data.resultData.error?.message).toBeUndefined();
	expect(n8n.counts(one)).toEqual({ 1: 39, 3: 1 });
});

test('A second try that is stopped keeps what the first may have sent', async () => {
	const [anna] = people;
	const one = n8n.newCase();
	const source = twilioWorkflow(people, { ...sendEachItem, options }, retrying);
	n8n.strike(anna?.to ?? '', { kind: 'cut', moment: 'after' });
	n8n.n8n.standIn.listLagMilliseconds = 3_600_000;
	n8n.strike(people[5]?.to ?? '', refused);
	const begun = one.start().begin(source);
	await n8n.untilSent(one, 12);
	begun.stop();
	await begun.ended;
	n8n.n8n.standIn.listLagMilliseconds = 0;
	n8n.n8n.standIn.clock.advance(600_000);
	await one.start().run(source);
	expect(n8n.counts(one)).toEqual({ 1: 40 });
});
