import type { CatalogueEntry } from './catalogueEntry';
import { field, words } from './words';

/**
 * The codes about Twilio calling a webhook: with an incoming message, or with the status of one sent.
 *
 * @see https://www.twilio.com/docs/api/errors#1-anchor
 */
export const webhookErrors: readonly CatalogueEntry[] = [
	{
		code: 11100,
		meaning: words`The webhook URL is not a valid URL.`,
		advice: words`Check that the URL in ${field('statusCallback')} or on your Twilio number is complete and that of this n8n.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11200,
		meaning: words`Twilio got no usable answer from your webhook.`,
		advice: words`Check that the workflow is active, that its URL in ${field('statusCallback')} or on your Twilio number is public, and that it answers within 15 seconds.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11201,
		meaning: words`Twilio's connection to your web server was not answered in time.`,
		advice: words`Open the firewall in front of n8n for Twilio, and check that the URL in ${field('statusCallback')} or on your Twilio number is public.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11202,
		meaning: words`Your web server refused Twilio's connection.`,
		advice: words`Check that n8n or the web server in front of it runs, and on the port of the URL in ${field('statusCallback')} or on your Twilio number.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11203,
		meaning: words`Your webhook did not answer in time.`,
		advice: words`Let the workflow answer at once and do its work afterwards; Twilio waits 15 seconds.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11205,
		meaning: words`Twilio's connection to your webhook failed.`,
		advice: words`Check that the URL in ${field('statusCallback')} or on your Twilio number is that of this n8n, and that the internet can reach it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11206,
		meaning: words`The web server of your webhook answered in a way that breaks the rules of HTTP.`,
		advice: words`Check the web server or proxy in front of n8n, and that the URL begins with https:// only where it speaks that.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11210,
		meaning: words`The host in your webhook URL does not exist.`,
		advice: words`Correct the host in the URL in ${field('statusCallback')} or on your Twilio number.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11215,
		meaning: words`Your webhook URL redirects Twilio too often.`,
		advice: words`Enter the last URL of that chain in ${field('statusCallback')} or on your Twilio number.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11220,
		meaning: words`No secure connection (TLS) to your webhook could be opened.`,
		advice: words`Renew or correct the certificate of the web server in front of n8n; an online SSL test shows what is wrong with it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11235,
		meaning: words`The certificate of your webhook's server is for another host.`,
		advice: words`Renew or correct the certificate of the web server in front of n8n; an online SSL test shows what is wrong with it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11236,
		meaning: words`The certificate of your webhook's server has expired.`,
		advice: words`Renew or correct the certificate of the web server in front of n8n; an online SSL test shows what is wrong with it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11237,
		meaning: words`Twilio does not know who has signed the certificate of your webhook's server.`,
		advice: words`Let the web server in front of n8n send the whole chain of its certificate, or use one of a known authority.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11240,
		meaning: words`The connection settings in your webhook URL name an edge that does not exist.`,
		advice: words`Correct what follows the # in the URL in ${field('statusCallback')} or on your Twilio number, or remove it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11241,
		meaning: words`The connection settings in your webhook URL name an edge that cannot be used.`,
		advice: words`Correct what follows the # in the URL in ${field('statusCallback')} or on your Twilio number, or remove it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11243,
		meaning: words`The connection settings in your webhook URL name a retry policy that does not exist.`,
		advice: words`Correct what follows the # in the URL in ${field('statusCallback')} or on your Twilio number, or remove it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11251,
		meaning: words`The web server of your webhook broke off in a way that Twilio cannot understand.`,
		advice: words`Check the web server or proxy in front of n8n, and that it speaks HTTP on the port of the URL.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 11750,
		meaning: words`The answer of your webhook was larger than 64 kB.`,
		advice: words`Let the webhook answer with a short reply to the message, not with a web page or the workflow's data.`,
		repeat: 'afterChange',
	},
	{
		code: 11751,
		meaning: words`The media of a reply are larger than the channel takes.`,
		advice: words`Use smaller files in the reply of the workflow, below 5 MB in all.`,
		repeat: 'afterChange',
	},
	{
		code: 11770,
		meaning: words`The answer of your webhook had no content although it promised one.`,
		advice: words`Check the proxy in front of n8n, and that the workflow answers; an empty reply is written as an empty Response in TwiML.`,
		repeat: 'afterChange',
	},
	{
		code: 12100,
		meaning: words`The answer of your webhook is not well-formed XML.`,
		advice: words`Correct the reply (TwiML) that the webhook sends: close every tag, and write special characters such as the ampersand in their XML form.`,
		repeat: 'afterChange',
	},
	{
		code: 12101,
		meaning: words`The reply (TwiML) names a version that does not exist.`,
		advice: words`Remove the version from the first tag of the reply, or build it with the operation Build Reply.`,
		repeat: 'afterChange',
	},
	{
		code: 12102,
		meaning: words`The reply (TwiML) does not begin with the tag Response.`,
		advice: words`Put Response around the whole reply, or build it with the operation Build Reply.`,
		repeat: 'afterChange',
	},
	{
		code: 12200,
		meaning: words`The reply (TwiML) holds a tag or value that Twilio does not know.`,
		advice: words`Correct the reply of the webhook by what Twilio's own message names, or build it with the operation Build Reply.`,
		repeat: 'afterChange',
	},
	{
		code: 12300,
		meaning: words`The answer of your webhook has a content type that Twilio cannot use.`,
		advice: words`Set the Content-Type header of the webhook's answer to text/xml.`,
		repeat: 'afterChange',
	},
	{
		code: 12400,
		meaning: words`Twilio had an internal fault while it read the answer of your webhook.`,
		advice: words`Wait until status.twilio.com reports no fault, then let the workflow send the reply itself.`,
		repeat: 'later',
	},
];
