import type { ListOrder } from '../messages/listOrder';
import { setUpStandIn } from './setUpStandIn';

const minute = 60_000;
const start = Date.parse('2026-01-01T00:00:00Z');
const never = 1000;
/** After how many minutes each was sent. */
const minutes = [5, never, 9, 7, never, 5];

const twilio = setUpStandIn();

beforeEach(() => {
	twilio.standIn.clock.source = () => start + 10 * minute;
	minutes.forEach((later, index) => {
		// Two steps lead to "sent".
		twilio.standIn.delivery.stepMilliseconds = (later * minute) / 2;
		twilio.standIn.seedMessages(1, { body: String(index), createdAt: new Date(start) });
	});
});

const bodies = (messages: ReadonlyArray<{ body: string }>) =>
	messages.map(({ body }) => body).join('');

it.each<[ListOrder, string]>([
	['unsentFirst', '412350'],
	['unsentLast', '235041'],
	['created', '543210'],
])('is %s, on pages of any size', async (order, expected) => {
	twilio.standIn.listOrder = order;
	for (const pageSize of [1, 2, 3, 4, 50])
		expect(bodies(await twilio.client.messages.list({ pageSize }))).toBe(expected);
	const middle = await (await twilio.client.messages.page({ pageSize: 2 })).nextPage();
	expect(bodies((await middle?.previousPage())?.instances ?? [])).toBe(expected.slice(0, 2));
});

it('is by date of sending, the unsent first, unless told otherwise', async () => {
	expect(twilio.standIn.listOrder).toBe('unsentFirst');
	expect(bodies(await twilio.client.messages.list())).toBe('412350');
	twilio.standIn.listOrder = 'created';
	twilio.standIn.reset();
	expect(twilio.standIn.listOrder).toBe('unsentFirst');
});

it('has pages that go on where the last one ended, whatever was sent, created or deleted since', async () => {
	const first = await twilio.client.messages.page({ pageSize: 2 });
	expect(bodies(first.instances)).toBe('41');
	twilio.standIn.seedMessages(2, { body: 'x', createdAt: new Date(start) });
	// All are sent now: the one at the page's edge still says where the next page begins.
	twilio.standIn.clock.advance(2 * never * minute);
	await twilio.client.messages(first.instances[1]?.sid ?? '').remove();
	expect(bodies((await first.nextPage())?.instances ?? [])).toBe('23');
});
