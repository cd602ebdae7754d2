import type { MessageIdentity } from '../../../../nodes/TwilioMessaging/call';
import { Reconciler } from '../../../../nodes/TwilioMessaging/dispatch/reconciliation';
import type { Ask } from '../../../../nodes/TwilioMessaging/dispatch/retry';
import { RunState } from '../../../../nodes/TwilioMessaging/dispatch/runState';
import { pathWithQuery } from '../../../../nodes/twilio/api/request';
import { RecordedWaiting } from './recordedWaiting';
import { failureWith, retrierOf } from './retrierOf';

/** Covers reconciliation. */

/** A message that nothing listed can be. */
const identity: MessageIdentity = {
	recipient: '+14155552671',
	sender: '+14155550100',
	content: 'Hello',
	place: 'place',
	text: 'Hello',
	likeness: 'Hello',
	skipIfSentWithinMinutes: undefined,
	search: { method: 'GET', path: '/Messages.json', query: [], form: [] },
	matches: () => false,
	isDuplicateOf: () => false,
};
const since = Date.UTC(2030, 0, 1);
const lost = { since, text: 'Hello' };
const listed = { sid: 'SM1', status: 'sent', date_created: new Date(since + 5000).toUTCString() };

const answerWith = (body: { messages: Array<typeof listed>; next_page_uri: string | null }) => ({
	status: 200,
	body,
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
	return {
		reconciler: new Reconciler(retrier, waiting, new RunState(waiting, true)),
		asked,
		waits: waiting.waits,
	};
}

test('a lost message is looked for five times, with growing pauses before each', async () => {
	const { reconciler, asked, waits } = lookingWith(() =>
		Promise.resolve(answerWith({ messages: [], next_page_uri: null })),
	);
	expect(await reconciler.findLost(identity, lost)).toBeUndefined();
	expect(waits).toEqual([250, 1000, 2000, 4000, 8000]);
	expect(asked).toHaveLength(5);
});

test('a lost message is not looked for again once it is found', async () => {
	let looked = 0;
	const { reconciler, waits } = lookingWith(() =>
		Promise.resolve(answerWith({ messages: [listed].slice(0, looked++), next_page_uri: null })),
	);
	const found = await reconciler.findLost({ ...identity, matches: () => true }, lost);
	expect(found).toEqual(listed);
	expect(waits).toEqual([250, 1000]);
});

test('no more than twenty pages are looked through, and then nothing is known', async () => {
	let page = 0;
	const { reconciler, asked } = lookingWith(() =>
		Promise.resolve(answerWith({ messages: [listed], next_page_uri: `/page/${++page}` })),
	);
	const found = await reconciler.findRecentDuplicate(identity, since);
	expect(found).toMatchObject({
		outcome: 'unknown',
		meaning: expect.stringContaining('too many messages') as unknown,
	});
	expect(asked).toHaveLength(20);
	expect(asked.at(-1)).toBe('/page/19');
});

test('a message on the twentieth page is found', async () => {
	let page = 0;
	const { reconciler } = lookingWith(() => {
		page += 1;
		const messages = [page === 20 ? { ...listed, sid: 'SM20' } : listed];
		return Promise.resolve(answerWith({ messages, next_page_uri: `/page/${page}` }));
	});
	const isWanted = { ...identity, isDuplicateOf: ({ sid }: { sid?: unknown }) => sid === 'SM20' };
	expect(await reconciler.findRecentDuplicate(isWanted, since)).toMatchObject({
		sid: 'SM20',
	});
});

test('where Twilio could not be asked at last, nothing is looked for in that place again', async () => {
	const refused = failureWith({ outcome: 'refused', repeat: 'afterChange', status: 401 });
	const { reconciler, asked, waits } = lookingWith(() => Promise.resolve(refused));
	const elsewhere = { ...identity, place: 'unreadable' };
	expect(await reconciler.findLost(elsewhere, lost)).toEqual(refused);
	expect(waits).toEqual([250, 1000, 2000, 4000, 8000]);
	expect(await reconciler.findLost(elsewhere, lost)).toEqual(refused);
	expect(asked).toHaveLength(5);
});
