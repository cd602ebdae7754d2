import { pick } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

const twilio = setUpTwilio();

test('a next page on another host is asked for where the first one was', async () => {
	twilio.standIn.seedPhoneNumbers(1500);
	const { paginationToken } = await pick(twilio, 'searchSenders');
	expect(paginationToken).toMatch(/^\/2010-04-01\/Accounts\/AC\d+\/IncomingPhoneNumbers\.json\?/);
	for (const forged of ['@evil.example/', '.evil.example/', 'https://evil.example/'])
		await pick(twilio, 'searchSenders', { paginationToken: forged });
	const [first, ...others] = twilio.standIn.requests.map(({ path, query }) => ({ path, query }));
	expect(others).toEqual([first, first, first]);
});
