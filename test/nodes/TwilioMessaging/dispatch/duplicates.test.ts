import { scaleTime } from '../../../engine/timeScale';
import { creating } from '../../../twilio-stand-in/faults';
import { defaults } from '../../../twilio-stand-in/server';
import { jsonOf } from '../../../engine/engine';
import { repositoryRoot } from '../../../engine/packageNodes';
import { sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../engine/twilioNode';

/** Covers callRunner, recentMessages, recentListing, sentLately. */

const twilio = setUpTwilio();
/** Somebody who has got nothing in another test. */
let item = { to: '', body: 'Hello' };
let people = 0;
const minute = 60_000;

beforeEach(() => {
	scaleTime(repositoryRoot, 0.01);
	people += 1;
	item = { to: `+1415555${3000 + people}`, body: 'Hello' };
});

async function sendWith(options: object, items: object[] = [item], parameters: object = {}) {
	const run = await twilio.run(
		items.map((fields) => ({ ...fields })),
		{ ...sendEachItem, ...parameters, options: { ...options } },
	);
	expect(run.data.resultData.error).toBeUndefined();
	return jsonOf(run, twilioNodeName);
}

const creations = () => twilio.standIn.requests.filter(creating()).length;

describe('Skip If Sent Within', () => {
	const options = { skipIfSentWithin: 60 };

	it('skips what an earlier execution sent', async () => {
		const [first] = await sendWith(options);
		const [second] = await sendWith(options);
		expect(first).not.toHaveProperty('skipped');
		expect(second).toMatchObject({ sid: first?.sid, skipped: true });
		expect(creations()).toBe(1);
	});

	it('skips an equal item of the same run, even when the list is late', async () => {
		twilio.standIn.listLagMilliseconds = minute;
		const [first, second] = await sendWith(options, [item, item]);
		expect(second).toMatchObject({ sid: first?.sid, skipped: true });
		expect(creations()).toBe(1);
	});

	it.each([
		['failed', { outcome: { status: 'failed', errorCode: 30008 } }],
		['was not delivered', { outcome: { status: 'undelivered', errorCode: 30003 } }],
		['has another text', { body: 'Something else' }],
		['came from another sender', { from: defaults.smsNumber }],
		['went to somebody else', { to: '+14155559999' }],
		['is older', { createdAt: new Date(Date.now() - 61 * minute) }],
	] as const)('sends when the message that is there %s', async (_why, difference) => {
		const createdAt = new Date(Date.now() - 10 * minute);
		twilio.standIn.seedMessages(1, { ...item, createdAt, ...difference });
		const [sent] = await sendWith(options);
		expect(sent).not.toHaveProperty('skipped');
		expect(creations()).toBe(1);
	});

	it('finds the message behind many others', async () => {
		const createdAt = new Date(Date.now() - 10 * minute);
		const sids = twilio.standIn.seedMessages(120, (index) => ({
			to: item.to,
			body: index === 0 ? item.body : `Other ${index}`,
			createdAt,
		}));
		const [sent] = await sendWith(options);
		expect(sent).toMatchObject({ sid: sids[0], skipped: true });
	});

	it('sends when the message that is there has another link', async () => {
		const body = 'Your order: https://shop.example/';
		const [first] = await sendWith(options, [{ ...item, body: `${body}1` }]);
		const [second] = await sendWith(options, [{ ...item, body: `${body}2` }]);
		expect(second?.sid).not.toBe(first?.sid);
		expect(creations()).toBe(2);
	});

	it('is refused where Twilio’s records cannot show the content', async () => {
		const template = { ...options, contentSid: defaults.contentSid };
		const run = await twilio.run([item], { ...sendEachItem, body: '', options: template });
		expect(run.data.resultData.error?.message).toContain(
			"'Skip If Sent Within (Minutes)' is not supported",
		);
		expect(creations()).toBe(0);
	});

	it('sends nothing when Twilio cannot be asked', async () => {
		twilio.standIn.faults.decide = ({ method }) =>
			method === 'GET' ? { kind: 'refusal', code: 20003 } : undefined;
		const settings = { onError: 'continueRegularOutput' } as const;
		const run = await twilio.run([item], { ...sendEachItem, options }, settings);
		expect(jsonOf(run, twilioNodeName)[0]?.details).toMatchObject({ outcome: 'notSent' });
		expect(creations()).toBe(0);
	});
});

test('Skip If Sent Within sees what another execution has begun at the same moment', async () => {
	const items = Array.from({ length: 12 }, (_, index) => ({
		...item,
		to: `+1415555${4000 + index}`,
	}));
	twilio.standIn.faults.latency = 20;
	const both = await Promise.all([
		sendWith({ skipIfSentWithin: 60 }, items),
		sendWith({ skipIfSentWithin: 60 }, items),
	]);
	expect(creations()).toBe(items.length);
	expect(both.flat().filter(({ skipped }) => skipped === true)).toHaveLength(items.length);
});

describe('Skip Duplicate Recipients', () => {
	const options = { skipDuplicateRecipients: true };

	it('points the later items to the first one’s message', async () => {
		const other = { ...item, body: 'Another text' };
		const results = await sendWith(options, [item, other, item, item]);
		expect(results[0]).not.toHaveProperty('skipped');
		expect(results[1]).not.toHaveProperty('skipped');
		for (const later of results.slice(2)) {
			expect(later).toEqual({ ...results[0], skipped: true, duplicateOfItem: 0 });
		}
		expect(creations()).toBe(2);
	});

	it('knows texts as they go out: half an emoji is like any other', async () => {
		const halves = ['Hi \uD83D', 'Hi \uD83C'].map((body) => ({ ...item, body }));
		await sendWith(options, halves);
		expect(creations()).toBe(1);
	});

	it('is off unless asked for', async () => {
		const results = await sendWith({}, [item, item]);
		expect(new Set(results.map(({ sid }) => sid)).size).toBe(2);
	});
});
