import { help } from '../commandLine/help';
import { readFaultRule } from '../commandLine/faultRule';
import { readCommandLine } from '../commandLine/readCommandLine';
import { switches } from '../commandLine/switches';
import { UsageError } from '../commandLine/usageError';
import type { FaultRule } from '../faults';
import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn } from '../server';
import { setUpStandIn } from './setUpStandIn';

const person = '+14155552671';

const twilio = setUpStandIn();

/** Carries out what a command line says. */
async function follow(...args: string[]): Promise<void> {
	for (const step of readCommandLine(args).steps) await step(twilio.standIn.control);
}

const send = () =>
	createSdkClient(twilio.standIn).messages.create({
		to: person,
		from: defaults.number,
		body: 'Hi',
	});

function problemOf(args: readonly string[]): string {
	try {
		readCommandLine(args);
	} catch (error) {
		if (error instanceof UsageError) return error.message;
		throw error;
	}
	return 'none';
}

it('asks for nothing by itself', () => {
	expect(readCommandLine([])).toEqual({
		help: false,
		port: 4010,
		trial: false,
		verifiedNumbers: [],
		statusCallbacks: false,
		steps: [],
	});
});

it('says how to start', () => {
	const args = '--port 0 --trial --verified +1 --verified +2 --status-callbacks --help'.split(' ');
	expect(readCommandLine(args)).toMatchObject({
		help: true,
		port: 0,
		trial: true,
		verifiedNumbers: ['+1', '+2'],
		statusCallbacks: true,
	});
});

it('changes settings', async () => {
	await follow('--latency', '20', '--limit=3', '--list-lag', '2000', '--step', '1000');
	expect((await twilio.standIn.control.state()).settings).toMatchObject({
		latencyMilliseconds: 20,
		concurrencyLimit: { requests: 3 },
		listLagMilliseconds: 2000,
		stepMilliseconds: 1000,
	});
});

it('decides how recipients fare', async () => {
	await follow('--outcome', `${person}=undelivered:30003`, '--refuse', '+14155552672=21614');
	await send();
	twilio.standIn.clock.advance(60_000);
	expect(twilio.standIn.messages()).toMatchObject([{ status: 'undelivered', error_code: 30003 }]);
	expect(twilio.standIn.delivery.refusalOf('+14155552672')).toBe(21614);
	await follow('--outcome', `${person}=sent`, '--opt-out', person);
	expect(twilio.standIn.delivery.outcomeOf(person)).toEqual({ status: 'sent' });
	await expect(send()).rejects.toMatchObject({ code: 21610 });
});

it('plans faults in their order', async () => {
	await follow('--fault', 'create:cut-after', '--fault', 'create:503*2');
	await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(twilio.standIn.messages()).toHaveLength(1);
	await expect(send()).rejects.toMatchObject({ status: 503 });
	await expect(send()).rejects.toMatchObject({ status: 503 });
	await send();
});

const before = { moment: 'before' } as const;

it.each<[string, FaultRule]>([
	['any:empty', { request: 'any', fault: { kind: 'empty', ...before } }],
	['create:cut-after', { request: 'create', fault: { kind: 'cut', moment: 'after' } }],
	['list:503*3', { request: 'list', fault: { kind: 'error', status: 503, ...before }, times: 3 }],
	[
		'fetch:429-after-2*always@0.25',
		{
			request: 'fetch',
			fault: { kind: 'error', status: 429, moment: 'after', retryAfterSeconds: 2 },
			times: 'always',
			probability: 0.25,
		},
	],
	[
		`create=${person}:21610`,
		{ request: 'create', to: person, fault: { kind: 'refusal', code: 21610 } },
	],
	[
		`create=whatsapp:${person}:html`,
		{
			request: 'create',
			to: `whatsapp:${person}`,
			fault: { kind: 'html', status: 502, ...before },
		},
	],
	[
		'update:html-after-200',
		{ request: 'update', fault: { kind: 'html', status: 200, moment: 'after' } },
	],
	['delete:hang', { request: 'delete', fault: { kind: 'hang', milliseconds: 60_000, ...before } }],
	['any:hang-500', { request: 'any', fault: { kind: 'hang', milliseconds: 500, ...before } }],
	['create:late', { request: 'create', fault: { kind: 'late', milliseconds: 60_000 } }],
	['create:late-500', { request: 'create', fault: { kind: 'late', milliseconds: 500 } }],
	['/v1/*:cutMidAnswer', { path: '/v1/*', fault: { kind: 'cutMidAnswer', ...before } }],
	[
		'GET /v1/S*:truncated',
		{ method: 'GET', path: '/v1/S*', fault: { kind: 'truncated', ...before } },
	],
])('reads the fault %s', (text, rule) => {
	expect(readFaultRule(text)).toEqual(rule);
});

it.each([
	['--lag 5', "Unknown option '--lag'"],
	['more', "Unexpected argument 'more'"],
	['--latency', "Option '--latency <value>' argument missing"],
	['--latency -5', "Option '--latency' argument is ambiguous"],
	['--latency 1.5', '--latency: "1.5" is not a whole number'],
	[
		'--latency 9999999999',
		'--latency: "9999999999": "latencyMilliseconds" must be at most 2147483647',
	],
	['--port 70000', '--port: 70000 is no port: the highest is 65535'],
	['--fault cut', '--fault: "cut" is not REQUEST:FAULT, such as create:cut-after'],
	['--fault :cut', '--fault: ":cut" is not REQUEST:FAULT, such as create:cut-after'],
	['--fault send:cut', expect.stringContaining('"send:cut": "request" must be one of any, create')],
	['--fault any:late-after', '--fault: The fault late takes no moment'],
	['--fault list:404', expect.stringContaining('There is no fault "404": take 429, 500,')],
	['--fault list:99999', expect.stringContaining('is not a code that can be refused with')],
	['--fault list:cut-after-5', '--fault: The fault cut takes no number'],
	['--fault list:20404-after', '--fault: The error code 20404 takes no moment and no number'],
	['--fault list:cut*0', '--fault: "list:cut*0": "times" must be at least 1'],
	['--fault list:cut@2', '--fault: "list:cut@2": "probability" must be at most 1'],
	['--refuse +1', '--refuse: "+1" has no ='],
	['--refuse +1=x', '--refuse: "x" is not a whole number'],
	['--outcome +1=gone', expect.stringContaining('"+1=gone": "status" must be one of queued')],
])('refuses %s', (line, message: unknown) => {
	expect(problemOf(line.split(' '))).toEqual(message);
});

it('follows every example of its help', () => {
	const examples = help.split('\n').filter((line) => /^ {20,}--/.test(line));
	expect(examples).toHaveLength(switches.length + 5);
	for (const example of examples)
		expect(readCommandLine(example.trim().replaceAll('"', '').split(' '))).toBeDefined();
});

it('starts a trial account', async () => {
	const account = { trial: true, verifiedNumbers: [person] };
	const trial = await startTwilioStandIn({ account });
	try {
		const client = createSdkClient(trial);
		const text = { from: defaults.number, body: 'Hi' };
		expect(await client.messages.create({ to: person, ...text })).toMatchObject({
			body: 'Sent from your Twilio trial account - Hi',
		});
		const unverified = client.messages.create({ to: '+14155552672', ...text });
		await expect(unverified).rejects.toMatchObject({ code: 21608 });
	} finally {
		await trial.close();
	}
});
