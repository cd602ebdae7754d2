import type { IDataObject } from 'n8n-workflow';
import type { Case } from '../../../../faults/histories/processes';
import type { RecordedRequest } from '../../../../twilio-stand-in/recorder';
import { onEachMessage, sendEachItem, withService } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { defaults } from '../../../../twilio-stand-in/server';
import {
	byTrigger,
	given,
	keyed,
	keyedPair,
	passedOver,
	sendingOnce,
	setUpOnce,
	type SendFields,
} from './onceCase';

/** Covers origins, onceRun, giveBack, sharing. */

const once = setUpOnce(5);
const [anna] = keyedPair();
const { to } = anna;
const people = keyed(60);
const inParts = {
	body: `={{ $json.body }} ${'Long text. '.repeat(30)}`,
	options: { longBody: 'split', longestPart: 160 },
};
const template = (variables: string) => ({
	body: '',
	options: { contentSid: defaults.contentSid, contentVariables: variables },
});
const onError = 'continueRegularOutput';
const lost = { kind: 'cut', moment: 'after' } as const;
const neverSent = { kind: 'cut', moment: 'before' } as const;
const failuresOf = (items: IDataObject[]) => items.filter(({ error }) => error !== undefined);

const requestsOf = ({ account: { sid } }: Case) =>
	once.n8n.standIn.requests.filter(({ path }) => path.includes(sid)).length;

/** Twilio's list shows nothing for now, so that what got lost stays unknown. */
const hideLists = (isHidden: boolean) => {
	once.n8n.standIn.listLagMilliseconds = isHidden ? 3_600_000 : 0;
};
afterEach(() => {
	hideLists(false);
});

describe('An execution by a trigger that was killed in the middle, and started again twice by one', () => {
	test.each<[string, SendFields]>([
		['SMS', {}],
		['SMS through a Messaging Service', withService],
		['MMS', { operation: 'sendMms', mediaUrl: ['https://files.example/a.png'] }],
		['a template', template('={{ JSON.stringify({ 1: $json.to, 2: "7" }) }}')],
		['a text in parts', inParts],
		['a text that is made anew each time', { body: '={{ $json.body + $now.toMillis() }}' }],
		['discarded content', { options: { contentRetention: 'discard' } }],
	])('%s: nobody twice, nobody left out', async (_name, parameters) => {
		const one = once.newCase();
		const source = sendingOnce(people, parameters);
		await once.killAfter(one, source, 20);
		const before = once.messagesOf(one).length;
		const second = await one.start().run(source, byTrigger);
		expect(second.data.resultData.error?.message).toBeUndefined();
		const each = Math.max(...Object.keys(once.counts(one)).map(Number));
		expect(once.counts(one)).toEqual({ [each]: 60 });
		expect(once.messagesOf(one).length).toBeGreaterThan(before);
		const third = await one.start().run(source, byTrigger);
		expect(passedOver(third)).toHaveLength(60);
		expect(once.counts(one)).toEqual({ [each]: 60 });
	});

	test('killed once more, and stopped', async () => {
		const one = once.newCase();
		const source = sendingOnce(people);
		await once.killAfter(one, source, 15);
		await once.killAfter(one, source, 30);
		const stopped = one.start().begin(source, byTrigger);
		await once.untilSent(one, 45);
		stopped.stop();
		await stopped.ended;
		expect(once.messagesOf(one).length).toBeLessThan(60);
		const run = await one.start().run(source, { mode: 'manual' });
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(once.counts(one)).toEqual({ 1: 60 });
	});
});

