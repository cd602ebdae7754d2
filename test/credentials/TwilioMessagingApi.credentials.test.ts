import { Workflow, type ICredentialDataDecryptedObject, type INodeProperties } from 'n8n-workflow';
import twilioSdk from 'twilio';
import { apiBaseUrl } from '../../nodes/twilio/values/host';
import { defaults } from '../twilio-stand-in/server';
import { testCredential } from '../engine/credentialTest';
import { jsonOf } from '../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../engine/setUpTwilio';
import { standInCredential, twilioNodeName } from '../engine/twilioNode';

const twilio = setUpTwilio();
const type = () => twilio.engine.nodeTypes.credentialType('twilioMessagingApi');

const field = (name: string) => type().properties.filter((property) => property.name === name);

const valuesOf = ([property]: INodeProperties[]) =>
	(property?.options ?? []).flatMap((option) =>
		'value' in option && typeof option.value === 'string' ? [option.value] : [],
	);

/** What an expression of the credential gives, as n8n resolves it. */
function resolve(expression: unknown, $credentials: ICredentialDataDecryptedObject): string {
	const nodeTypes = twilio.engine.nodeTypes;
	const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
	const node = { id: '', name: '', type: 'test.items', typeVersion: 1, parameters: {} };
	const value = workflow.expression.getSimpleParameterValue(
		{ ...node, position: [0, 0] },
		typeof expression === 'string' ? expression : '',
		'internal',
		{ $credentials },
	);
	if (typeof value !== 'string') throw new Error('The expression gives no text');
	return value;
}

const ownCredential = (fields: ICredentialDataDecryptedObject = {}) => ({
	...standInCredential(twilio.standIn).get('twilio'),
	...fields,
});

const test = (fields: ICredentialDataDecryptedObject = {}) =>
	testCredential(twilio.engine, 'twilioMessagingApi', ownCredential(fields));

const standardKey = {
	authType: 'apiKey',
	authToken: '',
	apiKeySid: defaults.standardKeySid,
	apiKeySecret: defaults.standardKeySecret,
};

describe('the host', () => {
	const baseUrls = [
		'',
		'   ',
		'https://proxy.example.com',
		' https://proxy.example.com/ ',
		'https://proxy.example.com/twilio//',
		'HTTPS://Proxy.Example.com:443/Twilio',
		'http://127.0.0.1:4010',
	];

	it('of the test is that of the requests, for every region, edge and base URL', () => {
		const regions = ['', ...valuesOf(field('region'))];
		const edges = valuesOf(field('edge'));
		expect([regions.length, edges.length]).toEqual([5, 9]);
		const choices = regions.flatMap((region) =>
			edges.flatMap((edge) => baseUrls.map((baseUrl) => ({ region, edge, baseUrl }))),
		);
		const normal = (url: string) => (URL.canParse(url) ? new URL(url).href : url);
		const others = choices
			.map((choice) => ({ ...choice, tested: resolve(type().test?.request.baseURL, choice) }))
			.filter(({ tested, ...choice }) => normal(tested) !== normal(apiBaseUrl(choice)));
		expect(others).toEqual([]);
	});

	it("is the one that Twilio's SDK computes from the same region and edge", () => {
		const client = twilioSdk(defaults.accountSid, defaults.authToken);
		for (const region of valuesOf(field('region')))
			for (const edge of valuesOf(field('edge')).filter(Boolean)) {
				const hostname = client.getHostname('api.twilio.com', edge, region);
				expect(apiBaseUrl({ region, edge, baseUrl: '' })).toBe(`https://${hostname}`);
			}
	});
});

describe('the test', () => {
	it.each([
		['an auth token', {}],
		[
			'a Main key',
			{ ...standardKey, apiKeySid: defaults.mainKeySid, apiKeySecret: defaults.mainKeySecret },
		],
		['a Standard key', standardKey],
	])('passes with %s', async (_with, fields) => {
		expect(await test(fields)).toEqual({ passed: true });
		expect(twilio.standIn.requests).toMatchObject([
			{
				method: 'GET',
				path: `/2010-04-01/Accounts/${defaults.accountSid}/Messages.json`,
				query: 'PageSize=1',
				status: 200,
			},
		]);
	});

	it.each([
		['a wrong token', { authToken: 'false' }, '401', '20003'],
		['a wrong secret', { ...standardKey, apiKeySecret: 'false' }, '401', '20003'],
		['an account of another', { accountSid: `AC${'e'.repeat(32)}` }, '401', '20003'],
	])('fails with %s and says what to do', async (_with, fields, status, code) => {
		const result = await test(fields);
		expect(result).toMatchObject({ passed: false, status });
		expect(result.message).toContain(`error ${code}`);
		expect(result.message).toContain('Region');
	});

	it('explains keys that may not read messages, and accounts that do not exist', async () => {
		const { authToken, sid } = twilio.standIn.addAccount({ testCredentials: true });
		const forbidden = await test({ accountSid: sid, authToken });
		expect(forbidden).toMatchObject({ passed: false, status: '403' });
		expect(forbidden.message).toContain('permission to read messages');
		twilio.standIn.faults.decide = () => ({ kind: 'refusal', code: 20404 });
		expect((await test()).message).toContain('Check the Account SID');
	});

	it.each([
		['auth token', { authToken: ` ${defaults.authToken}\n` }],
		[
			'API key',
			{
				...standardKey,
				apiKeySid: `\t${defaults.standardKeySid} `,
				apiKeySecret: ` ${defaults.standardKeySecret}\r\n`,
			},
		],
	])('and sending do not mind spaces around pasted values: %s', async (_what, fields) => {
		const accountSid = ` ${defaults.accountSid} `;
		const spaced = { ...fields, accountSid, baseUrl: ` ${twilio.standIn.url}/ ` };
		expect(await test(spaced)).toEqual({ passed: true });
		const run = await twilio.run(recipients(1), sendEachItem, {}, spaced);
		expect(jsonOf(run, twilioNodeName)).toMatchObject([{ status: 'queued' }]);
	});
});

it('hides every secret while it is typed', () => {
	const { properties } = type();
	const hidden = properties.filter(({ typeOptions }) => typeOptions?.password);
	expect(hidden.map(({ name }) => name)).toEqual(['authToken', 'apiKeySecret', 'authToken']);
	const shown = properties.filter((property) => !hidden.includes(property));
	expect(shown.map(({ name }) => name)).not.toContainEqual(expect.stringMatching(/token|secret/i));
});
