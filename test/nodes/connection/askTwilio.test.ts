import { creating, type Fault, type Moment } from '../../twilio-stand-in/faults';
import { startHttpServer, type HttpServer, type PlainAnswer } from '../../engine/httpServer';
import { jsonOf } from '../../engine/engine';
import { sendEachItem, setUpTwilio } from '../../engine/setUpTwilio';
import { twilioNodeName } from '../../engine/twilioNode';

/** Covers answer, rawAnswer. */

const twilio = setUpTwilio();
const to = '+14155552671';

/** Sends one message and gives the item that came of it. */
async function failedSend(credential: object = {}) {
	const settings = { onError: 'continueRegularOutput' } as const;
	const items = [{ to, body: 'Hello' }];
	const run = await twilio.run(items, sendEachItem, settings, { ...credential });
	return jsonOf(run, twilioNodeName)[0];
}

const notSent = new RegExp(`^The message to \\${to} was not sent: `);
const unknown = new RegExp(`^It is unknown whether the message to \\${to} was sent: `);

describe("Twilio's refusals", () => {
	it.each([
		['400', { kind: 'refusal', code: 21610 }, 'refused', 21610, 400],
		['401', { kind: 'refusal', code: 20003 }, 'refused', 20003, 401],
		['403', { kind: 'refusal', code: 20008 }, 'refused', 20008, 403],
		['404', { kind: 'refusal', code: 20404 }, 'refused', 20404, 404],
		['429', { kind: 'error', status: 429, moment: 'before' }, 'notSent', 20429, 429],
	] as const)('with %s: nothing was sent', async (_what, fault, outcome, code, status) => {
		twilio.standIn.faults.decide = () => fault;
		const failed = await failedSend();
		expect(failed?.details).toMatchObject({
			outcome,
			code,
			status,
			message: expect.any(String) as unknown,
			more_info: `https://www.twilio.com/docs/errors/${code}`,
		});
		expect(failed?.error).toMatch(notSent);
		expect(failed?.error).toContain(`Twilio error ${code}.`);
		expect(twilio.standIn.messages()).toHaveLength(0);
	});

	it.each([
		['a wrong token', { authToken: 'a-false-token' }, 401, 20003],
		['an account that is not ours', { accountSid: `AC${'f'.repeat(32)}` }, 401, 20003],
	])('of %s', async (_what, credential, status, code) => {
		const failed = await failedSend(credential);
		expect(failed?.details).toMatchObject({ outcome: 'refused', status, code });
		expect(failed?.error).toContain(`Twilio error ${code}.`);
	});
});

/** Faults after which nobody knows; the status that the answer carried, if it carried one. */
const faults: ReadonlyArray<readonly [string, (moment: Moment) => Fault, number | undefined]> = [
	['500', (moment) => ({ kind: 'error', status: 500, moment }), 500],
	['503', (moment) => ({ kind: 'error', status: 503, moment }), 503],
	['HTML with 200', (moment) => ({ kind: 'html', status: 200, moment }), 200],
	['HTML with 404', (moment) => ({ kind: 'html', status: 404, moment }), 404],
	['HTML with 502', (moment) => ({ kind: 'html', status: 502, moment }), 502],
	['truncated JSON', (moment) => ({ kind: 'truncated', moment }), 201],
	['an empty body', (moment) => ({ kind: 'empty', moment }), 201],
	['a cut connection', (moment) => ({ kind: 'cut', moment }), undefined],
	['a connection cut in mid-answer', (moment) => ({ kind: 'cutMidAnswer', moment }), undefined],
	['silence', (moment) => ({ kind: 'hang', moment, milliseconds: 60 }), undefined],
];

describe.each(faults)('%s', (_what, fault, status) => {
	const creations = () => twilio.standIn.requests.filter(creating());

	it('before acceptance: it is unknown, and nothing is repeated', async () => {
		twilio.standIn.faults.once(creating(), fault('before'));
		const failed = await failedSend();
		expect(failed?.details).toMatchObject({
			outcome: 'unknown',
			advice: expect.stringContaining('it looks again before it sends') as unknown,
			...(status !== undefined && { status }),
		});
		if (status === undefined) expect(failed?.details).not.toHaveProperty('status');
		expect(failed?.error).toMatch(unknown);
		expect(creations()).toHaveLength(1);
		expect(twilio.standIn.messages()).toHaveLength(0);
	});

	it('after acceptance: the message is found in Twilio’s list, and nothing is repeated', async () => {
		twilio.standIn.faults.once(creating(), fault('after'));
		const sent = await failedSend();
		expect(creations()).toHaveLength(1);
		expect(twilio.standIn.messages().map(({ sid }) => sid)).toEqual([sent?.sid]);
	});
});

