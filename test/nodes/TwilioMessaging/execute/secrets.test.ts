import { defaults } from '../../../twilio-stand-in/server';
import type { Fault } from '../../../twilio-stand-in/faults';
import { startHttpServer, type HttpServer } from '../../../engine/httpServer';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { textsIn } from '../../../engine/textsIn';

const twilio = setUpTwilio();
const token = 'false-token-which-nobody-may-see';
const secret = 'false-key-secret-which-nobody-may-see';
const accountSid = `AC${'5ec'.repeat(10)}00`;
const keySid = `SK${'5ec'.repeat(10)}00`;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const forbidden = [
	token,
	secret,
	...[`${accountSid}:${token}`, `${keySid}:${secret}`, token, secret].map(base64),
];

const ways = [
	['an auth token', { authType: 'authToken', accountSid, authToken: token }],
	[
		'an API key',
		{ authType: 'apiKey', accountSid, apiKeySid: keySid, apiKeySecret: secret, authToken: token },
	],
	['a wrong account', { authType: 'authToken', accountSid: defaults.accountSid, authToken: token }],
] as const;

const faults: Fault[] = [
	{ kind: 'refusal', code: 21610 },
	{ kind: 'refusal', code: 20003 },
	{ kind: 'error', status: 429, moment: 'before' },
	{ kind: 'error', status: 500, moment: 'after' },
	{ kind: 'html', status: 200, moment: 'before' },
	{ kind: 'html', status: 407, moment: 'before' },
	{ kind: 'truncated', moment: 'after' },
	{ kind: 'empty', moment: 'after' },
	{ kind: 'cut', moment: 'before' },
	{ kind: 'cutMidAnswer', moment: 'after' },
	{ kind: 'hang', moment: 'after', milliseconds: 30 },
];

let echo: HttpServer;
beforeAll(async () => {
	twilio.standIn.addAccount({
		sid: accountSid,
		authToken: token,
		apiKeys: [{ sid: keySid, secret, kind: 'standard' }],
	});
	echo = await startHttpServer(() => ({ status: 302, headers: { Location: '/elsewhere' } }));
});
afterAll(() => echo.close());

/** Every text in the execution's data, and in what the node itself gave or threw. */
async function textsOf(
	...[items, parameters, settings, credential]: Parameters<typeof twilio.run>
) {
	const node = twilio.engine.nodeTypes.getByName('n8n-nodes-twilio-messaging.twilioMessaging');
	const execute = jest.spyOn(node, 'execute');
	const run = await twilio.run(items, parameters, settings, credential);
	const endings = await Promise.allSettled(execute.mock.results.map(({ value }): unknown => value));
	execute.mockRestore();
	expect(endings).toHaveLength(1);
	return [JSON.stringify(run), ...textsIn([run, endings])];
}

function expectNoSecret(texts: string[]) {
	const found = texts.filter((text) => forbidden.some((secretText) => text.includes(secretText)));
	expect(found).toEqual([]);
}

describe.each(ways)('no secret shows when it fails with %s', (_way, credential) => {
	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'and %s',
		async (onError) => {
			for (const fault of faults) {
				twilio.standIn.faults.decide = () => fault;
				const texts = await textsOf(recipients(2), sendEachItem, { onError }, credential);
				expect(texts.join('\n')).toMatch(/\+1415555200[01] was (not )?sent/);
				expectNoSecret(texts);
			}
			for (const baseUrl of [
				'http://127.0.0.1:1',
				'http://no-such-host.invalid',
				echo.url,
				'no address',
			])
				expectNoSecret(
					await textsOf(recipients(2), sendEachItem, { onError }, { ...credential, baseUrl }),
				);
			const list = { operation: 'list', returnAll: true };
			expectNoSecret(await textsOf([{}], list, { onError }, credential));
			const badItems = [{ to: 'nobody' }, { body: 'nothing' }];
			expectNoSecret(await textsOf(badItems, sendEachItem, { onError }, credential));
		},
	);
});

it('would be found, were it there', () => {
	const error = new Error('Hidden', {
		cause: { request: { headers: new Map([['a', `Basic ${base64(`${accountSid}:${token}`)}`]]) } },
	});
	Object.defineProperty(error, 'config', {
		enumerable: false,
		value: [error, Buffer.from(secret)],
	});
	const texts = textsIn({ error });
	expect(texts.filter((text) => forbidden.some((each) => text.includes(each)))).toHaveLength(2);
});

it('reached the server all the same, so that there was something to see', () => {
	const seen = echo.requests.map(({ headers }) => headers.authorization);
	expect(seen).toContain(`Basic ${base64(`${accountSid}:${token}`)}`);
	expect(seen).toContain(`Basic ${base64(`${keySid}:${secret}`)}`);
});
