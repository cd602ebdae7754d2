import type { MessageIdentity } from '../../../../nodes/TwilioMessaging/call';
import { LookalikeQueues } from '../../../../nodes/TwilioMessaging/dispatch/lookalikes';

function message(place: string, likeness: string): MessageIdentity {
	return {
		recipient: '',
		sender: '',
		content: '',
		place,
		text: '',
		likeness,
		skipIfSentWithinMinutes: undefined,
		search: { method: 'GET', path: '/', query: [], form: [] },
		matches: () => false,
		isDuplicateOf: () => false,
	};
}

/** Runs messages at once; gives which were under way together with another. */
async function runTogether(
	messages: readonly MessageIdentity[],
	known: readonly MessageIdentity[] = [],
): Promise<string[]> {
	const queues = new LookalikeQueues(known);
	const underWay = new Set<number>();
	const together = new Set<string>();
	await Promise.all(
		messages.map(async (each, index) => {
			await queues.run(each, async () => {
				for (const other of underWay) together.add(`${other}+${index}`);
				underWay.add(index);
				await new Promise(setImmediate);
				await new Promise(setImmediate);
				underWay.delete(index);
			});
		}),
	);
	return [...together].sort();
}

test.each([
	['of one place that look alike, one after another', ['A a', 'A a', 'A a'], []],
	['of one place that differ, at once', ['A a', 'A b'], ['0+1']],
	['of other places, at once', ['A a', 'B a'], ['0+1']],
	['that can look like anything wait for all of the place', ['A a', 'A b', 'A *'], ['0+1']],
	['after one that can look like anything, all of the place wait', ['A *', 'A a', 'A b'], []],
	['between others, it keeps them apart', ['A a', 'A *', 'A b'], []],
])('messages %s', async (_what, messages, expected) => {
	const identities = messages.map((each) => {
		const [place = '', likeness = ''] = each.split(' ');
		return message(place, likeness === '*' ? '' : likeness);
	});
	expect(await runTogether(identities)).toEqual(expected);
});

test('where one that can look like anything is to come, all of the place go one after another', async () => {
	const messages = [message('A', 'a'), message('A', 'b'), message('A', '')];
	expect(await runTogether(messages, messages)).toEqual([]);
	expect(await runTogether(messages.slice(0, 2))).toEqual(['0+1']);
});

test('one that throws lets the next begin', async () => {
	const queues = new LookalikeQueues([]);
	const same = message('A', 'a');
	const first = queues.run(same, () => Promise.reject(new Error('broken')));
	const next = queues.run(same, () => Promise.resolve('next'));
	await expect(first).rejects.toThrow('broken');
	expect(await next).toBe('next');
});
