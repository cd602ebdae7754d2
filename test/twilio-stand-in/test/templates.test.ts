import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';
import { falseSid } from '../sids';
import { readOpenApiDescription } from './openApiDescription';

const content = readOpenApiDescription('twilio_content_v1');
let standIn: TwilioStandIn;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
});
afterAll(() => standIn.close());

/** An account with so many templates, and the SDK as that account. */
function accountWith(count: number) {
	const account = standIn.addAccount({
		contentTemplates: Array.from({ length: count }, (_, index) => ({
			sid: falseSid('HX', 100 + index),
			friendlyName: `template_${index}`,
			language: 'de',
			body: 'Hallo {{name}}',
			variables: { name: 'Anna' },
			approval: index % 2 === 0 ? 'rejected' : 'pending',
			types: { 'twilio/media': { body: 'Hallo {{name}}', media: ['https://media.example/{{2}}'] } },
		})),
	});
	const { sid: accountSid, authToken: password } = account;
	return createSdkClient(standIn, { accountSid, username: accountSid, password });
}

async function ask(path: string, login = `${defaults.accountSid}:${defaults.authToken}`) {
	const headers = { Authorization: `Basic ${Buffer.from(login).toString('base64')}` };
	const response = await fetch(standIn.url + path, { headers });
	const body: unknown = await response.json();
	return { status: response.status, body };
}

it.each([
	['/v1/Content', '/v1/Content'],
	['/v1/Content?PageSize=1&Page=0', '/v1/Content'],
	['/v1/Content?PageSize=1&Page=9', '/v1/Content'],
	['/v1/ContentAndApprovals', '/v1/ContentAndApprovals'],
	['/v1/ContentAndApprovals?PageSize=1', '/v1/ContentAndApprovals'],
	[`/v1/Content/${defaults.contentSid}`, '/v1/Content/{Sid}'],
])("%s conforms to Twilio's description", async (path, described) => {
	const { status, body } = await ask(path);
	expect({ body, problems: content.problems(described, 'get', status, body) }).toEqual({
		body,
		problems: [],
	});
});

it('would notice: an unknown, a missing and a misshapen property are all found', async () => {
	const { body } = await ask(`/v1/Content/${defaults.contentSid}`);
	const wrong = (change: object) =>
		content.problems('/v1/Content/{Sid}', 'get', 200, { ...Object(body), ...change }).length > 0;
	expect(wrong({})).toBe(false);
	for (const change of [{ fiction: 1 }, { types: undefined }, { sid: 'HX1' }, { language: 7 }])
		expect({ change, wrong: wrong(change) }).toEqual({ change, wrong: true });
});

it('is listed and fetched by the SDK, page by page, newest first', async () => {
	const client = accountWith(5);
	const before = standIn.requests.length;
	const listed = await client.content.v1.contentAndApprovals.list({ pageSize: 2 });
	expect(standIn.requests.length - before).toBe(3);
	expect(listed.map(({ friendlyName }) => friendlyName)).toEqual([
		'template_4',
		'template_3',
		'template_2',
		'template_1',
		'template_0',
	]);
	expect(listed[0]).toMatchObject({
		language: 'de',
		variables: { name: 'Anna' },
		types: { 'twilio/media': { body: 'Hallo {{name}}' } },
		approvalRequests: { status: 'rejected', content_type: 'twilio/media' },
	});
	expect(await client.content.v1.contents.list({ pageSize: 4 })).toHaveLength(5);
	const sid = falseSid('HX', 103);
	expect(await client.content.v1.contents(sid).fetch()).toMatchObject({
		sid,
		friendlyName: 'template_3',
		links: { approval_fetch: expect.stringContaining(sid) as unknown },
	});
});

it('refuses a template of another account, and a key that may not read templates', async () => {
	const client = accountWith(0);
	await expect(client.content.v1.contents(defaults.contentSid).fetch()).rejects.toMatchObject({
		status: 404,
		code: 20404,
	});
	const key = { sid: falseSid('SK', 77), secret: 'false-secret-77', kind: 'restricted' } as const;
	standIn.addAccount({
		sid: falseSid('AC', 77),
		apiKeys: [{ ...key, permissions: ['messages:read'] }],
	});
	const { status, body } = await ask('/v1/ContentAndApprovals', `${key.sid}:${key.secret}`);
	expect({ status, body }).toMatchObject({ status: 403, body: { code: 20003 } });
});
