import { Semaphore } from '../../../../nodes/TwilioMessaging/dispatch/semaphore';

/** Tasks that end when the test says so. */
function openTasks() {
	const begun: string[] = [];
	const ends = new Map<string, () => void>();
	return {
		begun,
		task: (name: string) => async () => {
			begun.push(name);
			await new Promise<void>((resolve) => ends.set(name, resolve));
			return name;
		},
		end: async (name: string) => {
			ends.get(name)?.();
			await new Promise(setImmediate);
		},
	};
}

test('only so many run at once, the others in the order in which they came', async () => {
	const { begun, task, end } = openTasks();
	const semaphore = new Semaphore(2);
	const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => semaphore.run(task(name))));
	await new Promise(setImmediate);
	expect(begun).toEqual(['a', 'b']);
	await end('b');
	expect(begun).toEqual(['a', 'b', 'c']);
	await end('c');
	await end('a');
	await end('d');
	expect(await all).toEqual(['a', 'b', 'c', 'd']);
});

test('start waits until the task has begun, not until it has ended', async () => {
	const { begun, task, end } = openTasks();
	const semaphore = new Semaphore(1);
	const first = await semaphore.start(task('first'));
	let isSecondBegun = false;
	const second = semaphore.start(task('second')).then((started) => {
		isSecondBegun = true;
		return started;
	});
	await new Promise(setImmediate);
	expect([begun, isSecondBegun]).toEqual([['first'], false]);
	await end('first');
	expect([begun, isSecondBegun]).toEqual([['first', 'second'], true]);
	await end('second');
	expect(await first.ended).toBe('first');
	expect(await (await second).ended).toBe('second');
});

test('a task that throws makes room too', async () => {
	const semaphore = new Semaphore(1);
	const broken = semaphore.run(() => Promise.reject(new Error('broken')));
	await expect(broken).rejects.toThrow('broken');
	await expect(semaphore.run(() => Promise.resolve('next'))).resolves.toBe('next');
});

test('a higher limit lets others in at once, a lower one only as room is made', async () => {
	const { begun, task, end } = openTasks();
	const semaphore = new Semaphore(1);
	const all = ['a', 'b', 'c'].map((name) => semaphore.run(task(name)));
	semaphore.limit = 2;
	expect(begun).toEqual(['a', 'b']);
	semaphore.limit = 1;
	await end('a');
	expect(begun).toEqual(['a', 'b']);
	await end('b');
	expect(begun).toEqual(['a', 'b', 'c']);
	await end('c');
	await Promise.all(all);
});
