import {
	notAttempted,
	type CallResult,
} from '../../../../nodes/TwilioMessaging/dispatch/callResult';
import type { Job } from '../../../../nodes/TwilioMessaging/dispatch/job';
import { PartQueue } from '../../../../nodes/TwilioMessaging/dispatch/partQueue';

function job(after?: Job): Job {
	return {
		itemIndex: 0,
		call: {
			request: { method: 'GET', path: '/', query: [], form: [] },
			whenFailed: '',
			whenUnknown: '',
			parse: () => undefined,
		},
		rawContent: () => '',
		...(after && { after }),
	};
}

const done: CallResult = { kind: 'done', results: [] };

test('a part begins when the one before it has gone through', async () => {
	const queue = new PartQueue();
	const order: string[] = [];
	const first = job();
	const second = job(first);
	const begin = (name: string) => async () => {
		order.push(`${name} begins`);
		await new Promise(setImmediate);
		order.push(`${name} ends`);
		return done;
	};
	await Promise.all([queue.run(first, begin('first')), queue.run(second, begin('second'))]);
	expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test.each([
	[
		'failed',
		{ kind: 'failed', failure: { outcome: 'refused', meaning: '', advice: '', repeat: 'never' } },
	],
	['was not attempted', notAttempted],
] as const)(
	'a part after one that %s is not attempted, nor those after it',
	async (_how, result) => {
		const queue = new PartQueue();
		const first = job();
		const second = job(first);
		const third = job(second);
		const never = () => Promise.reject(new Error('begun'));
		const results = [
			queue.run(first, () => Promise.resolve(result)),
			queue.run(second, never),
			queue.run(third, never),
		];
		expect(await Promise.all(results)).toEqual([result, notAttempted, notAttempted]);
	},
);
