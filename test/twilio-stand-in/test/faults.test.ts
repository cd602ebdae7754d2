import { connect } from 'node:net';
import { creating, type Fault, type Moment } from '../faults';
import { ask } from '../rawClient';
import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn } from '../server';
import { setUpStandIn } from './setUpStandIn';

const recipient = '+14155552671';

const twilio = setUpStandIn();

const fields = {
	To: recipient,
	From: defaults.number,
	Body: 'Hello',
	MediaUrl: ['https://b.example/b', 'https://a.example/a'],
};
const post = () => ask(twilio.standIn, { path: '/Messages.json', fields });

async function until(holds: () => boolean): Promise<void> {
	const deadline = performance.now() + 20_000;
	while (!holds()) {
		if (performance.now() > deadline) throw new Error(`Waited in vain for ${holds.toString()}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** What a client sees of each fault, and which status it was answered with. */
const kinds: ReadonlyArray<
	readonly [what: string, fault: (moment: Moment) => Fault, seen: object]
> = [
	['429', (moment) => ({ kind: 'error', status: 429, moment }), { status: 429, code: 20429 }],
	['500', (moment) => ({ kind: 'error', status: 500, moment }), { status: 500, code: 20500 }],
	['503', (moment) => ({ kind: 'error', status: 503, moment }), { status: 503, code: 20503 }],
	['HTML with 200', (moment) => ({ kind: 'html', status: 200, moment }), { name: 'SyntaxError' }],
	['HTML with 502', (moment) => ({ kind: 'html', status: 502, moment }), { status: 502 }],
	['truncated JSON', (moment) => ({ kind: 'truncated', moment }), { name: 'SyntaxError' }],
	['an empty body', (moment) => ({ kind: 'empty', moment }), { name: 'SyntaxError' }],
	['a cut connection', (moment) => ({ kind: 'cut', moment }), { code: 'ECONNRESET' }],
	[
		'a connection cut in the middle',
		(moment) => ({ kind: 'cutMidAnswer', moment }),
		{ message: expect.stringMatching(/aborted|hang up/) as unknown },
	],
	['no answer', (moment) => ({ kind: 'hang', moment, milliseconds: 60 }), { code: 'ECONNRESET' }],
];

describe.each(kinds)('%s', (_what, fault, seen) => {
	it.each(['before', 'after'] as const)('%s acceptance', async (moment) => {
		const client = createSdkClient(twilio.standIn);
		twilio.standIn.faults.once(creating(recipient), fault(moment));
		const send = () => client.messages.create({ to: recipient, from: defaults.number, body: 'Hi' });
		await expect(send()).rejects.toMatchObject(seen);
		const accepted = twilio.standIn.messages();
		expect(accepted).toHaveLength(moment === 'after' ? 1 : 0);
		expect(twilio.standIn.requests[0]?.createdSid).toBe(accepted[0]?.sid);
		expect(twilio.standIn.requests[0]?.fault).toEqual(fault(moment));
		// Only the one request was struck.
		expect(await send()).toMatchObject({ status: 'queued' });
		expect(twilio.standIn.messages()).toHaveLength(accepted.length + 1);
	});
});

it('says in the record that a cut connection had no answer', async () => {
	for (const kind of ['cut', 'cutMidAnswer'] as const) {
		twilio.standIn.faults.once(creating(), { kind, moment: 'after' });
		await expect(post()).rejects.toThrow();
	}
	await post();
	expect(twilio.standIn.requests.map(({ status }) => status)).toEqual([undefined, undefined, 201]);
});

it('waits before it cuts, when it hangs', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'hang', moment: 'after', milliseconds: 200 });
	const start = performance.now();
	await expect(post()).rejects.toThrow();
	expect(performance.now() - start).toBeGreaterThanOrEqual(195);
});

it('carries out what a client did not wait for', async () => {
	twilio.standIn.faults.latency = 400;
	const client = fetch(
		`${twilio.standIn.url}/2010-04-01/Accounts/${defaults.accountSid}/Messages.json`,
		{
			method: 'POST',
			headers: { Authorization: `Basic ${btoa(`${defaults.accountSid}:${defaults.authToken}`)}` },
			body: new URLSearchParams({ To: recipient, From: defaults.number, Body: 'Hi' }),
			signal: AbortSignal.timeout(100),
		},
	);
	await expect(client).rejects.toThrow();
	expect(twilio.standIn.messages()).toHaveLength(0);
	await until(() => twilio.standIn.messages().length > 0);
	// The answer that nobody waits for comes 200 ms later.
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect(twilio.standIn.requests[0]?.status).toBeUndefined();
});

it('refuses with a code, and strikes by a rule or a number of times', async () => {
	twilio.standIn.faults.decide = ({ method }) =>
		method === 'GET' ? { kind: 'refusal', code: 20404 } : undefined;
	twilio.standIn.faults.times(2, creating(), { kind: 'refusal', code: 21610 });
	const statuses = [
		await post(),
		await post(),
		await post(),
		await ask(twilio.standIn, { path: '/Messages.json' }),
	].map(({ status }) => status);
	expect(statuses).toEqual([400, 400, 201, 404]);
});

describe('a limit on requests in flight', () => {
	it.each([undefined, 2])('is answered with 429, Retry-After %s', async (retryAfterSeconds) => {
		twilio.standIn.faults.decide = () => ({ kind: 'hang', moment: 'after', milliseconds: 60_000 });
		twilio.standIn.faults.concurrencyLimit = {
			requests: 5,
			...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
		};
		const pending = Array.from({ length: 20 }, () => post().catch(() => undefined));
		const answered = () => twilio.standIn.requests.filter(({ status }) => status !== undefined);
		await until(() => answered().length === 15);
		// Those rejected left nothing behind; those let in did, and still hold their places.
		expect(twilio.standIn.messages()).toHaveLength(5);
		expect(twilio.standIn.peakInFlight).toBeGreaterThan(5);
		twilio.standIn.reset();
		const turnedAway = (await Promise.all(pending)).filter((answer) => answer !== undefined);
		expect(turnedAway).toHaveLength(15);
		for (const { status, text, headers } of turnedAway) {
			expect({ status, text }).toEqual({
				status: 429,
				text: expect.stringContaining('"code":20429') as unknown,
			});
			expect(headers.get('retry-after')).toBe(retryAfterSeconds === undefined ? null : '2');
		}
		expect((await post()).status).toBe(201);
	});

	it('lets a client through that keeps to it', async () => {
		twilio.standIn.faults.latency = () => 5 + Math.random() * 4;
		twilio.standIn.faults.concurrencyLimit = { requests: 4 };
		const worker = async () => {
			for (let count = 0; count < 50; count++) expect((await post()).status).toBe(201);
		};
		await Promise.all([worker(), worker(), worker(), worker()]);
		expect(twilio.standIn.messages()).toHaveLength(200);
		expect(twilio.standIn.peakInFlight).toBe(4);
	});
});

it('records requests as they came in', async () => {
	const answer = await post();
	const sid = twilio.standIn.messages()[0]?.sid;
	expect(twilio.standIn.requests).toHaveLength(1);
	expect(twilio.standIn.requests[0]).toMatchObject({
		method: 'POST',
		path: `/2010-04-01/Accounts/${defaults.accountSid}/Messages.json`,
		query: '',
		body: 'To=%2B14155552671&From=%2B12025550100&Body=Hello&MediaUrl=https%3A%2F%2Fb.example%2Fb&MediaUrl=https%3A%2F%2Fa.example%2Fa',
		form: [
			['To', recipient],
			['From', defaults.number],
			['Body', 'Hello'],
			['MediaUrl', 'https://b.example/b'],
			['MediaUrl', 'https://a.example/a'],
		],
		status: 201,
		createdSid: sid,
	});
	expect(answer.headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
	expect(answer.headers.get('twilio-concurrent-requests')).toBe('1');
	expect(answer.headers.get('twilio-request-duration')).toMatch(/^\d+\.\d{3}$/);
	await ask(twilio.standIn, { path: '/Messages.json?To=%2B1&DateSent%3E=2026-01-01' });
	expect(twilio.standIn.requests[1]).toMatchObject({
		method: 'GET',
		query: 'To=%2B1&DateSent%3E=2026-01-01',
		body: '',
		form: [],
	});
});

it('forgets everything but its accounts', async () => {
	const account = twilio.standIn.addAccount();
	twilio.standIn.faults.concurrencyLimit = { requests: 0 };
	twilio.standIn.delivery.refuse(recipient, 21614);
	await post();
	twilio.standIn.reset();
	expect(twilio.standIn.requests).toEqual([]);
	expect((await post()).status).toBe(201);
	const other = { path: '/Messages.json', accountSid: account.sid, password: account.authToken };
	expect((await ask(twilio.standIn, other)).status).toBe(200);
});

it('cuts what is in flight when it is reset, and lets none of it into the new state', async () => {
	twilio.standIn.faults.latency = 100;
	twilio.standIn.faults.concurrencyLimit = { requests: 1 };
	const pending = post().catch(() => 'cut');
	await until(() => twilio.standIn.requests.length === 1);
	twilio.standIn.reset();
	twilio.standIn.faults.concurrencyLimit = { requests: 1 };
	expect(await pending).toBe('cut');
	expect(twilio.standIn.requests).toEqual([]);
	expect((await post()).status).toBe(201);
	await new Promise((resolve) => setTimeout(resolve, 150));
	expect(twilio.standIn.messages()).toHaveLength(1);
});

it('closes at once, whatever is in flight', async () => {
	const other = await startTwilioStandIn();
	other.faults.latency = 60_000;
	const pending = [1, 2, 3].map(() => ask(other, { path: '/Messages.json' }).catch(() => 'cut'));
	await until(() => other.requests.length === 3);
	const halfSent = connect(Number(new URL(other.url).port), '127.0.0.1');
	halfSent.on('error', () => undefined);
	await new Promise<void>((resolve) => {
		halfSent.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf', () => {
			resolve();
		});
	});
	// Time for the server to begin reading it.
	await new Promise((resolve) => setTimeout(resolve, 50));
	const start = performance.now();
	await other.close();
	expect(await Promise.all(pending)).toEqual(['cut', 'cut', 'cut']);
	expect(performance.now() - start).toBeLessThan(1000);
});

it('does nothing more once it is closed', async () => {
	const other = await startTwilioStandIn();
	other.faults.latency = 100;
	const pending = ask(other, { path: '/Messages.json', fields }).catch(() => 'cut');
	await until(() => other.requests.length === 1);
	await other.close();
	await new Promise((resolve) => setTimeout(resolve, 150));
	expect(await pending).toBe('cut');
	expect(other.messages()).toEqual([]);
});

describe('Held requests', () => {
	it('come to nothing until they are released, whatever has become of the client', async () => {
		const held = twilio.standIn.faults.hold(creating(recipient));
		const answer = post();
		await held.arrived();
		expect(held.requests).toHaveLength(1);
		await ask(twilio.standIn, {
			path: '/Messages.json',
			fields: { ...fields, To: '+14155552672' },
		});
		expect(twilio.standIn.messages().map(({ to }) => to)).toEqual(['+14155552672']);
		held.release();
		await answer;
		expect(twilio.standIn.messages()).toHaveLength(2);
		await post();
		expect(held.requests).toHaveLength(1);
	});

	it('do not keep the stand-in from starting afresh', async () => {
		const held = twilio.standIn.faults.hold(creating(recipient));
		const answer = post().catch(() => 'cut');
		await held.arrived();
		twilio.standIn.reset();
		expect(await answer).toBe('cut');
		expect(twilio.standIn.messages()).toEqual([]);
	});

	it('are over when all is settled', async () => {
		const held = twilio.standIn.faults.hold(creating(recipient));
		const answer = post();
		await held.arrived();
		let isSettled = false;
		const settled = twilio.standIn.settled().then(() => {
			isSettled = true;
		});
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(isSettled).toBe(false);
		held.release();
		await settled;
		expect(twilio.standIn.messages()).toHaveLength(1);
		await answer;
	});
});
