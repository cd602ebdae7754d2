import { StaggeredStart } from '../../../../nodes/TwilioMessaging/dispatch/staggeredStart';

test('one leaves after another, in order, and between two the event loop turns', async () => {
	const start = new StaggeredStart();
	const seen: string[] = [];
	const leave = async (name: string) => {
		await start.turn();
		seen.push(name);
		setImmediate(() => seen.push(`after ${name}`));
	};
	await Promise.all(['a', 'b', 'c'].map(leave));
	expect(seen).toEqual(['a', 'after a', 'b', 'after b', 'c']);
});
