import { sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import type { Case } from '../../../../faults/histories/processes';
import { defaults } from '../../../../twilio-stand-in/defaultAccount';
import { strike } from '../claims/deaths';
import {
	byTrigger,
	given,
	keyedPair,
	passedOver,
	sendingOnce,
	setUpOnce,
	type SendFields,
} from './onceCase';

/** Covers keyAskers. */

const month = 30 * 24 * 3600_000;
const once = setUpOnce(4);
const [anna] = keyedPair();
const template: SendFields = {
	body: '',
	options: {
		contentSid: defaults.contentSid,
		contentVariables: '={{ JSON.stringify({ 1: $json.key, 2: "7" }) }}',
	},
};
const kinds: Array<[string, SendFields]> = [
	['a template', template],
	['a text', {}],
];

/** A process writes that it is about to send, and dies. */
const killBeforeSending = async (one: Case, fields: SendFields) =>
	await strike(once, one, sendingOnce([anna], fields), { call: 3, what: 'death' });

test.each(kinds)(
	'%s: what another key has sent just before a process began is not taken for its own',
	async (_name, fields) => {
		const one = once.newCase();
		await one.start().run(sendingOnce([{ ...anna, key: 'another' }], fields), byTrigger);
		once.n8n.standIn.clock.advance(40_000);
		await killBeforeSending(one, fields);
		once.n8n.standIn.clock.advance(300_000);
		const run = await one
			.start()
			.run(sendingOnce([anna], fields, { onError: 'continueRegularOutput' }), byTrigger);
		expect(passedOver(run)).toEqual([]);
		expect(given(run)).toHaveLength(1);
	},
);

test.each(kinds)(
	'%s: what another sender sends days later keeps nobody from getting it',
	async (_name, fields) => {
		const one = once.newCase();
		await killBeforeSending(one, fields);
		once.n8n.standIn.clock.advance(2 * 24 * 3_600_000);
		const from = { __rl: true, mode: 'sender', value: defaults.numberWithoutService };
		const body = 'Appointment';
		await one.start().run(twilioWorkflow([{ ...anna, body }], { ...sendEachItem, from }), {
			...byTrigger,
			workflowId: 'another workflow',
		});
		await one.start().run(sendingOnce([anna], fields), byTrigger);
		expect(once.messagesOf(one)).toHaveLength(2);
	},
);

test('Of a person to whom others have sent much meanwhile, a person is to say', async () => {
	// At the end of a month of run numbers, those of the next one are asked about, too.
	const { clock } = once.n8n.standIn;
	clock.advance(month - (clock.now() % month));
	const one = once.newCase();
	await killBeforeSending(one, {});
	const from = { __rl: true, mode: 'sender', value: defaults.numberWithoutService };
	const many = Array.from({ length: 60 }, (_, index) => ({ ...anna, body: `Text ${index}` }));
	await one.start().run(twilioWorkflow(many, { ...sendEachItem, from }), {
		...byTrigger,
		workflowId: 'another workflow',
	});
	once.n8n.standIn.clock.advance(300_000);
	const before = once.n8n.rows.named;
	const run = await one.start().run(sendingOnce([anna]), byTrigger);
	expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	// 937 or 938, and 360 more where each of the 60 is asked about.
	expect(once.n8n.rows.named - before).toBeLessThan(1000);
});
