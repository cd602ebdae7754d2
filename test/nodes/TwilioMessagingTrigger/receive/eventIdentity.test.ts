import { identify } from '../../../../nodes/TwilioMessagingTrigger/receive/eventIdentity';
import { readEvent } from '../../../../nodes/twilio/webhook/webhookEvent';

const identityOf = (status: string, sid = 'SM1', trigger: Partial<Trigger> = {}) => {
	const { workflow, node, mode } = { ...usual, ...trigger };
	const event = readEvent(
		new Map([
			['MessageSid', [sid]],
			['MessageStatus', [status]],
		]),
	);
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
