import { ControlClient } from '../control/client';
import { creating } from '../faults';
import { createSdkClient } from '../sdkClient';
import { defaults } from '../server';
import { setUpStandIn } from './setUpStandIn';

const person = '+14155552671';

const twilio = setUpStandIn();

async function answerTo(path: string, init: RequestInit = {}): Promise<readonly [number, unknown]> {
	const response = await fetch(`${twilio.standIn.url}/control${path}`, init);
	return [response.status, JSON.parse(await response.text())];
}
const post = (path: string, body: string) => answerTo(path, { method: 'POST', body });
const wrong = (path: string, input: unknown) => post(path, JSON.stringify(input));

it.each([
	['/incoming', {}, '"from" is missing.'],
	['/incoming', { from: '+1', to: 7 }, '"to" must be of type string, not number.'],
	['/incoming', { from: '+1', to: '+2', text: 'Hi' }, 'There is no "text" here.'],
	['/incoming', { from: '+1', to: '+2', mediaUrls: ['cat.png'] }, '"mediaUrls.0": Invalid url.'],
	['/incoming', { from: '+1', to: '+2' }, 'No account of the stand-in owns +2'],
	['/incoming', [], 'What was sent must be of type object, not array.'],
	[
		'/faults',
		{ request: 'send' },
		'"request" must be one of any, create, list, fetch, update, delete.',
	],
	['/faults', { request: 'create' }, '"fault" is missing.'],
	[
		'/faults',
		{ fault: { kind: 'cutt' } },
		'"fault.kind" must be one of error, refusal, html, truncated, empty, cut, cutMidAnswer, hang, late.',
	],
	['/faults', { fault: { kind: 'error', status: 404 } }, '"fault.status" must be 429, 500 or 503.'],
	['/faults', { fault: { kind: 'cut', after: true } }, 'There is no "fault.after" here.'],
	[
		'/faults',
		{ fault: { kind: 'refusal', code: 1 } },
		'"fault.code" is not a code that can be refused with.',
	],
	[
		'/faults',
		{ fault: { kind: 'cut' }, times: 'twice' },
		'"times" must be a whole number from 1 on, or "always".',
	],
	['/faults', { fault: { kind: 'cut' }, probability: 2 }, '"probability" must be at most 1.'],
	['/settings', { latencyMilliseconds: -1 }, '"latencyMilliseconds" must be at least 0.'],
	['/incoming', { from: '', to: '+1' }, '"from" is empty.'],
	['/faults', { fault: { kind: 'cut' }, times: 0 }, '"times" must be at least 1.'],
	['/settings', { latency: 1 }, 'There is no "latency" here.'],
	['/clock', {}, '"milliseconds" is missing.'],
	['/outcomes', { to: '+1', status: 'gone' }, expect.stringContaining('"status" must be one of')],
	['/refusals', { address: '+1', code: 'x' }, '"code" must be of type number, not string.'],
	['/reset', { all: true }, 'There is no "all" here.'],
])('refuses %s %j', async (path, input, error: unknown) => {
	expect(await wrong(path, input)).toEqual([400, { error }]);
	expect(await twilio.standIn.control.faults()).toEqual([]);
});

it('refuses what is not JSON, and a filter that there is not', async () => {
	expect(await post('/clock', 'a=b')).toMatchObject([
		400,
		{ error: expect.stringContaining('The body is not JSON: ') as unknown },
	]);
	expect(await answerTo('/messages?recipient=1')).toEqual([
		400,
		{ error: 'There is no "recipient" here.' },
	]);
});

it('knows nothing else below its path', async () => {
	expect(await answerTo('/texts')).toEqual([404, { error: 'There is no GET /control/texts.' }]);
	expect(await answerTo('/incoming')).toEqual([
		404,
		{ error: 'There is no GET /control/incoming.' },
	]);
	expect((await fetch(`${twilio.standIn.url}/controls`)).status).toBe(404);
	// The last one was meant for Twilio.
	expect(twilio.standIn.requests.map(({ path }) => path)).toEqual(['/controls']);
});

it('takes what curl sends, and a number in an address as a person writes it', async () => {
	twilio.standIn.seedMessages(1, { to: person });
	const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
	const body = JSON.stringify({ milliseconds: 1 });
	expect((await answerTo('/clock', { method: 'POST', headers: form, body }))[0]).toBe(200);
	expect(await answerTo(`/messages?to=${person}`)).toMatchObject([200, [{ to: person }]]);
	expect(await answerTo('/messages?to=whatsapp:+1')).toEqual([200, []]);
	const fault = { kind: 'cut' };
	expect(await wrong('/faults', { fault })).toEqual([
		200,
		[{ fault: { kind: 'cut', moment: 'before' }, times: 1 }],
	]);
});

it('is neither slowed down nor struck nor counted', async () => {
	twilio.standIn.faults.latency = 60_000;
	twilio.standIn.faults.concurrencyLimit = { requests: 0 };
	twilio.standIn.faults.decide = () => ({ kind: 'cut', moment: 'before' });
	const control = new ControlClient(twilio.standIn.url);
	const start = performance.now();
	await control.addFault({ fault: { kind: 'empty', moment: 'before' }, times: 'always' });
	expect((await control.state()).peakInFlight).toBe(0);
	expect(performance.now() - start).toBeLessThan(2000);
	expect(twilio.standIn.requests).toEqual([]);
});

it('shows that a test decides about latency', async () => {
	twilio.standIn.faults.latency = () => 1;
	const control = new ControlClient(twilio.standIn.url);
	expect((await control.state()).settings.latencyMilliseconds).toBeNull();
});

it('answers while requests are in flight, and a reset cuts them', async () => {
	twilio.standIn.faults.latency = 60_000;
	const client = createSdkClient(twilio.standIn);
	const pending = client.messages.create({ to: person, from: defaults.number, body: 'Hi' });
	const cut = expect(pending).rejects.toThrow();
	const control = new ControlClient(twilio.standIn.url);
	while ((await control.requests({ request: 'create' })).length === 0);
	expect(twilio.standIn.requests.filter(creating(person))).toHaveLength(1);
	await control.reset();
	await cut;
	expect(await control.messages()).toEqual([]);
});
