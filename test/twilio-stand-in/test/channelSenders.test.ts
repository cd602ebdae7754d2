import { z } from 'zod';
import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';
import { readOpenApiDescription } from './openApiDescription';

const messaging = readOpenApiDescription('twilio_messaging_v2');
const path = '/v2/Channels/Senders';
const pageSchema = z.object({ senders: z.array(z.object({}).passthrough()) });
let standIn: TwilioStandIn;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
});
afterAll(() => standIn.close());

async function ask(query: string) {
	const login = `${defaults.accountSid}:${defaults.authToken}`;
	const headers = { Authorization: `Basic ${Buffer.from(login).toString('base64')}` };
	const response = await fetch(`${standIn.url}${path}${query}`, { headers });
	const body: unknown = await response.json();
	return { status: response.status, body };
}

it.each(['?Channel=whatsapp', '?Channel=rcs&PageSize=1', '?Channel=rcs&PageSize=1&Page=9'])(
	"senders of %s conform to Twilio's description",
	async (query) => {
		const { status, body } = await ask(query);
		expect({ body, problems: messaging.problems(path, 'get', status, body) }).toEqual({
			body,
			problems: [],
		});
	},
);

it('would notice: an unknown, a missing and a misshapen property are all found', async () => {
	const { body } = await ask('?Channel=rcs');
	const { senders } = pageSchema.parse(body);
	const wrong = (change: object) =>
		messaging.problems(path, 'get', 200, {
			...Object(body),
			senders: [{ ...senders[0], ...change }],
		}).length > 0;
	expect(wrong({})).toBe(false);
	for (const change of [{ fiction: 1 }, { status: undefined }, { sid: 'XE1' }, { status: 'ON' }])
		expect({ change, wrong: wrong(change) }).toEqual({ change, wrong: true });
});

it('are listed by the SDK, page by page, each channel for itself', async () => {
	const channelSenders = ['whatsapp:+12025550111', 'rcs:one', 'whatsapp:+12025550112', 'rcs:two'];
	const { sid: accountSid, authToken: password } = standIn.addAccount({ channelSenders });
	const client = createSdkClient(standIn, { accountSid, username: accountSid, password });
	const list = async (channel: string) =>
		(await client.messaging.v2.channelsSenders.list({ channel, pageSize: 1 })).map(
			({ senderId }) => senderId,
		);
	expect(await list('whatsapp')).toEqual(['whatsapp:+12025550112', 'whatsapp:+12025550111']);
	expect(await list('rcs')).toEqual(['rcs:two', 'rcs:one']);
	expect(standIn.requests.filter((request) => request.path === path).length).toBe(8);
	expect((await ask('')).status).toBe(400);
});
