import { falseSid } from '../../twilio-stand-in/sids';

/** A template with placeholders of both kinds, for which WhatsApp’s approval is awaited. */
export const order = {
	sid: falseSid('HX', 50),
	friendlyName: 'order_update',
	language: 'de',
	approval: 'pending',
	body: '',
	variables: { name: 'Anna-Maria of the house\non the hill', 2: 'A-17' },
	types: {
		'twilio/quick-reply': {
			body: 'Hallo {{name}}, deine Bestellung\n{{2}} ist unterwegs. Brauchst du noch etwas dazu von uns?',
			actions: [{ title: 'Nein', id: 'no' }],
		},
		'twilio/media': { body: 'Hallo {{name}}', media: ['https://media.example/{{10}}.png'] },
	},
};

/** A template without any. */
export const plain = {
	sid: falseSid('HX', 51),
	friendlyName: 'hello',
	body: 'Hello there',
	variables: { unused: 'x' },
};
