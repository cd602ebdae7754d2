import { lastQuestion } from '../../../../../nodes/TwilioMessagingTrigger/receive/answering/lastQuestion';
import type { JsonObject } from '../../../../../nodes/twilio/api/json';
import type { AskedQuestion } from '../../../../../nodes/waiting/rememberedQuestions';

const base = { prefix: 'https://n8n.example/webhook-waiting/' };
const person = '+14155550101';
const linkOf = (execution: number, to = person) => {
	const query = new URLSearchParams({ to, round: '0', signature: 'a'.repeat(64) });
	return `${base.prefix}${execution}/node?${query.toString()}`;
};
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
interface Reply {
	readonly repliedTo?: string;
	readonly isOptIn?: boolean;
	/** Seconds after noon. */
	readonly arrived?: number;
}
const found = (
	listed: JsonObject[],
	remembered: AskedQuestion[] = [],
	{ repliedTo, isOptIn = false, arrived = 3600 }: Reply = {},
) => {
	const sources = { listed, remembered, arrived: at(arrived) };
	const link = lastQuestion(sources, { from: person, to: number, repliedTo, isOptIn }, base)?.url;
	return link === undefined ? undefined : Number(/waiting\/(\d+)/.exec(link)?.[1]);
};
const question = (seconds: number, execution: number, more: JsonObject = {}) =>
	text(seconds, linkOf(execution), more);