describe('an answer that is not Twilio’s', () => {
	const creations = () => twilio.standIn.requests.filter(creating());

	it.each([
		[401, /proxy or web server that wants a login/],
		[403, /firewall or proxy .* or a country is blocked/],
		[407, /proxy between n8n and Twilio wants a login/],
		[451, /network that n8n runs in, or its country, blocks Twilio/],
	])(
		'W6: with %i, the request was rejected: nothing was sent, and nothing is looked for',
		async (status, who) => {
			twilio.standIn.faults.decide = () => ({ kind: 'html', status, moment: 'before' });
			const failed = await failedSend();
			expect(failed?.details).toMatchObject({ outcome: 'notSent', status });
			expect(failed?.details).not.toHaveProperty('code');
			expect(failed?.error).toMatch(notSent);
			expect(failed?.error).toMatch(who);
			expect(failed?.error).toContain(`(HTTP ${status})`);
			expect(twilio.standIn.requests).toHaveLength(1);
		},
	);

	it('W7: a 429 that was passed on all the same is found, and nobody gets a second message', async () => {
		twilio.standIn.faults.once(creating(), { kind: 'html', status: 429, moment: 'after' });
		const sent = await failedSend();
		expect(creations()).toHaveLength(1);
		expect(twilio.standIn.messages().map(({ sid }) => sid)).toEqual([sent?.sid]);
	});

	it('W7: a 429 of a gateway is not sent again by itself, and not lost: it is unknown, and says who limits', async () => {
		twilio.standIn.faults.once(creating(), { kind: 'html', status: 429, moment: 'before' });
		const failed = await failedSend();
		expect(creations()).toHaveLength(1);
		expect(twilio.standIn.messages()).toHaveLength(0);
		expect(failed?.error).toMatch(unknown);
		expect(failed?.error).toContain('a proxy or gateway that limits requests');
		expect(failed?.details).toMatchObject({
			outcome: 'unknown',
			status: 429,
			advice: expect.stringContaining('"Max Concurrent Requests"') as unknown,
		});
	});

	it('W7: a list that a gateway rejected is asked for again', async () => {
		let turnedAway = 0;
		twilio.standIn.faults.decide = () =>
			++turnedAway < 4 ? { kind: 'html', status: 429, moment: 'before' } : undefined;
		const run = await twilio.run([{}], { operation: 'list' });
		expect(run.data.resultData.error).toBeUndefined();
		expect(twilio.standIn.requests).toHaveLength(4);
	});

	it('W7: Twilio’s own 429 is waited out', async () => {
		let busy = 0;
		twilio.standIn.faults.decide = () =>
			++busy < 4 ? { kind: 'error', status: 429, moment: 'before' } : undefined;
		const sent = await failedSend();
		expect(sent).toMatchObject({ status: 'queued' });
		expect(creations()).toHaveLength(4);
		expect(twilio.standIn.messages()).toHaveLength(1);
	});

	it('W3: a Base URL that ends too late gets an advice that names it', async () => {
		const failed = await failedSend({ baseUrl: `${twilio.standIn.url}/2010-04-01` });
		const advice = JSON.stringify(failed?.details);
		expect(advice).toContain('Base URL');
		expect(advice).toContain('ends before /2010-04-01');
		expect(advice).not.toContain('Message SID');
	});
});

describe('no Twilio there', () => {
	const servers: HttpServer[] = [];
	const serve = async (answer: PlainAnswer) => {
		const server = await startHttpServer(() => answer);
		servers.push(server);
		return server;
	};
	afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

	// The name has two addresses on many machines, and the error is then one about both.
	it.each(['127.0.0.1', 'localhost'])('a port of %s that nobody listens on', async (host) => {
		const server = await serve({ status: 204 });
		await server.close();
		const failed = await failedSend({ baseUrl: server.url.replace('127.0.0.1', host) });
		expect(failed?.error).toMatch(notSent);
		expect(failed?.error).toContain('the connection was refused');
		expect(failed?.details).toMatchObject({ outcome: 'notSent' });
	});

	it('no such host', async () => {
		const failed = await failedSend({ baseUrl: 'http://no-such-host.invalid' });
		expect(failed?.error).toMatch(notSent);
		expect(failed?.error).toMatch(/there is no host of that name|could not be looked up/);
		expect(failed?.details).toMatchObject({ outcome: 'notSent' });
	});

	it.each(['null', '[]', '"SM1"', '{}', '{"status":"queued"}'])(
		'a success that is not a message (%s): it is unknown',
		async (body) => {
			const server = await serve({ status: 201, body });
			const failed = await failedSend({ baseUrl: server.url });
			expect(failed?.error).toMatch(unknown);
			expect(failed?.details).toMatchObject({ outcome: 'unknown', status: 201 });
		},
	);

	it.each([301, 302, 303, 307, 308])(
		'a redirect (%i) is not followed, so the credential goes nowhere else',
		async (status) => {
			const elsewhere = await serve({ status: 201, body: '{"sid":"SM1"}' });
			const headers = { Location: `${elsewhere.url}/Messages.json` };
			const server = await serve({ status, headers });
			const failed = await failedSend({ baseUrl: server.url });
			expect(failed?.details).toMatchObject({ outcome: 'unknown', status });
			expect(failed?.error).toContain(`(HTTP ${status})`);
			expect(server.requests.filter(({ body }) => body !== '')).toHaveLength(1);
			expect(elsewhere.requests).toHaveLength(0);
		},
	);
});
