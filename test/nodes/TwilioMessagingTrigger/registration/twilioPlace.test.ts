import { readAccount } from '../../../../nodes/connection/account';
import { placeOf } from '../../../../nodes/TwilioMessagingTrigger/registration/twilioPlace';

const accountSid = `AC${'0'.repeat(31)}1`;

test.each([
	[{}, 'us1'],
	[{ region: 'us1' }, 'us1'],
	[{ edge: 'dublin' }, 'us1'],
	[{ region: 'ie1' }, 'ie1'],
	[{ region: 'ie1', edge: 'ashburn' }, 'ie1'],
	[{ region: 'au1' }, 'au1'],
	[{ baseUrl: 'https://api.twilio.com/' }, 'us1'],
	[{ baseUrl: 'https://api.sydney.au1.twilio.com' }, 'au1'],
	[{ baseUrl: 'https://proxy.example/twilio/' }, 'https://proxy.example/twilio'],
	[{ baseUrl: 'http://127.0.0.1:4000' }, 'http://127.0.0.1:4000'],
])('%j is at %s', (choice, place) => {
	expect(placeOf(readAccount({ accountSid, ...choice }))).toBe(place);
});
