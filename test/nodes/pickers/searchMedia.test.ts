import { createSdkClient } from '../../twilio-stand-in/sdkClient';
import { defaults } from '../../twilio-stand-in/server';
import { pick } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

/** Covers chosenValue. */

const twilio = setUpTwilio();
const person = '+14155552671';

test('messages are only those with files, and those files can be picked', async () => {
	twilio.standIn.seedMessages(3);
	const { sid } = await createSdkClient(twilio.standIn).messages.create({
		to: person,
		from: defaults.number,
		mediaUrl: ['https://media.example/a.png', 'https://media.example/b.jpg'],
	});
	const parameters = { resource: 'media', operation: 'download' };
	const { results } = await pick(twilio, 'searchMessages', { parameters });
	expect(results.map(({ value }) => value)).toEqual([sid]);
	const messageSid = { __rl: true, mode: 'list', value: sid };
	const files = await pick(twilio, 'searchMedia', { parameters: { ...parameters, messageSid } });
	const media = await createSdkClient(twilio.standIn).messages(sid).media.list();
	expect(files.results.map(({ value }) => value)).toEqual(media.map((file) => file.sid));
	expect(files.results[0]?.name).toMatch(/^image\/png, \d+ \w+ \d+, \d+:\d+, ME/);
});

test.each(['', '={{ $json.sid }}', 'SM1'])(
	'files of the message %p cannot be listed, and the list says why',
	async (value) => {
		const messageSid = { __rl: true, mode: 'id', value };
		await expect(
			pick(twilio, 'searchMedia', { parameters: { resource: 'media', messageSid } }),
		).rejects.toMatchObject({
			message: 'The message is not chosen yet',
			description: expect.stringContaining('Choose the message above first') as unknown,
		});
		expect(twilio.standIn.requests).toEqual([]);
	},
);
