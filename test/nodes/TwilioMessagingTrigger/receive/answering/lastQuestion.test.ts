import { lastQuestion } from '../../../../../nodes/TwilioMessagingTrigger/receive/answering/lastQuestion';
import type { JsonObject } from '../../../../../nodes/twilio/api/json';
import type { AskedQuestion } from '../../../../../nodes/waiting/rememberedQuestions';

const base = { prefix: 'https://n8n.example/webhook-waiting/' };
const linkOf = (execution: number) => `${base.prefix}${execution}/node?signature=${'a'.repeat(64)}`;
const person = '+14155550101';
const number = '+12025550100';

const noon = Date.UTC(2030, 0, 1, 12);
const at = (seconds: number) => noon + seconds * 1000;
const dateOf = (seconds: number) => new Date(at(seconds)).toUTCString();

/** A text of ours, sent so many seconds after noon. */
const text = (seconds: number, body: string, more: JsonObject = {}): JsonObject => ({
	direction: 'outbound-api',
	from: number,
	to: person,
	body,
	status: 'delivered',
	date_created: dateOf(seconds),
	date_sent: dateOf(seconds),
	messaging_service_sid: null,
	...more,
});
const found = (listed: JsonObject[], remembered: AskedQuestion[] = []) => {
	const link = lastQuestion({ listed, remembered }, { from: person, to: number }, base)?.url;
	return link === undefined ? undefined : Number(/waiting\/(\d+)/.exec(link)?.[1]);
};
const question = (seconds: number, execution: number) => text(seconds, linkOf(execution));
const remembered = (seconds: number, execution: number, from?: string): AskedQuestion => ({
	from,
	to: person,
	link: linkOf(execution),
	at: at(seconds),
});

describe('of what the list shows', () => {
	test('the newest counts, in whatever order they stand', () => {
		expect(found([question(1, 1), question(3, 3), question(2, 2)])).toBe(3);
		expect(found([])).toBeUndefined();
	});

	test('the first counts of those sent in the same second', () => {
		expect(found([question(1, 2), question(1, 1)])).toBe(2);
	});

	test('the last link of a text counts', () => {
		expect(found([text(1, `${linkOf(1)} ${linkOf(2)}`)])).toBe(2);
	});

	test('one that was sent later counts as later', () => {
		const late = { ...question(1, 1), date_sent: dateOf(9) };
		expect(found([question(3, 3), late])).toBe(1);
	});

	test('what waits in the queue counts', () => {
		expect(found([question(1, 1), { ...question(2, 2), date_sent: null, status: 'queued' }])).toBe(
			2,
		);
	});

	test.each(['failed', 'canceled', 'scheduled'])('what is %s does not', (status) => {
		expect(found([question(1, 1), { ...question(2, 2), status }])).toBe(1);
	});

	test.each([
		['the person themselves', { direction: 'inbound', from: person, to: number }],
		['the person, by a list that says otherwise', { direction: 'inbound' }],
		['another number', { from: '+12025550104' }],
		['this number to somebody else', { to: '+14155550102' }],
	])('nothing counts of %s', (_whom, more) => {
		expect(found([question(1, 1), text(2, linkOf(2), more)])).toBe(1);
	});
});

describe('what the process remembers', () => {
	test('counts when it is newer and the list does not show it', () => {
		expect(found([question(1, 1)], [remembered(2, 2, number)])).toBe(2);
		expect(found([question(3, 1)], [remembered(2, 2, number)])).toBe(1);
		expect(found([], [remembered(2, 2, number)])).toBe(2);
	});

	test('does not overrule the order of the list', () => {
		expect(found([question(2, 2), question(1, 1)], [remembered(60, 1, number)])).toBe(2);
	});

	test('must be a link of this n8n, too', () => {
		const other = { ...remembered(2, 2, number), link: linkOf(2).replace('n8n', 'other') };
		expect(found([], [other])).toBeUndefined();
	});

	test('counts with an unknown sender where the number sent a text of a service then', () => {
		const unknown = [remembered(30, 2)];
		const ofService = (seconds: number) => text(seconds, '', { messaging_service_sid: 'MG' });
		expect(found([ofService(0)], unknown)).toBe(2);
		expect(found([ofService(-31)], unknown)).toBeUndefined();
		expect(found([text(30, '')], unknown)).toBeUndefined();
	});
});
