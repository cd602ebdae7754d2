import type { CatalogueEntry } from './catalogueEntry';
import { webhookFailed } from './rows';

/**
 * The codes about Twilio calling a webhook: with an incoming message, or with the status of one sent.
 *
 * @see https://www.twilio.com/docs/api/errors#1-anchor
 */
export const webhookErrors: readonly CatalogueEntry[] = [
	webhookFailed({
		code: 11200,
		meaning: 'Twilio got no usable answer from your webhook.',
		advice:
			'Check that the workflow is active, that its address in "Status Callback URL" or on your Twilio number is public, and that it answers within 15 seconds.',
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	}),
	webhookFailed({
		code: 11750,
		meaning: 'The answer of your webhook was larger than 64 kB.',
		advice:
			"Let the webhook answer with a short reply to the message, not with a web page or the workflow's data.",
		repeat: 'afterChange',
	}),
	webhookFailed({
		code: 12100,
		meaning: 'The answer of your webhook is not well-formed XML.',
		advice:
			'Correct the reply (TwiML) that the webhook sends: close every tag, and write special characters such as the ampersand in their XML form.',
		repeat: 'afterChange',
	}),
	webhookFailed({
		code: 12300,
		meaning: 'The answer of your webhook has a content type that Twilio cannot use.',
		advice: "Set the Content-Type header of the webhook's answer to text/xml.",
		repeat: 'afterChange',
	}),
];
