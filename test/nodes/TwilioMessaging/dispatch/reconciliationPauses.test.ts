import type { JsonObject } from '../../../../nodes/twilio/api/json';
import { Outage } from '../../../../nodes/TwilioMessaging/dispatch/outage';
import { PlaceRegister } from '../../../../nodes/TwilioMessaging/dispatch/placeRegister';
import { Reconciler } from '../../../../nodes/TwilioMessaging/dispatch/reconciliation';
import { RunRecord } from '../../../../nodes/TwilioMessaging/dispatch/record/runRecord';
import type { Ask } from '../../../../nodes/TwilioMessaging/dispatch/retry';
import { RunState } from '../../../../nodes/TwilioMessaging/dispatch/runState';
import { pathWithQuery } from '../../../../nodes/twilio/api/request';
import { identityWith } from './identityOf';
import { RecordedWaiting } from './recordedWaiting';
import { failureWith, retrierOf } from './retrierOf';

/** Covers reconciliation, messageList. */

const identity = identityWith({});
const since = Date.UTC(2030, 0, 1);
const lost = { span: () => ({ since, until: since + 60_000 }), text: 'Hello' };
const other = {
	sid: 'SM1',
	status: 'sent',
	direction: 'outbound-api',
	to: identity.to,
	from: identity.from,
	body: 'Another text',
	num_media: '0',
	date_created: new Date(since + 5000).toUTCString(),
};
const wanted = { ...other, sid: 'SM2', body: identity.body };

const answerWith = (messages: JsonObject[], next_page_uri: string | null = null) => ({
	status: 200,
	body: { messages, next_page_uri },
	date: Number.NaN,
});

/** Looks for messages where Twilio answers like this. */
function lookingWith(ask: Ask) {
	const waiting = new RecordedWaiting();
	const asked: string[] = [];
	const retrier = retrierOf((request) => {
		asked.push(pathWithQuery(request));
		return ask(request);
	}, waiting);
	const record = new RunRecord({}, 0, { of: () => '', ofVersion1: () => '' });
	const state = new RunState(waiting, new Outage(), true);
	const reconciler = new Reconciler(retrier, waiting, state, record, new PlaceRegister());
	return { reconciler, asked, waits: waiting.waits };
}

test('a lost message is looked for five times, with growing pauses before each', async () => {
	const { reconciler, asked, waits } = lookingWith(() => Promise.resolve(answerWith([other])));
	expect(await reconciler.findLost(identity, lost)).toBeUndefined();
	expect(waits).toEqual([250, 1000, 2000, 4000, 8000]);
	expect(asked).toHaveLength(5);
});

test('a lost message is not looked for again once it is found', async () => {
	let looked = 0;
	const { reconciler, waits } = lookingWith(() =>
		Promise.resolve(answerWith([wanted].slice(0, looked++))),
	);
	expect(await reconciler.findLost(identity, lost)).toEqual(wanted);
	expect(waits).toEqual([250, 1000]);
});

test('all pages are looked through: Twilio does not say where it lists what is not sent yet', async () => {
	const pages = [answerWith([other], '/page/2'), answerWith([wanted], '/page/3'), answerWith([])];
	const { reconciler, asked } = lookingWith(() => Promise.resolve(pages.shift() ?? answerWith([])));
	expect(await reconciler.findLost(identity, lost)).toEqual(wanted);
	expect(asked).toHaveLength(3);
	expect(asked[0]).toContain('PageSize=1000');
});

test('no more than twenty pages are looked through, and then nothing is known', async () => {
	let page = 0;
	const { reconciler, asked } = lookingWith(() =>
		Promise.resolve(answerWith([other], `/page/${++page}`)),
	);
	expect(await reconciler.findLost(identity, lost)).toMatchObject({
		outcome: 'unknown',
		meaning: expect.stringContaining('too many messages') as unknown,
	});
	expect(asked).toHaveLength(5 * 20);
});

test.each([
	['older than its request', { date_created: new Date(since - 2000).toUTCString() }],
	['much later', { date_created: new Date(since + 62_000).toUTCString() }],
	['to somebody else', { to: '+14155552672' }],
	['that came in', { direction: 'inbound' }],
])('a message %s is not taken', async (_what, facts) => {
	const { reconciler } = lookingWith(() => Promise.resolve(answerWith([{ ...wanted, ...facts }])));
	expect(await reconciler.findLost(identity, lost)).toBeUndefined();
});

test('of several that can be it, the oldest is taken, wherever it stands', async () => {
	const older = { ...wanted, sid: 'SM3', date_created: new Date(since + 1000).toUTCString() };
	const { reconciler } = lookingWith(() => Promise.resolve(answerWith([wanted, older, wanted])));
	expect(await reconciler.findLost(identity, lost)).toEqual(older);
});

test('where Twilio could not be asked at last, nothing is looked for in that place again', async () => {
	const refused = failureWith({ outcome: 'refused', repeat: 'afterChange', status: 401 });
	const { reconciler, asked, waits } = lookingWith(() => Promise.resolve(refused));
	expect(await reconciler.findLost(identity, lost)).toEqual(refused);
	expect(waits).toEqual([250, 1000, 2000, 4000, 8000]);
	expect(await reconciler.findLost(identity, lost)).toEqual(refused);
	expect(asked).toHaveLength(5);
});