describe('A message whose answer was lost', () => {
	/** The first run, of which nobody knows what became of the message. */
	async function loseOne(fault: typeof lost | typeof neverSent, source = sendingOnce([anna])) {
		const one = once.newCase();
		once.strike(to, fault);
		hideLists(true);
		const run = await one.start().run(source, byTrigger);
		expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		hideLists(false);
		once.n8n.standIn.clock.advance(60_000);
		return one;
	}

	test('is found: it is skipped', async () => {
		const one = await loseOne(lost);
		const run = await one.start().run(sendingOnce([anna]), byTrigger);
		expect(given(run)).toEqual([
			{
				to,
				skipped: true,
				reason: 'A message with this Send Once Key was already sent to this recipient.',
				sendOnceKey: anna.key,
			},
		]);
		const requests = requestsOf(one);
		await one.start().run(sendingOnce([anna]), byTrigger);
		expect(requestsOf(one)).toBe(requests);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('is found once for two items of the same key', async () => {
		const one = await loseOne(lost);
		const run = await one.start().run(sendingOnce([anna, anna]), byTrigger);
		expect(passedOver(run)).toHaveLength(2);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('of a second item, after the first with its key was refused, is found', async () => {
		const one = once.newCase();
		const two = [anna, { ...anna, body: 'The same again' }];
		once.strike(to, { kind: 'refusal', code: 21614 });
		once.strike(to, lost);
		hideLists(true);
		await one.start().run(sendingOnce(two, {}, { onError }), byTrigger);
		hideLists(false);
		once.n8n.standIn.clock.advance(60_000);
		const run = await one.start().run(sendingOnce([anna]), byTrigger);
		expect(passedOver(run)).toHaveLength(1);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('is surely not there: it is sent', async () => {
		const one = await loseOne(neverSent);
		const run = await one.start().run(sendingOnce([anna]), byTrigger);
		expect(passedOver(run)).toEqual([]);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test.each([
		['found', lost, 1],
		['not found', neverSent, 0],
	])('is %s, although the text has changed', async (_name, fault, skipped) => {
		const one = await loseOne(fault);
		const run = await one.start().run(sendingOnce([anna], { body: 'Another text' }), byTrigger);
		expect(passedOver(run)).toHaveLength(skipped);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('is not taken for another one to the person', async () => {
		const one = await loseOne(neverSent);
		const other = { ...anna, body: 'Something else', key: 'another' };
		await one.start().run(sendingOnce([other]), byTrigger);
		const run = await one.start().run(sendingOnce([anna]), byTrigger);
		expect(passedOver(run)).toEqual([]);
		expect(
			once
				.messagesOf(one)
				.map(({ body }) => body)
				.sort(),
		).toEqual(['Something else', anna.body]);
	});

	test.each<[string, SendFields]>([
		['text', {}],
		['template', template('={{ JSON.stringify({ 1: $json.key, 2: "7" }) }}')],
	])(
		'is not found in a %s that went out hours after it: a person is told',
		async (_name, fields) => {
			const one = await loseOne(neverSent, sendingOnce([anna], fields));
			once.n8n.standIn.clock.advance(3_600_000);
			const [to, message] = [anna, { ...sendEachItem, ...fields, options: fields.options ?? {} }];
			await one.start().run(twilioWorkflow([to], message), byTrigger);
			const run = await one.start().run(sendingOnce([anna], fields), byTrigger);
			expect(given(run)).toEqual([]);
			expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
			expect(once.messagesOf(one)).toHaveLength(1);
		},
	);

	test('is found where the run went on for hours before it', async () => {
		const one = once.newCase();
		const last = { ...anna, to: '+14155559998', key: 'the last' };
		const source = sendingOnce([...people, last], { options: { maxConcurrentRequests: 1 } });
		once.strike(last.to, lost);
		hideLists(true);
		const { ended } = one.start().begin(source, byTrigger);
		await once.untilSent(one, 5);
		once.n8n.standIn.clock.advance(3 * 3_600_000);
		expect((await ended).data.resultData.error?.message).toMatch(/^It is unknown whether/);
		hideLists(false);
		const run = await one.start().run(source, byTrigger);
		expect(passedOver(run)).toHaveLength(61);
	});

	test('is not taken for that of another key, sent by a run that has ended since', async () => {
		const one = await loseOne(neverSent);
		await one.start().run(sendingOnce([{ ...anna, key: 'another' }]), byTrigger);
		const run = await one.start().run(sendingOnce([anna]), byTrigger);
		expect(passedOver(run)).toEqual([]);
		expect(once.messagesOf(one)).toHaveLength(2);
	});

	test('is not taken for one that went out before the run began', async () => {
		const one = once.newCase();
		await one.start().run(sendingOnce([{ ...anna, key: 'another' }]), byTrigger);
		once.n8n.standIn.clock.advance(300_000);
		const process = one.start();
		once.strike(to, neverSent);
		hideLists(true);
		await process.run(sendingOnce([anna]), byTrigger);
		hideLists(false);
		await one.start().run(sendingOnce([anna]), byTrigger);
		expect(once.messagesOf(one)).toHaveLength(2);
	});

	test('of a template is not taken for that of a key that is known as sent', async () => {
		const one = once.newCase();
		const two = [anna, { ...anna, key: 'another' }];
		const source = sendingOnce(two, {
			...template('={{ JSON.stringify({ 1: $json.key, 2: "7" }) }}'),
		});
		let seen = 0;
		const isTo = creating(to);
		once.n8n.standIn.faults.once((request) => isTo(request) && ++seen === 2, neverSent);
		hideLists(true);
		await one.start().run(source, byTrigger);
		hideLists(false);
		once.n8n.standIn.clock.advance(60_000);
		const run = await one.start().run(source, byTrigger);
		expect(passedOver(run)).toHaveLength(1);
		expect(once.messagesOf(one)).toHaveLength(2);
	});

	test('cannot be told from another one: it is not sent', async () => {
		const one = once.newCase();
		const two = [anna, { ...anna, key: 'another' }];
		const source = sendingOnce(
			two,
			{ ...template('={{ JSON.stringify({ 1: $json.key, 2: "7" }) }}') },
			{ onError },
		);
		once.n8n.standIn.faults.latency = 200;
		await once.killAfter(one, source, 1);
		expect(once.messagesOf(one)).toHaveLength(1);
		const run = await one.start().run(source, byTrigger);
		expect(failuresOf(given(run)).map(({ details }) => details)).toMatchObject([
			{ outcome: 'unknown' },
			{ outcome: 'unknown' },
		]);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('from another sender cannot be looked for: it is not sent', async () => {
		const one = await loseOne(lost);
		const run = await one.start().run(sendingOnce([anna], withService), byTrigger);
		expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		await one.start().run(sendingOnce([anna]), byTrigger);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('stays unknown as long as Twilio’s list cannot be read', async () => {
		const one = await loseOne(lost);
		const isOwn = ({ method, path }: RecordedRequest) =>
			method === 'GET' && path.includes(one.account.sid);
		once.n8n.standIn.faults.once(isOwn, { kind: 'refusal', code: 20003 });
		const run = await one.start().run(sendingOnce([anna]), byTrigger);
		expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		await one.start().run(sendingOnce([anna]), byTrigger);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('whose text was erased meanwhile is not sent', async () => {
		const one = await loseOne(lost);
		const sids = once.messagesOf(one).map(({ sid }) => ({ sid }));
		await one.start().run(twilioWorkflow(sids, onEachMessage('redact')));
		expect(once.messagesOf(one)[0]?.body).toBe('');
		const run = await one.start().run(sendingOnce([anna]), byTrigger);
		expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('of a text in parts that has changed since is not sent', async () => {
		const one = await loseOne(lost, sendingOnce([anna], inParts));
		const changed = { ...inParts, body: '={{ "Changed. " + "Long text. ".repeat(40) }}' };
		const run = await one.start().run(sendingOnce([anna], changed), byTrigger);
		expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		await one.start().run(sendingOnce([anna], inParts), byTrigger);
		const texts = once.messagesOf(one).map(({ body }) => body);
		expect(texts.length).toBeGreaterThan(1);
		expect(texts.join('')).not.toContain('Changed');
	});
});

test('What was left behind before a node had keys counts for a person who executes again', async () => {
	const one = once.newCase();
	const options = { maxConcurrentRequests: 5 };
	await once.killAfter(one, twilioWorkflow(people, { ...sendEachItem, options }), 20);
	const run = await one.start().run(sendingOnce(people));
	expect(run.data.resultData.error?.message).toBeUndefined();
	expect(once.counts(one)).toEqual({ 1: 60 });
	await one.start().run(sendingOnce(people), byTrigger);
	expect(once.counts(one)).toEqual({ 1: 60 });
});

test('An execution that gives its keys back leaves those that another one is about to send', async () => {
	const one = once.newCase();
	once.n8n.standIn.faults.latency = 100;
	const process = one.start();
	process.begin(sendingOnce(people), byTrigger);
	await once.untilSent(one, 1);
	once.strike('+14155559999', { kind: 'refusal', code: 21614 });
	const options = { maxConcurrentRequests: 1 };
	const bad = { ...anna, to: '+14155559999' };
	const other = await process.run(sendingOnce([bad, ...people], { options }), byTrigger);
	expect(other.status).toBe('error');
	process.kill();
	await once.n8n.standIn.settled();
	once.n8n.standIn.faults.latency = 10;
	await one.start().run(sendingOnce(people), byTrigger);
	expect(once.counts(one)).toEqual({ 1: 60 });
});

test('When the clock of n8n is wrong, Twilio’s tells when a run began', async () => {
	const one = once.newCase();
	const source = sendingOnce(people);
	await once.killAfter(one, source, 20);
	expect(one.keys().filter((key) => key.includes(' began twilio '))).toHaveLength(8);
});
