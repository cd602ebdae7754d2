import { emptyTwiml, replyTwiml } from '../../../../nodes/twilio/webhook/twiml';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import {
	setUpReceiver,
	type N8nResponse,
	type Received,
	type ReceivingTrigger,
} from './receivingTrigger';

/** Covers holdingTime, combinedMessage. */

const twilio = setUpTwilio();
const receiver = setUpReceiver(twilio);

let count = 0;
let person = '';
beforeEach(() => {
	person = `+1415555${String(++count).padStart(4, '0')}`;
});

/** A message of this test's person that nothing is known of yet. */
const message = (Body: string, fields: Record<string, string> = {}) => ({
	MessageSid: `SM${String(++count).padStart(32, '0')}`,
	From: person,
	To: '+12025550100',
	Body,
	...fields,
});
const picture = (Body: string, url: string) =>
	message(Body, { NumMedia: '1', MediaUrl0: url, MediaContentType0: 'image/png' });

const within = (seconds: number, more: object = {}) => ({
	parameters: { options: { combineWithinSeconds: seconds }, ...more },
});

/** A call of Twilio's that is in flight. */
interface UnderWay {
	readonly call: Promise<Received>;
	readonly isAnswered: () => boolean;
}

/** Has a message come in; it is with the trigger when this returns. */
async function comes(form: Record<string, string>, trigger: ReceivingTrigger): Promise<UnderWay> {
	let isAnswered = false;
	const answered = () => {
		isAnswered = true;
	};
	const call = receiver.post(form, { ...trigger, answered });
	await receiver.arrivalOfLast();
	return { call, isAnswered: () => isAnswered };
}

