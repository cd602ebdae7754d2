import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { refused } from './rows';

/**
 * The 21xxx codes about whom a message is for.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingRecipientErrors: readonly CatalogueEntry[] = [
	refused({
		code: 21211,
		meaning: 'The value in "To" is not a valid phone number or channel address.',
		advice:
			'Write the number in "To" with a plus sign and the country code, such as +14155550100. Put whatsapp: in front of it for WhatsApp.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21408,
		meaning: 'Your account may not send messages to the country of the "To" number.',
		advice: `Tick the country in ${consolePages.geoPermissions}, then send again.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21604,
		meaning: 'The message has no recipient.',
		advice:
			'Fill in "To". If it is an expression, check that it gives a number for every incoming item.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21608,
		meaning: 'The account may only message numbers that you have verified, and "To" is not one.',
		advice: `Verify the number in ${consolePages.verifiedNumbers}. To message anyone, upgrade the trial account and complete your profile in ${consolePages.trustHub}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21610,
		reported: ['request', 'delivery'],
		meaning: 'This person has opted out of messages from your sender or Messaging Service.',
		advice:
			'Do not send again, and take the number off your list. Only this person can undo it, by texting START to your sender.',
		repeat: 'never',
	}),
	refused({
		code: 21612,
		meaning: 'Twilio has no route from this sender to the "To" number.',
		advice:
			'Choose another "From", or a "Messaging Service" with a sender for that country. Check also that "To" is written with a plus sign and the country code.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21614,
		meaning: 'The "To" number is not a mobile number, so it cannot receive texts.',
		advice:
			'Ask this person for a mobile number to use in "To", or reach them by phone call or email.',
		repeat: 'never',
	}),
	refused({
		code: 21635,
		meaning: 'The "To" number is a landline in a country where Twilio does not text landlines.',
		advice:
			'Use a mobile number in "To", or switch on "Force Delivery" to have Twilio try all the same, without any promise that the text arrives.',
		repeat: 'afterChange',
	}),
];
