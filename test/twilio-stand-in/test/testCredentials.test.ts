import { createSdkClient } from '../sdkClient';
import { startTwilioStandIn, type TwilioStandIn } from '../server';

const recipient = '+14155552671';

let standIn: TwilioStandIn;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
});
afterAll(() => standIn.close());

const login = () => {
	const account = standIn.addAccount({ testCredentials: true });
	return createSdkClient({ url: standIn.url, account });
};
const good = '+15005550006';

it.each([
	['+15005550001', recipient, 21212],
	['+15005550007', recipient, 21606],
	['+15005550008', recipient, 21611],
	['+12025550100', recipient, 21606],
	[good, '+15005550001', 21211],
	[good, '+15005550002', 21612],
	[good, '+15005550003', 21408],
	[good, '+15005550004', 21610],
	[good, '+15005550009', 21614],
	[good, 'someone', 21211],
])('from %s to %s give %i', async (from, to, code) => {
	await expect(login().messages.create({ from, to, body: 'Hi' })).rejects.toMatchObject({
		status: 400,
		code,
	});
});

it('keep nothing and allow nothing else', async () => {
	const test = login();
	const { sid, status } = await test.messages.create({ from: good, to: recipient, body: 'Hi' });
	expect(status).toBe('queued');
	expect(standIn.messages()).toEqual([]);
	const forbidden = { status: 403, code: 20008 };
	await expect(test.messages(sid).fetch()).rejects.toMatchObject(forbidden);
	await expect(test.messages.list()).rejects.toMatchObject(forbidden);
	await expect(test.messages(sid).update({ body: '' })).rejects.toMatchObject(forbidden);
});
