import { Slices } from '../../../../nodes/TwilioMessaging/dispatch/slices';

/** Works for so long without a break. */
function work(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}

test('long work lets the rest of the process have its turns', async () => {
	let turns = 0;
	const timer = setInterval(() => (turns += 1), 1);
	const slices = new Slices();
	for (let index = 0; index < 100; index++) {
		await slices.next();
		work(3);
	}
	clearInterval(timer);
	expect(turns).toBeGreaterThanOrEqual(5);
});

test('short work goes on at once', async () => {
	let turns = 0;
	const timer = setInterval(() => (turns += 1), 1);
	const slices = new Slices();
	for (let index = 0; index < 1000; index++) await slices.next();
	clearInterval(timer);
	expect(turns).toBe(0);
});
