/** Covers jobRunner, messageCreation, job, dispatch. */
import { noForm } from '../../../../nodes/twilio/message/formLabels';
import type { Call } from '../../../../nodes/TwilioMessaging/call';
import {
	dispatch,
	type Asking,
	type DispatchOptions,
} from '../../../../nodes/TwilioMessaging/dispatch/dispatch';
import type { Job } from '../../../../nodes/TwilioMessaging/dispatch/job';
import { executionStateOf } from '../../../../nodes/TwilioMessaging/dispatch/executionState';
import type { NodeMemory } from '../../../../nodes/TwilioMessaging/dispatch/record/executionRecord';
import { RunRecord } from '../../../../nodes/TwilioMessaging/dispatch/record/runRecord';
import { time } from '../../../../nodes/TwilioMessaging/dispatch/time';
import type { TwilioAnswer } from '../../../../nodes/twilio/api/answer';
import { failureFromBrokenConnection } from '../../../../nodes/twilio/api/brokenConnection';
import { failureFromAnswer, type TwilioFailure } from '../../../../nodes/twilio/api/failure';
import { isJsonObject, parseJson, textOf } from '../../../../nodes/twilio/api/json';
import {
	encodeParameters,
	pathWithQuery,
	type TwilioRequest,
} from '../../../../nodes/twilio/api/request';
import { createMessageRequest } from '../../../../nodes/twilio/message/createMessage';
import { identify } from '../../../../nodes/twilio/message/identity';
import { fetchMessageRequest } from '../../../../nodes/twilio/message/messageRequests';
import { creating } from '../../../twilio-stand-in/faults';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../../../twilio-stand-in/server';

let standIn: TwilioStandIn;
beforeAll(async () => {
	time.scale = 0.001;
	standIn = await startTwilioStandIn();
});
beforeEach(() => {
	standIn.reset();
});
afterAll(async () => {
	await standIn.close();
});

const { accountSid, authToken, number: from } = defaults;
const copyTo = '+14155552672';

/** Asks the stand-in once, over HTTP. */
async function ask(request: TwilioRequest): Promise<TwilioAnswer | TwilioFailure> {
	const login = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
	try {
		const answer = await fetch(standIn.url + pathWithQuery(request), {
			method: request.method,
			headers: {
				Authorization: `Basic ${login}`,
				'Content-Type': 'application/x-www-form-urlencoded',
			},
			...(request.method === 'POST' && { body: encodeParameters(request.form) }),
		});
		const { status } = answer;
		const text = await answer.text();
		const body = parseJson(text);
		if (!answer.ok || !isJsonObject(body))
			return failureFromAnswer({ status, headers: {}, text }, noForm);
		return { status, body, date: Date.parse(answer.headers.get('date') ?? '') };
	} catch {
		return failureFromBrokenConnection({ code: 'ECONNRESET' });
	}
}

const asking: Asking = {
	ask,
	fetchFile: () => Promise.reject(new Error('Nothing is downloaded here')),
};

/** Reads a message and sends the same text to another number. */
function copyCall(sid: string, to: string, added = ''): Call {
	return {
		request: fetchMessageRequest(accountSid, sid),
		whenFailed: `Message ${sid} could not be read`,
		whenUnknown: `Message ${sid} could not be read`,
		parse: (answer) => ({ results: [], followedBy: createCall(to, textOf(answer.body) + added) }),
	};
}

function createCall(to: string, body: string): Call {
	const message = { to, from, body };
	const request = createMessageRequest(accountSid, message);
	const context = { accountSid, apiUrl: standIn.url, whole: '', idOfMedia: (url: string) => url };
	return {
		request,
		creates: {
			identity: identify(message, context),
			skipIfSentWithinMinutes: undefined,
			sendOnceKey: undefined,
			kept: (answer) => answer,
		},
		whenFailed: `The copy to ${to} was not sent`,
		whenUnknown: `It is unknown whether the copy to ${to} was sent`,
		parse: (answer) => (typeof answer.sid === 'string' ? { results: [answer] } : undefined),
	};
}

function jobsFor(calls: readonly Call[]): Job[] {
	return calls.map((call, index) => ({ index, itemIndex: index, part: 0, parts: 1, call }));
}

async function run(
	calls: readonly Call[],
	memory: NodeMemory = {},
	options: Partial<DispatchOptions> = {},
) {
	const raw = { of: (itemIndex: number) => `item ${itemIndex}`, ofVersion1: () => '' };
	const record = new RunRecord(memory, 0, raw);
	const remembered = { record, execution: executionStateOf('', record.isRetry), claims: undefined };
	return await dispatch(jobsFor(calls), asking, remembered, {
		maxConcurrentRequests: 20,
		messagesPerSecond: undefined,
		skipDuplicateRecipients: false,
		stopOnFailure: false,
		cancelled: undefined,
		...options,
	});
}

