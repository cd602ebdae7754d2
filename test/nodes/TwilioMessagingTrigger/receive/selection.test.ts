import {
	noteRank,
	noteStart,
} from '../../../../nodes/TwilioMessagingTrigger/receive/deduplication';
import { select } from '../../../../nodes/TwilioMessagingTrigger/receive/selection';

const all = {
	events: new Set(['messageReceived', 'messageStatusUpdated']),
	statuses: new Set<string>(),
	ignoreStale: true,
};
const received = { kind: 'messageReceived', status: '' } as const;
const sent = { kind: 'messageStatusUpdated', status: 'sent' } as const;
let count = 0;
/** Of an event that nothing is known of yet. */
const identity = (rank: number) => ({
	event: `event ${++count}`,
	withoutCode: `event ${count}`,
	message: `message ${count}`,
	people: '',
	rank,
});
const answered = Promise.resolve('<Response/>');
/** Of one that was received before. */
const earlier = (rank: number) => {
	const known = identity(rank);
	noteStart(known, answered);
	return known;
};
/** Of one that adds an error code to an earlier one. */
const withCode = (known: ReturnType<typeof identity>) => ({
	...known,
	event: `${known.event} with its code`,
});
/** Of one whose message was noted to be as far as each of these, one after the other. */
const notedAs = (rank: number, ...noted: number[]) => {
	const known = identity(rank);
	for (const each of noted) noteRank(known.message, each);
	return known;
};
const onlyReceived = { ...all, events: new Set(['messageReceived']) };
const onlyDelivered = { ...all, statuses: new Set(['delivered']) };
const inAnyOrder = { ...all, ignoreStale: false };

test.each([
	['a message', all, received, identity(Infinity), 'start'],
	['a status, where all are wanted', all, sent, identity(4), 'start'],
	['an event that is not wanted', onlyReceived, sent, identity(4), 'unwanted'],
	['a status that is not wanted', onlyDelivered, sent, identity(4), 'unwanted'],
	['a message, whichever statuses are wanted', onlyDelivered, received, identity(4), 'start'],
	['what came before', all, received, earlier(Infinity), 'duplicate'],
	['what came before and is not wanted any more', onlyReceived, sent, earlier(4), 'unwanted'],
	['a status that is overtaken', all, sent, notedAs(4, 5), 'stale'],
	['a status that is as far as another', all, sent, notedAs(4, 4), 'stale'],
	['a status that is further', all, sent, notedAs(4, 3), 'start'],
	['a status that was overtaken before', all, sent, notedAs(4, 5, 3), 'stale'],
	['a status that is overtaken, in any order', inAnyOrder, sent, notedAs(4, 5), 'start'],
	['R22: a status that adds its error code', all, sent, withCode(earlier(5)), 'start'],
	['an end with a code after another end', all, sent, withCode(notedAs(5, 5)), 'stale'],
	['a code that comes after the message went on', all, sent, withCode(notedAs(4, 6)), 'stale'],
])('%s', (_what, wishes, event, known, selection) => {
	expect(select(wishes, event, known)).toBe(selection);
});
