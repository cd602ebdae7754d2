import { install, type Installation } from '../../../../faults/histories/processes';
import { byTrigger, keyed, sendingOnce } from './onceCase';

/** Covers onceNames, onceRun. */

let n8n: Installation;
beforeAll(async () => {
	n8n = await install(3, [
		{
			file: 'TwilioMessaging/dispatch/onceKeys/onceNames.js',
			piece: 'exports.mostKeys = 20_000',
			by: 'exports.mostKeys = 200',
		},
	]);
});
afterAll(() => n8n.close());

test.each([110, 195])(
	'As many keys as it remembers, killed when %d are sent: the next run knows all of them',
	async (count) => {
		const one = n8n.newCase();
		n8n.standIn.faults.latency = 5;
		const sent = () =>
			n8n.standIn.messages().filter(({ account_sid: sid }) => sid === one.account.sid);
		const source = sendingOnce(keyed(200));
		const first = one.start();
		first.begin(source, byTrigger);
		const end = Date.now() + 30_000;
		while (sent().length < count && Date.now() < end)
			await new Promise((resolve) => setTimeout(resolve, 2));
		first.kill();
		await n8n.standIn.settled();
		expect(one.keys().length).toBeGreaterThan(800);
		n8n.standIn.clock.advance(600_000);
		await one.start().run(source, byTrigger);
		const people = sent().map(({ to }) => to);
		expect(new Set(people).size).toBe(200);
		expect(people).toHaveLength(200);
	},
);
