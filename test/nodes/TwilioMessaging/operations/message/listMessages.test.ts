import { ask } from '../../../../twilio-stand-in/rawClient';
import { defaults } from '../../../../twilio-stand-in/server';
import { jsonOf } from '../../../../engine/engine';
import { setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../../engine/twilioNode';

/** Covers listFilters, limit, simplify, page, parsedPage, itemReaders. */

const twilio = setUpTwilio();
const first = '+14155552671';
const second = '+14155552672';

async function list(filters: object, rest: object = {}) {
	const parameters = { operation: 'list', filters: { ...filters }, ...rest };
	return jsonOf(await twilio.run([{}], parameters), twilioNodeName);
}

const queries = () => twilio.standIn.requests.map(({ query }) => query);

describe('filters', () => {
	const morning = new Date('2026-03-01T08:00:00Z');
	const evening = new Date('2026-03-01T20:00:00Z');
	const dayAfter = new Date('2026-03-02T08:00:00Z');
	let sids: string[];

	beforeEach(() => {
		sids = [
			{ to: first, from: defaults.number, createdAt: morning },
			{ to: second, from: defaults.smsNumber, createdAt: evening },
			{ to: first, from: defaults.smsNumber, createdAt: dayAfter },
		].flatMap((template) => twilio.standIn.seedMessages(1, template));
	});

	it.each([
		['nothing', {}, [2, 1, 0], ''],
		['To', { to: '+1 415 555 2671' }, [2, 0], 'To=%2B14155552671&'],
		['From', { from: defaults.smsNumber }, [2, 1], 'From=%2B447700900100&'],
		// A day is meant: the time beside it does not matter, nor that it is another day in Berlin.
		['Sent On', { dateSent: '2026-03-01T23:30:00' }, [1, 0], 'DateSent=2026-03-01T00%3A00%3A00Z&'],
		[
			'Sent Before',
			{ dateSentBefore: '2026-03-01T12:00:00' },
			[0],
			'DateSent%3C=2026-03-01T12%3A00%3A00Z&',
		],
		[
			'Sent After',
			{ dateSentAfter: '2026-03-01T13:00:00+01:00' },
			[2, 1],
			'DateSent%3E=2026-03-01T12%3A00%3A00Z&',
		],
		[
			'both ends and both addresses',
			{
				to: first,
				from: defaults.number,
				dateSentAfter: '2026-03-01T00:00:00',
				dateSentBefore: '2026-03-01T23:59:59',
			},
			[0],
			'To=%2B14155552671&From=%2B12025550100&DateSent%3C=2026-03-01T23%3A59%3A59Z&DateSent%3E=2026-03-01T00%3A00%3A00Z&',
		],
	])('by %s', async (_what, filters, expected, query) => {
		const found = await list(filters);
		expect(found.map(({ sid }) => sid)).toEqual(expected.map((index) => sids[index]));
		expect(queries()).toEqual([`${query}PageSize=50`]);
	});

	it("gives Twilio's resources as they are when not simplified", async () => {
		expect(await list({}, { simplify: false })).toStrictEqual(twilio.standIn.messages().reverse());
	});

	it('gives the fields of a simplified message', async () => {
		const [newest] = await list({});
		expect(Object.keys(newest ?? {})).toHaveLength(10);
		expect(newest).toMatchObject({ price: -0.0075, dateSent: '2026-03-02T08:00:00.000Z' });
	});
});

describe('pages', () => {
	const count = 2300;
	let newestFirst: string[];

	beforeEach(() => {
		newestFirst = twilio.standIn.seedMessages(count, { from: 'Shop & Co' }).reverse();
	});

	it.each([
		{ wanted: { returnAll: false, limit: 1 }, given: 1, pages: 1, size: 1 },
		{ wanted: {}, given: 50, pages: 1, size: 50 },
		{ wanted: { limit: 999 }, given: 999, pages: 1, size: 999 },
		{ wanted: { limit: 1000 }, given: 1000, pages: 1, size: 1000 },
		{ wanted: { limit: 1001 }, given: 1001, pages: 2, size: 1000 },
		{ wanted: { limit: 2300 }, given: 2300, pages: 3, size: 1000 },
		{ wanted: { limit: 5000 }, given: 2300, pages: 3, size: 1000 },
		{ wanted: { returnAll: true }, given: 2300, pages: 3, size: 1000 },
	])('$given messages for $wanted take $pages requests', async ({ wanted, given, pages, size }) => {
		const messages = await list({}, wanted);
		expect(messages.map(({ sid }) => sid)).toEqual(newestFirst.slice(0, given));
		expect(queries()).toHaveLength(pages);
		expect(queries()[0]).toBe(`PageSize=${size}`);
	});

	it('are followed by the address that Twilio names, letter for letter', async () => {
		await list({ from: 'Shop & Co' }, { returnAll: true });
		const [start, next] = twilio.standIn.requests;
		expect(start?.query).toBe('From=Shop%20%26%20Co&PageSize=1000');
		const { text } = await ask(twilio.standIn, { path: `/Messages.json?${start?.query}` });
		const page: unknown = JSON.parse(text);
		// Twilio's own address writes the spaces another way than we do.
		expect(next?.query).toContain('From=Shop+%26+Co&');
		expect(page).toMatchObject({ next_page_uri: `${next?.path}?${next?.query}` });
	});

	it('pair every message with the item that asked for it', async () => {
		const [, last] = twilio.standIn.seedMessages(2, { to: second });
		const items = [{ to: second, limit: 1 }, { to: first, limit: 5 }, { limit: 1002 }];
		const run = await twilio.run(items, {
			operation: 'list',
			limit: '={{ $json.limit }}',
			filters: { to: '={{ $json.to }}' },
		});
		const given = twilioItems(run);
		expect(given[0]).toMatchObject({ json: { sid: last }, pairedItem: { item: 0 } });
		expect(given.slice(1).map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 1002 }, () => ({ item: 2 })),
		);
	});

	it('fail the item when one of them does, rather than giving a part of the list', async () => {
		twilio.standIn.faults.once(({ query }) => query.includes('Page=1'), {
			kind: 'refusal',
			code: 20003,
		});
		const settings = { onError: 'continueRegularOutput' } as const;
		const run = await twilio.run([{}], { operation: 'list', returnAll: true }, settings);
		expect(twilioItems(run)).toMatchObject([
			{ json: { details: { code: 20003 } }, pairedItem: { item: 0 } },
		]);
	});
});
