import { identify } from '../../../../nodes/TwilioMessagingTrigger/receive/eventIdentity';
import { readEvent } from '../../../../nodes/twilio/webhook/webhookEvent';

const identityOf = (
	status: string,
	sid = 'SM1',
	trigger: Partial<Trigger> = {},
	more: ReadonlyArray<[string, string[]]> = [],
) => {
	const { workflow, node, mode } = { ...usual, ...trigger };
	const event = readEvent(new Map([['MessageSid', [sid]], ['MessageStatus', [status]], ...more]));
	if (!event) throw new Error('This is no event');
	return identify(
		{
			getWorkflow: () => ({ id: workflow, name: '', active: true }),
			getNode: () => ({
				id: node,
				name: '',
				type: '',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			}),
			getMode: () => mode,
		},
		event,
	);
};
interface Trigger {
	readonly workflow: string;
	readonly node: string;
	readonly mode: 'webhook' | 'manual';
}
const usual: Trigger = { workflow: 'one', node: 'trigger', mode: 'webhook' };

test('statuses of one message are events of their own, and the message the same', () => {
	const [sent, read] = [identityOf('sent'), identityOf('read')];
	expect(sent.event).not.toBe(read.event);
	expect(sent.message).toBe(read.message);
	expect([sent.rank, read.rank]).toEqual([4, 6]);
});

test('a message that came in is as far as it gets', () => {
	expect(identityOf('').rank).toBe(Infinity);
});

test.each<Partial<Trigger>>([{ workflow: 'other' }, { node: 'other' }, { mode: 'manual' }])(
	'%p is another trigger',
	(other) => {
		expect(identityOf('sent', 'SM1')).toEqual(identityOf('sent'));
		expect(identityOf('sent', 'SM1', other).event).not.toBe(identityOf('sent').event);
		expect(identityOf('sent', 'SM1', other).message).not.toBe(identityOf('sent').message);
	},
);

test('R22: an error code makes another event of the same message', () => {
	const plain = identityOf('undelivered');
	const coded = identityOf('undelivered', 'SM1', {}, [['ErrorCode', ['30003']]]);
	expect(coded.event).not.toBe(plain.event);
	expect([coded.withoutCode, coded.message]).toEqual([plain.event, plain.message]);
	const none = identityOf('undelivered', 'SM1', {}, [['ErrorCode', ['']]]);
	expect(none.event).toBe(plain.event);
});

test('people are told apart by both addresses', () => {
	const between = (from: string, to: string) =>
		identityOf('', 'SM1', {}, [
			['From', [from]],
			['To', [to]],
		]).people;
	expect(between('+1', '+2')).toBe(between('+1', '+2'));
	expect(
		new Set([between('+1', '+2'), between('+1', '+3'), between('whatsapp:+1', '+2')]).size,
	).toBe(3);
});