const remembered = (
	seconds: number,
	execution: number,
	from?: string,
	sid?: string,
): AskedQuestion => ({
	from,
	sid,
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

	test('one for somebody else does not, nor is it the question any more', () => {
		expect(found([question(1, 1), text(2, linkOf(2, '+14155550102'))])).toBeUndefined();
		const both = `${linkOf(1)} ${linkOf(2, '+14155550102')}`;
		expect(found([text(1, both)])).toBe(1);
	});

	test.each(['failed', 'undelivered', 'canceled', 'scheduled'])('what is %s does not', (status) => {
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

describe('the question must be the last message', () => {
	const other = 'Reply YES to confirm your appointment';

	test('and another before it does not matter', () => {
		expect(found([question(2, 1), text(1, other)])).toBe(1);
		expect(found([question(2, 2), text(1, other, { direction: 'outbound-reply' })])).toBe(2);
	});

	test.each(['delivered', 'read', 'sent', 'sending', 'queued', 'accepted'])(
		'none behind it may be %s',
		(status) => {
			expect(found([text(2, other, { status }), question(1, 1)])).toBeUndefined();
		},
	);

	test.each(['failed', 'undelivered', 'canceled', 'scheduled'])(
		'what is %s behind it has reached nobody',
		(status) => {
			expect(found([text(2, other, { status }), question(1, 1)])).toBe(1);
		},
	);

	test('an older one may still be on its way, or have come later', () => {
		const late = text(1, other, { date_sent: null, status: 'queued' });
		expect(found([question(2, 1), late])).toBeUndefined();
		expect(found([question(2, 1), text(1, other, { date_sent: dateOf(3) })])).toBeUndefined();
	});

	describe('nor any that a service has taken and not given a number yet', () => {
		const taken = { from: null, status: 'accepted', date_sent: null, messaging_service_sid: 'MG' };

		test('before it or behind it', () => {
			expect(found([text(2, other, taken), question(1, 1)])).toBeUndefined();
			expect(found([question(2, 1), text(1, other, taken)])).toBeUndefined();
			expect(found([text(2, other, taken)], [remembered(90, 2, number)])).toBeUndefined();
		});

		test('be it a question itself: the person has not got it', () => {
			expect(found([question(2, 2, taken), question(1, 1)])).toBeUndefined();
			expect(found([question(2, 2, taken)], [remembered(2, 2)])).toBeUndefined();
		});

		test('but one to somebody else, for later or called off may be', () => {
			const listed = [text(2, other, { ...taken, to: '+14155550102' }), question(1, 1)];
			expect(found(listed)).toBe(1);
			for (const status of ['scheduled', 'canceled', 'failed'])
				expect(found([text(2, other, { ...taken, status }), question(1, 1)])).toBe(1);
		});
	});

	test('in the same second, Twilio’s order tells', () => {
		expect(found([question(1, 1), text(1, other)])).toBe(1);
		expect(found([text(1, other), question(1, 1)])).toBeUndefined();
	});

	test('the same question once more is no other message', () => {
		expect(found([question(3, 1, { status: 'sending' }), question(1, 1)])).toBe(1);
	});

	test('Twilio’s own reply to a START comes behind the answer', () => {
		const listed = [text(20, 'Welcome back', { direction: 'outbound-reply' }), question(1, 1)];
		const isOptIn = true;
		expect(found(listed, [], { isOptIn, arrived: 20 })).toBe(1);
		expect(found(listed, [], { isOptIn, arrived: 23 })).toBe(1);
		expect(found(listed, [], { isOptIn, arrived: 24 })).toBeUndefined();
		expect(found(listed, [], { isOptIn, arrived: NaN })).toBeUndefined();
		expect(found(listed, [], { arrived: 20 })).toBeUndefined();
		expect(found([text(20, 'Hi'), question(1, 1)], [], { isOptIn, arrived: 20 })).toBeUndefined();
	});
});

describe('a reply to one message', () => {
	const listed = [question(3, 1, { sid: 'SM3' }), text(1, 'Hello', { sid: 'SM1' })];

	test('answers when it is the question', () => {
		expect(found(listed, [], { repliedTo: 'SM3' })).toBe(1);
		expect(found(listed, [], { repliedTo: 'SM1' })).toBeUndefined();
		expect(found(listed, [], { repliedTo: '' })).toBeUndefined();
		expect(found([question(1, 1)], [], { repliedTo: '' })).toBeUndefined();
	});

	test('may be one to the same question, sent before', () => {
		const twice = [...listed, question(2, 1, { sid: 'SM2' })];
		expect(found(twice, [], { repliedTo: 'SM2' })).toBe(1);
	});

	test('may be one to a question that the list does not show', () => {
		expect(found([], [remembered(2, 2, number, 'SM2')], { repliedTo: 'SM2' })).toBe(2);
		expect(found([], [remembered(2, 2, number, 'SM2')], { repliedTo: 'SM1' })).toBeUndefined();
		expect(found([], [remembered(2, 2, number)], { repliedTo: 'SM2' })).toBeUndefined();
		expect(found([], [remembered(2, 2, number)], { repliedTo: '' })).toBeUndefined();
	});
});

describe('what the process remembers', () => {
	test('counts when the list does not show it, and shows none so late', () => {
		expect(found([question(1, 1)], [remembered(62, 2, number)])).toBe(2);
		expect(found([text(1, 'Hello')], [remembered(62, 2, number)])).toBe(2);
		expect(found([], [remembered(2, 2, number)])).toBe(2);
		expect(found([question(62, 1)], [remembered(1, 2, number)])).toBe(1);
	});

	test('is in doubt when two clocks cannot tell which was later', () => {
		expect(found([question(1, 1)], [remembered(60, 2, number)])).toBeUndefined();
		expect(found([question(60, 1)], [remembered(1, 2, number)])).toBeUndefined();
	});

	test('does not count behind another message, nor before one on its way', () => {
		const silent = text(2, '');
		expect(found([text(90, 'Hello'), silent], [remembered(2, 2, number)])).toBeUndefined();
		const late = text(1, 'Hello', { date_sent: null, status: 'queued' });
		expect(found([late], [remembered(90, 2, number)])).toBeUndefined();
	});

	test('is found by its SID, or else by its time, unless two may be it', () => {
		const two = [text(20, '', { sid: 'SM2' }), text(10, '', { sid: 'SM1' })];
		expect(found(two, [remembered(21, 2, number, 'SM2')])).toBe(2);
		expect(found(two, [remembered(21, 2, number, 'SM1')])).toBeUndefined();
		expect(found(two.slice(0, 1), [remembered(21, 2, number)])).toBe(2);
		expect(found(two, [remembered(21, 2, number)])).toBeUndefined();
	});

	test.each(['failed', 'undelivered', 'canceled'])('does not come back when it is %s', (status) => {
		const shown = question(90, 2, { status });
		expect(found([shown, question(1, 1)], [remembered(90, 2, number)])).toBe(1);
		const silent = text(90, '', { status, sid: 'SM2' });
		expect(found([silent, question(1, 1)], [remembered(90, 2, number)])).toBe(1);
		expect(found([silent, question(1, 1)], [remembered(90, 2, number, 'SM2')])).toBe(1);
		const two = [silent, text(91, 'Hello', { status })];
		expect(found([...two, question(1, 1)], [remembered(90, 2, number)])).toBe(1);
	});

	test('does not overrule the order of the list', () => {
		expect(found([question(2, 2), question(1, 1)], [remembered(60, 1, number)])).toBe(2);
	});

	test('must be a link of this n8n, too, and to this person', () => {
		const other = { ...remembered(2, 2, number), link: linkOf(2).replace('n8n', 'other') };
		expect(found([], [other])).toBeUndefined();
		const forOther = { ...remembered(2, 2, number), link: linkOf(2, '+14155550102') };
		expect(found([], [forOther])).toBeUndefined();
	});

	test('counts with an unknown sender where the number sent a text of a service then', () => {
		const unknown = [remembered(30, 2)];
		const ofService = (seconds: number) => text(seconds, '', { messaging_service_sid: 'MG' });
		expect(found([ofService(0)], unknown)).toBe(2);
		expect(found([ofService(-31)], unknown)).toBeUndefined();
		expect(found([text(30, '')], unknown)).toBeUndefined();
		expect(found([text(1, '', { sid: 'SM2' })], [remembered(90, 2, undefined, 'SM2')])).toBe(2);
	});
});