const pass = async (milliseconds: number) => {
	await jest.advanceTimersByTimeAsync(milliseconds);
	// What is on its way over the network.
	for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('Combine Messages (Seconds)', () => {
	test('several texts of one person start the workflow once, in their order', async () => {
		const forms = [message('Hello'), message('are you open'), message('on Sunday?')];
		const calls: UnderWay[] = [];
		for (const form of forms) {
			calls.push(await comes(form, within(3)));
			await pass(2000);
		}
		expect(calls.map(({ isAnswered }) => isAnswered())).toEqual([false, false, false]);
		await pass(1000);
		const received = await Promise.all(calls.map(async ({ call }) => await call));
		expect(received.map(({ status, body }) => [status, body])).toEqual(
			forms.map(() => [200, emptyTwiml]),
		);
		const [first, second, last] = received;
		expect([first?.items, second?.items]).toEqual([undefined, undefined]);
		expect(last?.items).toEqual([
			{
				json: {
					event: 'messageReceived',
					sid: forms[2]?.MessageSid,
					from: person,
					to: '+12025550100',
					body: 'Hello\nare you open\non Sunday?',
					channel: 'sms',
					media: [],
					sids: forms.map(({ MessageSid }) => MessageSid),
					messages: forms.map(({ MessageSid, Body }) => ({
						event: 'messageReceived',
						sid: MessageSid,
						from: person,
						to: '+12025550100',
						body: Body,
						channel: 'sms',
						media: [],
					})),
				},
			},
		]);
	});

	test('they keep the order in which they came, though a credential took longer to read', async () => {
		let read: () => void = () => undefined;
		const credentialRead = new Promise<void>((resolve) => {
			read = resolve;
		});
		const calls = [
			await comes(message('Hello'), within(3)),
			await comes(message('are you open'), { ...within(3), credentialRead }),
			await comes(message('on Sunday?'), within(3)),
		];
		read();
		await pass(3000);
		const received = await Promise.all(calls.map(async ({ call }) => await call));
		expect(received.flatMap(({ items = [] }) => items)).toMatchObject([
			{ json: { body: 'Hello\nare you open\non Sunday?' } },
		]);
	});

	test('a text alone waits, and looks the same', async () => {
		const { call } = await comes(message('Hello'), within(3));
		await pass(3000);
		expect((await call).items).toMatchObject([
			{ json: { body: 'Hello', sids: [expect.any(String)], messages: [{ body: 'Hello' }] } },
		]);
	});

	test('pictures come together, and the texts with them', async () => {
		const trigger = within(3, { simplify: false });
		const forms = [
			picture('Look', 'https://a.example/1'),
			message(''),
			picture('', 'https://a.example/2'),
		];
		const calls: UnderWay[] = [];
		for (const form of forms) calls.push(await comes(form, trigger));
		await pass(3000);
		const last = await calls[2]?.call;
		expect(last?.items).toMatchObject([
			{
				json: {
					body: 'Look',
					channel: 'mms',
					media: [{ url: 'https://a.example/1' }, { url: 'https://a.example/2' }],
					raw: { MediaUrl0: 'https://a.example/2' },
					messages: [{ raw: { Body: 'Look' } }, { channel: 'sms' }, { channel: 'mms' }],
				},
			},
		]);
	});

	test.each(['STOP', ' help ', 'Start'])(
		'%j never waits, and nobody waits for it',
		async (word) => {
			const waiting = await comes(message('One more thing'), within(3));
			const { call } = await comes(message(word), within(3));
			expect((await call).items).toMatchObject([{ json: { body: word } }]);
			expect((await call).items?.[0]?.json).not.toHaveProperty('sids');
			await pass(3000);
			expect((await waiting.call).items).toMatchObject([{ json: { body: 'One more thing' } }]);
		},
	);

	test('what Twilio calls an opt-out never waits, on any channel', async () => {
		const form = message('arrêt', { From: `rcs:${person}`, OptOutType: 'STOP' });
		expect((await (await comes(form, within(3))).call).items).toHaveLength(1);
	});

	test('a reaction never waits: it is no text', async () => {
		const form = message('👍', { From: `whatsapp:${person}`, MessageType: 'reaction' });
		expect((await (await comes(form, within(3))).call).items).toHaveLength(1);
	});

	test('a status update never waits', async () => {
		const form = { MessageSid: message('').MessageSid, MessageStatus: 'sent', From: person };
		const trigger = within(3, { events: ['messageStatusUpdated'], statuses: [] });
		expect((await (await comes(form, trigger)).call).items).toMatchObject([
			{ json: { status: 'sent' } },
		]);
	});

	test('others are not waited for: another person, another number, another channel', async () => {
		const calls = [
			await comes(message('one'), within(3)),
			await comes(message('other number', { To: '+12025550109' }), within(3)),
			await comes(message('other channel', { From: `whatsapp:${person}` }), within(3)),
			await comes(message('other person', { From: '+14155559999' }), within(3)),
		];
		await pass(3000);
		const received = await Promise.all(calls.map(async ({ call }) => await call));
		expect(received.map(({ items }) => items?.[0]?.json.body)).toEqual([
			...['one', 'other number', 'other channel', 'other person'],
		]);
	});

	test('whoever never stops is answered before Twilio gives up: after ten seconds', async () => {
		const calls: UnderWay[] = [];
		for (let second = 0; second < 12; second += 2) {
			calls.push(await comes(message(`at ${second}`), within(3)));
			await pass(2000);
		}
		await pass(3000);
		const received = await Promise.all(calls.map(async ({ call }) => await call));
		expect(received.map(({ items }) => items?.[0]?.json.body)).toEqual([
			...[undefined, undefined, undefined, undefined],
			'at 0\nat 2\nat 4\nat 6\nat 8',
			'at 10',
		]);
	});

	test('with a reply, one answer goes back, to the last of them', async () => {
		const trigger = within(30, { reply: 'text', replyText: 'Thanks' });
		const first = await comes(message('Hello'), trigger);
		await pass(9000);
		const second = await comes(message('again'), trigger);
		await pass(1000);
		const bodies = [(await first.call).body, (await second.call).body];
		expect(bodies).toEqual([emptyTwiml, replyTwiml([{ body: 'Thanks', mediaUrls: [] }])]);
	});

	test.each([
		['the workflow’s', { reply: 'workflow', replyField: 'reply' }],
		['a fixed one, and n8n is slow', { reply: 'text', replyText: 'Thanks' }],
	])('one answer goes back in time, also where it is %s', async (_what, parameters) => {
		const n8nAnswers = (response: N8nResponse) => {
			setTimeout(() => response.json({ reply: 'Thanks' }), 6000);
		};
		const trigger = { ...within(10, parameters), n8nAnswers };
		const first = await comes(message('Hello'), trigger);
		await pass(9000);
		const second = await comes(message('again'), trigger);
		await pass(1000);
		expect([first.isAnswered(), second.isAnswered()]).toEqual([false, false]);
		await pass(3000);
		expect([first.isAnswered(), second.isAnswered()]).toEqual([true, false]);
		await pass(3000);
		expect((await first.call).body).toBe(emptyTwiml);
		expect((await second.call).body).toContain('Thanks');
	});

	test('what n8n could not take over is not confirmed to any of them, and starts when they come again', async () => {
		const n8nAnswers = (response: N8nResponse) => {
			response.statusCode = 500;
			response.json({ code: 0, message: 'The database is locked' });
		};
		const forms = [message('Hello'), message('again')];
		const post = async (trigger: ReceivingTrigger) => {
			const calls: UnderWay[] = [];
			for (const form of forms) calls.push(await comes(form, trigger));
			await pass(3000);
			return await Promise.all(calls.map(async ({ call }) => await call));
		};
		const failed = await post({ ...within(3), n8nAnswers });
		expect(failed.map(({ status, body }) => [status, body])).toEqual([
			[500, ''],
			[500, ''],
		]);
		const again = await post(within(3));
		expect(again.map(({ status }) => status)).toEqual([200, 200]);
		expect(again.at(-1)?.items).toMatchObject([{ json: { body: 'Hello\nagain' } }]);
	});

	const failing = (milliseconds: number) => (response: N8nResponse) => {
		setTimeout(() => {
			response.statusCode = 500;
			response.json({ code: 0, message: 'The database is locked' });
		}, milliseconds);
	};

	test('the log names a message that waited for too long, when n8n then cannot take it over', async () => {
		const log: string[] = [];
		const forms = [message('Hello'), message('again')];
		const trigger = { ...within(9), n8nAnswers: failing(4000), log };
		const first = await comes(forms[0] ?? {}, trigger);
		await pass(8000);
		const second = await comes(forms[1] ?? {}, trigger);
		await pass(6000);
		const received = [await first.call, await second.call];
		// Ten seconds are over, and four more: the first could not wait for as long.
		expect(received.map(({ status }) => status)).toEqual([200, 500]);
		expect(log).toEqual([
			expect.stringContaining(`could not start the workflow for ${forms[0]?.MessageSid ?? ''}, `),
		]);
	});

	test('… and all of them when none could', async () => {
		const log: string[] = [];
		const forms = [message('Hello'), message('again')];
		const trigger = { ...within(9), n8nAnswers: failing(15_000), log };
		const calls = [await comes(forms[0] ?? {}, trigger), await comes(forms[1] ?? {}, trigger)];
		await pass(24_000);
		const received = await Promise.all(calls.map(async ({ call }) => await call));
		expect(received.map(({ status }) => status)).toEqual([200, 200]);
		const sids = forms.map(({ MessageSid }) => MessageSid).join(', ');
		expect(log).toEqual([expect.stringContaining(`could not start the workflow for ${sids}, and`)]);
	});

	test('one that comes twice while it waits is there once', async () => {
		const form = message('Hello');
		const calls = [await comes(form, within(3)), await comes(form, within(3))];
		await pass(3000);
		const received = await Promise.all(calls.map(async ({ call }) => await call));
		expect(received.map(({ status, items }) => [status, items?.[0]?.json.body])).toEqual([
			[200, 'Hello'],
			[200, undefined],
		]);
	});

	test('above 10 seconds Twilio is answered before the workflow starts', async () => {
		let isStarted = false;
		const n8nAnswers = () => {
			isStarted = true;
		};
		const { call, isAnswered } = await comes(message('Hello'), { ...within(20), n8nAnswers });
		await pass(13_000);
		expect([isAnswered(), isStarted]).toEqual([true, false]);
		await pass(7000);
		expect((await call).items).toHaveLength(1);
	});

	test('0 and nothing mean that none waits', async () => {
		for (const trigger of [within(0), {}]) {
			const { items } = await receiver.post(message('Hello'), trigger);
			expect(items?.[0]?.json).not.toHaveProperty('messages');
		}
	});
});
