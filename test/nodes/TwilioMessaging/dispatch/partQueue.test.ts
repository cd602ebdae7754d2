import {
	notAttempted,
	type CallResult,
} from '../../../../nodes/TwilioMessaging/dispatch/callResult';
import type { Job } from '../../../../nodes/TwilioMessaging/dispatch/job';
import { PartQueue } from '../../../../nodes/TwilioMessaging/dispatch/partQueue';

/** One of an item's three parts. */
function job(part: number): Job {
	return {
		index: part,
		itemIndex: 0,
		part,
		parts: 3,
		call: {
			request: { method: 'GET', path: '/', query: [], form: [] },
			whenFailed: '',
			whenUnknown: '',
			parse: () => undefined,
		},
	};
}

const done: CallResult = { kind: 'done', results: [] };

test('a part begins when the one before it has gone through', async () => {
	const queue = new PartQueue();
	const order: string[] = [];
	const first = job(0);
	const second = job(1);
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
		const first = job(0);
		const second = job(1);
		const third = job(2);
		const never = () => Promise.reject(new Error('begun'));
		const results = [
			queue.run(first, () => Promise.resolve(result)),
			queue.run(second, never),
			queue.run(third, never),
		];
		expect(await Promise.all(results)).toEqual([result, notAttempted, notAttempted]);
	},
);
