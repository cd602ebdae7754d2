import { inOrderOfArrival } from '../../../../nodes/TwilioMessagingTrigger/receive/arrivalOrder';

/** A call that is prepared when a test says so, and what has been given back so far. */
function calls() {
	const given: string[] = [];
	const call = (trigger: string, name: string) => {
		let end: (failure?: Error) => void = () => undefined;
		const prepared = new Promise<string>((resolve, reject) => {
			end = (failure) => {
				if (failure) reject(failure);
				else resolve(name);
			};
		});
		const result = inOrderOfArrival(trigger, () => prepared).then(
			(value) => given.push(value),
			(error: unknown) => given.push(String(error)),
		);
		return {
			end: (failure?: Error) => {
				end(failure);
			},
			result,
		};
	};
	return { given, call };
}

const soon = () => new Promise(setImmediate);

test('calls of a trigger are given back in their order, whatever each takes', async () => {
	const { given, call } = calls();
	const all = ['one', 'two', 'three'].map((name) => call('a', name));
	for (const { end } of [...all].reverse()) {
		expect(given).toEqual([]);
		end();
		await soon();
	}
	expect(given).toEqual(['one', 'two', 'three']);
});

test('one that fails does not keep the next', async () => {
	const { given, call } = calls();
	const [first, second] = [call('a', 'one'), call('a', 'two')];
	second.end();
	first.end(new Error('no credential'));
	await Promise.all([first.result, second.result]);
	expect(given).toEqual(['Error: no credential', 'two']);
});

test('another trigger does not wait', async () => {
	const { given, call } = calls();
	const hanging = call('a', 'one');
	const other = call('b', 'two');
	other.end();
	await other.result;
	expect(given).toEqual(['two']);
	hanging.end();
	await hanging.result;
});

test('behind one that hangs, the next ones wait for a second', async () => {
	const { given, call } = calls();
	const hanging = call('a', 'one');
	const later = [call('a', 'two'), call('a', 'three')];
	const began = performance.now();
	for (const { end } of later) end();
	await Promise.all(later.map(({ result }) => result));
	expect(performance.now() - began).toBeGreaterThan(900);
	expect(given).toEqual(['two', 'three']);
	hanging.end();
	await hanging.result;
});
