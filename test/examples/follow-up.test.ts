import type { IRun } from 'n8n-workflow';
import { defaults } from '../twilio-stand-in/server';
import { jsonOf, type WorkflowSource } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample, sentTexts } from './runExample';

const twilio = setUpTwilio();
const anna = '+12025550111';
const body = 'Hi Anna, your parcel is at the shop until Friday.';
const text = { to: anna, from: defaults.numberWithoutService, body };
const whatsApp = { to: `whatsapp:${anna}`, from: defaults.whatsAppSender, body };

const followUp = (workflow?: WorkflowSource) => runExample(twilio, workflow ?? 'follow-up.json');

const rounds = (run: IRun, node: string) => run.data.resultData.runData[node]?.length ?? 0;

/** From now on, every look at a message finds it a minute later, and two steps further. */
function aMinutePassesBeforeEachLook(): void {
	const { standIn } = twilio;
	standIn.delivery.stepMilliseconds = 30_000;
	standIn.faults.decide = ({ method }) => {
		if (method === 'GET') standIn.clock.advance(60_000);
		return undefined;
	};
}

test.each([
	{ status: 'undelivered', errorCode: 30003, looks: 2 },
	{ status: 'failed', errorCode: 30008, looks: 1 },
] as const)('a text that ends as $status goes out again by WhatsApp', async ({ looks, ...end }) => {
	aMinutePassesBeforeEachLook();
	twilio.standIn.delivery.setOutcome(anna, end);
	const run = await followUp();

	expect(sentTexts(twilio)).toEqual([text, whatsApp]);
	expect(rounds(run, 'Wait 5 Minutes')).toBe(looks);
	expect(jsonOf(run, 'Did It Arrive?').map(({ status, errorCode }) => [status, errorCode])).toEqual(
		[[end.status, end.errorCode]],
	);
	expect(jsonOf(run, 'Send by WhatsApp').map(({ to }) => to)).toEqual([whatsApp.to]);
	expect(jsonOf(run, 'Delivered')).toEqual([]);
});

test.each(['delivered', 'read'] as const)('a text that ends as %s is sent once', async (status) => {
	aMinutePassesBeforeEachLook();
	twilio.standIn.delivery.setOutcome(anna, { status });
	const run = await followUp();

	expect(sentTexts(twilio)).toEqual([text]);
	expect(rounds(run, 'Wait 5 Minutes')).toBe(2);
	expect(jsonOf(run, 'Delivered').map((item) => [item.to, item.status])).toEqual([[anna, status]]);
	expect(rounds(run, 'Send by WhatsApp')).toBe(0);
});

test.each(['queued', 'sending', 'sent'] as const)(
	'a text that stays %s is left alone after twelve looks',
	async (status) => {
		aMinutePassesBeforeEachLook();
		twilio.standIn.delivery.setOutcome(anna, { status });
		const run = await followUp();

		expect(sentTexts(twilio)).toEqual([text]);
		expect(rounds(run, 'Get Status')).toBe(12);
		expect(rounds(run, 'Wait 5 Minutes')).toBe(12);
		expect(jsonOf(run, 'Left Alone').map((item) => item.status)).toEqual([status]);
	},
);

test('several people are each followed on their own', async () => {
	const { standIn } = twilio;
	const [failed, arrived, undelivered] = ['+12025550111', '+12025550112', '+12025550113'] as const;
	standIn.delivery.setOutcome(failed, { status: 'failed' });
	standIn.delivery.setOutcome(undelivered, { status: 'undelivered' });
	standIn.delivery.stepMilliseconds = 60_000;
	let looks = 0;
	standIn.faults.decide = ({ method }) => {
		if (method === 'GET' && looks++ % 3 === 0) standIn.clock.advance(150_000);
		return undefined;
	};
	const run = await followUp(withPeople([failed, arrived, undelivered]));

	expect(rounds(run, 'Get Status')).toBe(2);
	expect(sentTexts(twilio).slice(3)).toEqual([
		{ to: `whatsapp:${failed}`, from: defaults.whatsAppSender, body: `Text to ${failed}` },
		{
			to: `whatsapp:${undelivered}`,
			from: defaults.whatsAppSender,
			body: `Text to ${undelivered}`,
		},
	]);
	expect(jsonOf(run, 'Delivered').map(({ to }) => to)).toEqual([arrived]);
});

/** The example with these people in place of its one person. */
function withPeople(phones: readonly string[]): WorkflowSource {
	const { nodes, connections } = exampleWorkflow('follow-up.json');
	const items = JSON.stringify(phones.map((phone) => ({ phone, text: `Text to ${phone}` })));
	const [, person, ...others] = nodes;
	if (person?.name !== 'Person') throw new Error('The second node is not the person');
	return {
		nodes: [{ ...person, type: 'test.items', parameters: { items } }, ...others],
		connections,
	};
}
