import { ask } from '../rawClient';
import { defaults } from '../server';
import { setUpStandIn } from './setUpStandIn';

const recipient = '+14155552671';
const hour = 3_600_000;

const twilio = setUpStandIn();

const send = (body = 'Hello') =>
	twilio.client.messages.create({ to: recipient, from: defaults.number, body });
const bodies = (messages: ReadonlyArray<{ body: string }>) => messages.map(({ body }) => body);

it('is read over several pages, newest first', async () => {
	twilio.standIn.seedMessages(7, (index) => ({ body: String(index) }));
	expect(bodies(await twilio.client.messages.list({ pageSize: 3 }))).toEqual([
		'6',
		'5',
		'4',
		'3',
		'2',
		'1',
		'0',
	]);
	expect(twilio.standIn.requests.map(({ query }) => query.replace(/PASM.*/, 'PASM…'))).toEqual([
		'PageSize=3',
		'PageSize=3&Page=1&PageToken=PASM…',
		'PageSize=3&Page=2&PageToken=PASM…',
	]);
});

it('does not shift when messages come and go between two pages', async () => {
	const sids = twilio.standIn.seedMessages(6, (index) => ({ body: String(index) }));
	const first = await twilio.client.messages.page({ pageSize: 2 });
	for (const body of ['newer', 'newest', 'last']) await send(body);
	// The token names this very message.
	await twilio.client.messages(sids[4] ?? '').remove();
	const second = await first.nextPage();
	const third = await second?.nextPage();
	expect([first, second, third].map((page) => bodies(page?.instances ?? []))).toEqual([
		['5', '4'],
		['3', '2'],
		['1', '0'],
	]);
	expect(await third?.nextPage()).toBeUndefined();
	expect(bodies((await third?.previousPage())?.instances ?? [])).toEqual(['3', '2']);
	expect(bodies(await twilio.client.messages.list())).not.toContain('4');
});

it('ends with a full page, without an empty one after it', async () => {
	twilio.standIn.seedMessages(4);
	expect(await twilio.client.messages.list({ pageSize: 2 })).toHaveLength(4);
	expect(twilio.standIn.requests).toHaveLength(2);
});

it('filters, and keeps the filters from page to page', async () => {
	const dates = [
		'2026-01-01T23:59:58Z',
		'2026-01-02T00:00:00Z',
		'2026-01-02T23:59:58Z',
		'2026-01-03T00:00:00Z',
	];
	twilio.standIn.seedMessages(8, (index) => ({
		body: String(index),
		to: index < 4 ? recipient : '+14155552672',
		from: index % 2 === 0 ? defaults.number : defaults.shortCode,
		createdAt: new Date(dates[index % 4] ?? ''),
	}));
	const list = async (filter: object) =>
		bodies(await twilio.client.messages.list({ pageSize: 1, ...filter }));
	const at = (text: string) => new Date(text);
	expect(await list({ to: recipient })).toEqual(['3', '2', '1', '0']);
	expect(await list({ to: recipient, from: defaults.number })).toEqual(['2', '0']);
	expect(await list({ to: recipient, dateSent: at('2026-01-02') })).toEqual(['2', '1']);
	expect(await list({ to: recipient, dateSentBefore: at('2026-01-02T00:00:00Z') })).toEqual([
		'1',
		'0',
	]);
	expect(await list({ to: recipient, dateSentAfter: at('2026-01-02T23:59:58Z') })).toEqual([
		'3',
		'2',
	]);
});

it.each([
	['DateSent=2026-01-02', '2,1'],
	['DateSent<=2026-01-02', '2,1,0'],
	['DateSent%3C=2026-01-02', '2,1,0'],
	['DateSent>=2026-01-02', '3,2,1'],
	['DateSent%3E=2026-01-02', '3,2,1'],
	['DateSent%3E=2026-01-02&DateSent%3C=2026-01-02', '2,1'],
	['DateSent%3E=2026-01-03T00%3A00%3A00Z', '3'],
	['DateSent%3E=Sat,+03+Jan+2026+00:00:00+-0000', '3'],
])('reads %s as it stands on the wire', async (query, expected) => {
	const dates = [
		'2026-01-01T23:59:58Z',
		'2026-01-02T00:00:00Z',
		'2026-01-02T23:59:58Z',
		'2026-01-03T00:00:00Z',
	];
	twilio.standIn.seedMessages(4, (index) => ({
		body: `#${index}`,
		createdAt: new Date(dates[index] ?? ''),
	}));
	const { text } = await ask(twilio.standIn, { path: `/Messages.json?${query}` });
	expect([...text.matchAll(/#(\d)/g)].map(([, number]) => number).join()).toBe(expected);
});

it('has the same page behind a page number alone', async () => {
	twilio.standIn.seedMessages(5, (index) => ({ body: `#${index}` }));
	const { text } = await ask(twilio.standIn, { path: '/Messages.json?PageSize=2&Page=1' });
	expect(JSON.parse(text)).toMatchObject({
		page: 1,
		start: 2,
		end: 3,
		messages: [{ body: '#2' }, { body: '#1' }],
	});
});

it('has a new message in date filters only once it is sent, and at all only after the lag', async () => {
	twilio.standIn.listLagMilliseconds = hour;
	await send();
	expect(await twilio.client.messages.list()).toHaveLength(0);
	twilio.standIn.listLagMilliseconds = 0;
	const today = { dateSentAfter: new Date(twilio.standIn.clock.now() - 24 * hour) };
	twilio.standIn.delivery.stepMilliseconds = hour;
	const { sid } = await send();
	const sids = async () => (await twilio.client.messages.list(today)).map((message) => message.sid);
	expect(await sids()).not.toContain(sid);
	twilio.standIn.clock.advance(2 * hour);
	expect(await sids()).toContain(sid);
});

it('of 20,000 messages is read in 20 pages', async () => {
	twilio.standIn.seedMessages(20_000);
	const start = performance.now();
	const messages = await twilio.client.messages.list({ pageSize: 1000 });
	console.log(`20,000 messages listed by the SDK in ${Math.round(performance.now() - start)} ms`);
	expect(new Set(messages.map(({ sid }) => sid)).size).toBe(20_000);
	expect(twilio.standIn.requests).toHaveLength(20);
});
