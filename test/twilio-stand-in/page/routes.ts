import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ControlError, type StandInControl } from '../control/control';
import { incoming } from '../control/inputs';
import { sentenceOf } from '../control/sentence';
import type { Received } from '../webhooks/receive';
import { places, renderPage, renderShown, type Notice, type Shown } from './render';
import { script } from './script';
import { style } from './style';
import { switchAllOff, troubles } from './troubles';

const headers = {
	'Content-Security-Policy':
		"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	'Cache-Control': 'no-store',
	'X-Content-Type-Options': 'nosniff',
};

/**
 * Answers for the page on which a person sees the phones.
 *
 * @param at where it is, such as `/control/page`
 */
export function addPage(server: FastifyInstance, at: string, control: StandInControl): void {
	let notice: Notice | undefined;
	const shown = async (): Promise<Shown> => ({
		state: await control.state(),
		messages: await control.messages(),
		notice,
	});
	const get = (place: string, type: string, give: () => string | Promise<string>) => {
		server.get(place, { exposeHeadRoute: false }, async (_request, reply) =>
			reply
				.headers(headers)
				.type(`${type}; charset=utf-8`)
				.send(await give()),
		);
	};
	/** A form is carried out, and the page shown anew: reloading it does nothing again. */
	const post = (place: string, carryOut: (form: URLSearchParams) => Promise<Notice>) => {
		server.post(place, async (request, reply) => {
			const { body } = request;
			notice = await carryOut(new URLSearchParams(typeof body === 'string' ? body : ''));
			return reply.redirect(at, 303);
		});
	};
	server.addHook('onRequest', refuseOtherSites);
	get('/', 'text/html', async () => renderPage(at, await shown()));
	get(places.shown, 'text/html', async () => renderShown(at, await shown()).text);
	get(places.style, 'text/css', () => style);
	get(places.script, 'text/javascript', () => script);
	post(places.texts, (form) => text(control, form));
	post(places.troubles, (form) => switchOn(control, form));
	post(places.calm, async () => {
		await switchAllOff(control);
		return good('All goes well again.');
	});
}

/** No page that happens to be open in the same browser texts through here. */
async function refuseOtherSites({ method, headers }: FastifyRequest, reply: FastifyReply) {
	const site = headers['sec-fetch-site'];
	if (method !== 'GET' && site !== undefined && site !== 'same-origin')
		await reply.code(403).type('text/plain').send('Only the page itself may do that.\n');
}

const good = (words: string): Notice => ({ text: words, isProblem: false });
const wrong = (words: string): Notice => ({ text: words, isProblem: true });

/** Someone texts a number of the account. */
async function text(control: StandInControl, form: URLSearchParams): Promise<Notice> {
	const asked = incoming.safeParse(Object.fromEntries(form));
	if (!asked.success) return wrong(sentenceOf(asked.error));
	try {
		return sayReceived(asked.data.to, await control.receive(asked.data));
	} catch (error) {
		if (error instanceof ControlError) return wrong(`${error.message}.`);
		throw error;
	}
}

function sayReceived(to: string, { message, webhook, attempts, errors }: Received): Notice {
	if (message === undefined)
		return wrong(
			`Nobody gets this text: ${to} is in a Messaging Service without a webhook. Set Receive From of a Twilio Messaging Trigger to Messaging Service, or text a number that is in no service.`,
		);
	if (webhook === undefined)
		return wrong(
			`${to} has the text, but no webhook: publish a workflow whose Twilio Messaging Trigger listens to ${to}.`,
		);
	const [first] = errors;
	if (first !== undefined)
		return wrong(
			`${to} has the text, but its webhook went wrong: ${first.reason} (${first.code}).`,
		);
	return good(`${to} has the text, and its webhook answered ${attempts.at(-1)?.status ?? ''}.`);
}

async function switchOn(control: StandInControl, form: URLSearchParams): Promise<Notice> {
	const trouble = troubles.find(({ name }) => name === form.get('name'));
	// As a person writes it down.
	const phone = (form.get('phone') ?? '').trim();
	if (trouble === undefined) return wrong('There is no such trouble.');
	if (trouble.ofPhone && phone === '') return wrong(`Which phone? “${trouble.label}” needs one.`);
	await trouble.switchOn(control, phone);
	return good('It is switched on.');
}