function original(body: string): string {
	const [sid = ''] = standIn.seedMessages(1, { to: '+14155552671', from, body });
	return sid;
}

const copies = (to = copyTo) => standIn.messages({ to });

test('the message is created with what was read, and its result leaves', async () => {
	const [result] = await run([copyCall(original('Read me first'), copyTo)]);
	expect(copies()).toMatchObject([{ body: 'Read me first' }]);
	expect(result).toMatchObject({ kind: 'done', results: [{ json: { to: copyTo } }] });
});

test('a lost answer does not make it be sent again', async () => {
	standIn.faults.once(creating(copyTo), { kind: 'cut', moment: 'after' });
	const [result] = await run([copyCall(original('Once'), copyTo)]);
	expect(result).toMatchObject({ kind: 'done', results: [{ json: { body: 'Once' } }] });
	expect(copies()).toHaveLength(1);
});

test('a retry does not send it again', async () => {
	const memory: NodeMemory = {};
	const sid = original('Kept');
	const refused = '+14155552679';
	standIn.delivery.refuse(refused, 21614);
	const calls = () => [copyCall(sid, copyTo), createCall(refused, 'Refused')];
	const first = await run(calls(), memory);
	expect(first.map(({ kind }) => kind)).toEqual(['done', 'failed']);
	const [again] = await run(calls(), memory);
	expect(again).toMatchObject({ kind: 'done', results: [{ json: { body: 'Kept' } }] });
	expect(copies()).toHaveLength(1);
});

test('a retry finds what nobody knew of, and sends nothing', async () => {
	const memory: NodeMemory = {};
	const sid = original('Unknown');
	standIn.faults.once(creating(copyTo), { kind: 'cut', moment: 'after' });
	standIn.listLagMilliseconds = 60_000;
	const [first] = await run([copyCall(sid, copyTo)], memory);
	expect(first).toMatchObject({ kind: 'failed', failure: { outcome: 'unknown' } });
	standIn.listLagMilliseconds = 0;
	const [again] = await run([copyCall(sid, copyTo)], memory);
	expect(again).toMatchObject({ kind: 'done', results: [{ json: { body: 'Unknown' } }] });
	expect(copies()).toHaveLength(1);
});

test('a failure is told of the call that failed', async () => {
	standIn.delivery.refuse(copyTo, 21614);
	const [result] = await run([copyCall(original('No'), copyTo)]);
	expect(result).toMatchObject({
		kind: 'failed',
		failure: { code: 21614 },
		call: { whenFailed: `The copy to ${copyTo} was not sent` },
	});
});

test('Messages per Second holds for it', async () => {
	time.scale = 1;
	const sids = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map(original);
	await run(
		sids.map((sid, index) => copyCall(sid, `+1415555268${index}`)),
		{},
		{ messagesPerSecond: 10 },
	);
	time.scale = 0.001;
	const times = standIn.requests.filter(creating()).map(({ arrivedAt }) => arrivedAt);
	expect(times).toHaveLength(6);
	// Five turns of 100 ms lie between the first and the last; a slow machine shifts either a little.
	expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(300);
});

test('a retry knows it by what made it, when its text is made anew', async () => {
	const memory: NodeMemory = {};
	const sid = original('Now ');
	const refused = '+14155552679';
	standIn.delivery.refuse(refused, 21614);
	for (const now of ['10:00', '10:01'])
		await run([copyCall(sid, copyTo, now), createCall(refused, 'Refused')], memory);
	expect(copies()).toMatchObject([{ body: 'Now 10:00' }]);
});

test('a copy that looks like one in doubt is not sent, so that neither is taken for the other', async () => {
	time.scale = 0.05;
	const sids = [original('Same'), original('Same')];
	// The second one's message is there for 200 ms before its sender knows.
	let posts = 0;
	standIn.faults.latency = ({ method }) => (method === 'POST' && ++posts > 1 ? 400 : 0);
	standIn.faults.once(creating(copyTo), { kind: 'cut', moment: 'before' });
	const results = await run(sids.map((sid) => copyCall(sid, copyTo)));
	time.scale = 0.001;
	const outcomes = results.map((result) => result.kind === 'failed' && result.failure.outcome);
	expect(outcomes.sort()).toEqual(['notSent', 'unknown']);
	expect(copies()).toHaveLength(0);
});
