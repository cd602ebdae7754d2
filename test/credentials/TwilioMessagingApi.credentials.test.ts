import { Workflow, type ICredentialDataDecryptedObject, type INodeProperties } from 'n8n-workflow';
import twilioSdk from 'twilio';
import { credentialLabels } from '../../nodes/twilio/values/credentialLabels';
import { apiBaseUrl } from '../../nodes/twilio/values/host';
import { defaults } from '../twilio-stand-in/server';
import { testCredential } from '../engine/credentialTest';
import { jsonOf } from '../engine/engine';
import { startHttpServer } from '../engine/httpServer';
import { recipients, sendEachItem, setUpTwilio } from '../engine/setUpTwilio';
import { standInCredential, twilioNodeName } from '../engine/twilioNode';

/** Covers credentialCheck. */
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
		'\u200Bhttps://proxy.example.com\u2060/twilio/\uFEFF',
		'\u200B \uFEFF',
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

/** What pasting brings along: characters without width, marks of direction, spaces of all kinds, line breaks. */
const strays = [
	'\u200B',
	'\uFEFF',
	'\u2060',
	'\u202A',
	'\u200E',
	'\u00AD',
	'\u00A0',
	'\u3000',
	' ',
	'\t',
	'\r\n',
	'\u0000',
];

describe('what is wrong before anybody is asked', () => {
	it.each([
		['an API Key SID', { accountSid: defaults.mainKeySid }, "The 'Account SID' is not valid"],
		['a word', { accountSid: 'hello' }, "The 'Account SID' is not valid"],
		['nothing', { accountSid: '' }, "The 'Account SID' is not valid"],
		['a short one', { ...standardKey, accountSid: 'AC123' }, "The 'Account SID' is not valid"],
		['a host alone', { baseUrl: 'twilio.internal' }, "The 'Base URL' is not a valid URL"],
		['another protocol', { baseUrl: 'ftp://example.com' }, "The 'Base URL' is not a valid URL"],
		['a login', { baseUrl: 'http://a:b@127.0.0.1:1' }, "The 'Base URL' is not a valid URL"],
	])('%s is said by the test, and no request leaves', async (_, fields, message) => {
		const result = await test(fields);
		expect(result).toMatchObject({
			passed: false,
			message: expect.stringContaining(message) as unknown,
		});
		for (const value of Object.values(fields).filter((text) => text !== 'apiKey' && text !== ''))
			expect(result.message).not.toContain(value);
		expect(twilio.standIn.requests).toEqual([]);
	});
});

describe('S15: stray characters in what was pasted', () => {
	const spoiled = (text: string, stray: string) =>
		`${stray}${text.slice(0, 9)}${stray}${text.slice(9)}${stray}`;

	it.each(strays)('%j changes neither the login, nor the path, nor the test', async (stray) => {
		for (const fields of [
			{ authToken: spoiled(defaults.authToken, stray) },
			{
				...standardKey,
				apiKeySid: spoiled(defaults.standardKeySid, stray),
				apiKeySecret: spoiled(defaults.standardKeySecret, stray),
			},
		]) {
			await twilio.standIn.control.reset();
			const pasted = { ...fields, accountSid: spoiled(defaults.accountSid, stray) };
			expect(await test(pasted)).toEqual({ passed: true });
			const run = await twilio.run(recipients(1), sendEachItem, {}, pasted);
			expect(jsonOf(run, twilioNodeName)).toMatchObject([{ status: 'queued' }]);
			const paths = twilio.standIn.requests.map(({ path }) => path);
			expect(new Set(paths)).toEqual(
				new Set([`/2010-04-01/Accounts/${defaults.accountSid}/Messages.json`]),
			);
		}
	});
});

describe('W2: the test of an account that is not active', () => {
	it.each([400, 403])('says so for %i', async (status) => {
		const closed = await startHttpServer(() => ({
			status,
			body: JSON.stringify({ code: 90010, message: 'Account is not active', status }),
		}));
		const result = await test({ baseUrl: closed.url });
		await closed.close();
		expect(result).toMatchObject({ passed: false, status: String(status) });
		expect(result.message).toMatch(/not (be )?active/);
		expect(result.message).toContain('Billing');
	});
});

it('W12: its fields have the names that advice gives them', () => {
	for (const [name, label] of Object.entries(credentialLabels))
		expect([name, field(name)[0]?.displayName]).toEqual([name, label]);
});

it('hides every secret while it is typed', () => {
	const { properties } = type();
	const hidden = properties.filter(({ typeOptions }) => typeOptions?.password);
	expect(hidden.map(({ name }) => name)).toEqual(['authToken', 'apiKeySecret', 'authToken']);
	const shown = properties.filter((property) => !hidden.includes(property));
	expect(shown.map(({ name }) => name)).not.toContainEqual(expect.stringMatching(/token|secret/i));
});
