import { errorOf } from '../../../../engine/errorOf';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';

const twilio = setUpTwilio();
const to = '+14155552671';

test('a file of the workflow needs an n8n that can give it an address', async () => {
	const parameters = { ...sendEachItem, operation: 'sendMms', mediaUrl: [] };
	const missing = await twilio.run([{ to, body: 'Look' }], {
		...parameters,
		binaryPropertyName: 'data',
	});
	expect(errorOf(missing).message).toContain(
		"'Input Binary Fields' names a file that the item does not have",
	);
	const none = await twilio.run([{ to, body: 'Look' }], parameters);
	expect(errorOf(none).message).toContain("'Media URLs' has no URL");
	expect(twilio.standIn.requests).toEqual([]);
});
