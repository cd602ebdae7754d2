import { setTimeout } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Engine } from '../../engine/engine';
import { pngUrl, sentItem } from '../../engine/sentMessages';
import { standInCredential, twilioItems, twilioWorkflow } from '../../engine/twilioNode';
import { createSdkClient } from '../../twilio-stand-in/sdkClient';
import { defaults, type TwilioStandIn } from '../../twilio-stand-in/server';
import type { SavedNode } from './savedNodes';

/** A message with a file, which was sent a while ago; or one that is still to be sent. */
async function existing(standIn: TwilioStandIn, operation: unknown) {
	const { messages } = createSdkClient(standIn);
	const aDay = 86_400_000;
	const isLater = operation === 'cancel';
	const { sid } = await messages.create({
		...sentItem,
		mediaUrl: [pngUrl],
		messagingServiceSid: defaults.messagingServiceSid,
		...(isLater && { scheduleType: 'fixed', sendAt: new Date(Date.now() + aDay) }),
	});
	standIn.clock.advance(60_000);
	const [file] = await messages(sid).media.list();
	if (!file) throw new Error('The message has no file');
	return { sid, media: file.sid };
}

const requestsOfPreview = z.array(
	z.object({
		method: z.string(),
		path: z.string(),
		form: z.array(z.object({ name: z.string(), value: z.string() })),
	}),
);

function previewed(requests: unknown): string[] {
	return requestsOfPreview.parse(requests).map(({ method, path, form }) => {
		const pairs = form.map(({ name, value }) => `${name}=${value}`);
		return `would ${method} ${path} ${pairs.join('&')}`;
	});
}

/**
 * What a node asks of Twilio, in the order of the alphabet; `{message}`, `{file}` and `{time}` stand for
 * what differs from run to run, and what it asks again while it waits is there once. A preview shows it.
 */
export async function sentBy(
	engine: Engine,
	standIn: TwilioStandIn,
	{ parameters, items, typeVersion = 1 }: SavedNode & { readonly typeVersion?: number },
): Promise<string[]> {
	await standIn.control.reset();
	const { sid, media } = await existing(standIn, parameters.operation);
	const account = `/2010-04-01/Accounts/${defaults.accountSid}/`;
	const given = items.map((item): IDataObject =>
		item.sid === undefined
			? { ...item }
			: { ...item, sid, media, url: `https://api.twilio.com${account}Messages/${sid}.json` },
	);
	const before = standIn.requests.length;
	const run = await engine.run(
		// What Twilio refuses was asked, too.
		twilioWorkflow(given, parameters, { onError: 'continueRegularOutput', typeVersion }),
		standInCredential(standIn),
	);
	// What it asks for without waiting for the answer.
	await setTimeout(5);
	const shown = twilioItems(run).flatMap(({ json }) =>
		parameters.operation === 'preview' ? previewed(json.requests) : [],
	);
	const asked = standIn.requests
		.slice(before)
		.map(({ method, path, query, body }) => [method, path, query, body].filter(Boolean).join(' '));
	const sends = asked.some((request) => request.startsWith(`POST ${account}Messages.json`));
	const isAskedAgain = (request: string, index: number) =>
		request.startsWith('GET') && requests.indexOf(request) !== index;
	const requests = [...asked, ...shown].map((request) =>
		request
			.replaceAll(account, '')
			.replaceAll(media, '{file}')
			.replaceAll(/\b[SM]M[0-9a-f]{32}\b/g, '{message}')
			.replaceAll(/SendAt=[^&]+/g, 'SendAt={time}')
			// A look-up for a send may ask for more at once.
			.replace(/^GET .*(&PageSize=\d+)$/, (look, size: string) =>
				sends ? look.replace(size, '') : look,
			),
	);
	return requests.filter((request, index) => !isAskedAgain(request, index)).sort();
}
