import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../../engine/twilioNode';

const twilio = setUpTwilio();

async function hintsOf(...all: Parameters<typeof twilio.run>) {
	const { resultData } = (await twilio.run(...all)).data;
	expect(resultData.error).toBeUndefined();
	return resultData.runData[twilioNodeName]?.[0]?.hints?.map(({ message }) => message) ?? [];
}

const handedOver =
	'3 messages were handed over to Twilio. A status such as "queued" does not say whether it arrives: the operation Get Delivery Status does, and so does the option Wait for Delivery.';

test('a hint says that queued is not delivered', async () => {
	expect(await hintsOf(recipients(3), sendEachItem)).toEqual([handedOver]);
	const raw = { ...sendEachItem, simplify: false };
	expect(await hintsOf(recipients(3), raw)).toEqual([handedOver]);
});

test('it counts only what was sent', async () => {
	const items = recipients(3);
	const onError = 'continueRegularOutput';
	twilio.standIn.delivery.optOut(items[1]?.to ?? '');
	const options = { skipDuplicateRecipients: true };
	const [first = {}] = items;
	const hints = await hintsOf([...items, first], { ...sendEachItem, options }, { onError });
	expect(hints).toContainEqual(expect.stringMatching(/^2 messages were handed over/));
});

test('who waited for the delivery is told nothing', async () => {
	twilio.standIn.delivery.stepMilliseconds = 1;
	const options = { waitForDelivery: 1 };
	expect(await hintsOf(recipients(2), { ...sendEachItem, options })).toEqual([]);
});
