import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { startHttpServer, type HttpServer } from '../../../../engine/httpServer';
import { setUpTwilio } from '../../../../engine/setUpTwilio';
import { defaults } from '../../../../twilio-stand-in/server';
import { setUpReceiver, webhookPath } from '../receivingTrigger';
import { Asked, remember, takes, WaitingN8n } from './waitingN8n';

const twilio = setUpTwilio();
const receiver = setUpReceiver(twilio);
const n8n = new WaitingN8n();
let evil: HttpServer;

/** Every request that this process sends, whoever to. */
const sent: string[] = [];
const note = (message: unknown) => {
	const request: unknown =
		typeof message === 'object' && message && Reflect.get(message, 'request');
	if (!(request instanceof ClientRequest)) return;
	sent.push(`${request.protocol}//${String(request.getHeader('host'))}${request.path}`);
};

beforeAll(async () => {
	await n8n.start();
	n8n.answer = () => takes;
	evil = await startHttpServer(() => takes);
	subscribe('http.client.request.start', note);
});
afterAll(async () => {
	unsubscribe('http.client.request.start', note);
	await Promise.all([n8n.stop(), evil.close()]);
});

const node = '0c6e3a52-0000-4000-8000-000000000002';
/** Of a question to somebody. */
const queryTo = (person: string) =>
	new URLSearchParams({ to: person, round: '0', signature: 'f'.repeat(64) }).toString();

/** Links that somebody could take for one of n8n's; `here` is its host with the port, `there` another. */
const forgeries = (here: string, there: string, path: string, query: string): string[] => {
	const rest = `${path}/7/${node}?${query}`;
	return [
		`http://${there}${rest}`,
		`http://localhost:${here.split(':')[1]}${rest}`,
		`http://127.1:${here.split(':')[1]}${rest}`,
		`http://0x7f.0.0.1:${here.split(':')[1]}${rest}`,
		`http://[::ffff:127.0.0.1]:${here.split(':')[1]}${rest}`,
		`https://${here}${rest}`,
		`HTTP://${here}${rest}`,
		`http:/${here}${rest}`,
		`http:\\\\${here}${rest}`,
		`//${here}${rest}`,
		`http://${here}@${there}${rest}`,
		`http://${here}%40${there}${rest}`,
		`http://${here}:word@${there}${rest}`,
		`http://user:word@${here}${rest}`,
		`http://@${here}${rest}`,
		`http://${there}#@${here}${rest}`,
		`http://${there}\\@${here}${rest}`,
		`http://${there}?${here}${rest}`,
		`http://${there}/http://${here}${rest}`,
		`http://${here}.${there}${rest}`,
		`http://${here}\t@${there}${rest}`,
		`http://${here}${path}/..${rest}`,
		`http://${here}${path}/7/../../rest/users?${query}`,
		`http://${here}${path}/7/..?${query}`,
		`http://${here}${path}/7/%2e%2e?${query}`,
		`http://${here}${path}/7/..%2F..%2Frest?${query}`,
		`http://${here}${path}/7/${node}/..?${query}`,
		`http://${here}${path}%2F7/${node}?${query}`,
		`http://${here}${path}\\7\\${node}?${query}`,
		`http://${here}${path}//7/${node}?${query}`,
		`http://${here}/${rest}`,
		`http://${here}${path}-slack/7/${node}?${query}`,
		`http://${here}/webhook/7/${node}?${query}`,
		`http://${here}/rest${rest}`,
		`http://${here}${path}/7?${query}`,
		`http://${here}${path}?${query}`,
		`http://${here}/?${query}`,
		`http://${here}${rest}&next=http://${there}`,
		`http://${here}${rest}#http://${there}`,
		`http://${here}${rest}@${there}`,
		`http://${here}${path}/7/${node}?next=http://${there}/&${query}`,
		`http://${here}${path}/7/${node}?#&${query}`,
		`http://${here}${path}/7/${node}?${query.slice(0, -32)}`,
		`http://${here}${path}/7/${node}?${query.replace(/f/g, 'g')}`,
		`http://${here}${path}/7/${node}?${query.replace(/f{64}/, 'F'.repeat(64))}`,
		`http://${here}${path}/7/${node}?${query}ff`,
		`http://${here}${path}/7/${node} ?${query}`,
		`http://${here}${path}/７/${node}?${query}`,
		`http://${here}${path}/7/${node}\u200B?${query}`,
		`javascript:fetch("http://${there}${rest}")`,
	];
};

test('200 forged links lead nowhere, wherever they stand', async () => {
	const host = (url: string) => new URL(url).host;
	const forgedFor = (person: string) =>
		forgeries(host(n8n.origin), host(evil.url), '/webhook-waiting', queryTo(person));
	const { length } = forgedFor('');
	expect(new Set(forgedFor('')).size).toBe(50);
	const genuine = new Set<string>();
	let tried = 0;
	let started = 0;
	for (let which = 0; which < length; which++) {
		const anna = new Asked(twilio, receiver, n8n);
		const link = forgedFor(anna.person)[which] ?? '';
		const text = `Click ${link} now`;
		// In the person's own words, in a text of ours, in what the process remembers, before a real question.
		const ways = [
			async () => await anna.writes(text),
			async () => {
				anna.gets(link, { body: text });
				return await anna.writes('YES');
			},
			async () => {
				remember({ from: defaults.number, to: anna.person, link, at: Date.now() });
				return await anna.writes('YES');
			},
			async () => {
				anna.gets(link, { body: text });
				genuine.add(anna.isAsked());
				return await anna.writes(`YES ${link}`);
			},
		];
		for (const way of ways) {
			tried++;
			started += (await way()).items?.length ?? 0;
		}
	}
	// What this test itself posts as Twilio.
	const own = `${receiver.url}/webhook${webhookPath}`;
	const elsewhere = sent.filter(
		(url) => url !== own && !url.startsWith(twilio.standIn.url) && !genuine.has(url),
	);
	process.stdout.write(`Requests that left to another address: ${elsewhere.length} of ${tried}\n`);
	expect([elsewhere, evil.requests.length, tried]).toEqual([[], 0, 200]);
	// And the real ones got their answers.
	expect([started, genuine.size, n8n.requests.length]).toEqual([150, 50, 50]);
}, 60_000);
