import { createHash, createHmac } from 'node:crypto';
import { calledAddresses } from '../../nodes/TwilioMessagingTrigger/receive/publicUrl';
import { isSignedByTwilio } from '../../nodes/twilio/webhook/signature';

/** Covers addressWritings. */

const token = 'false-auth-token';
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What the validators of Twilio's SDKs are tested with, made anew. */
interface Vector {
	readonly what: string;
	/** What was configured, and what n8n takes for its address. */
	readonly configured: string;
	/** What Twilio has signed; the same unless told otherwise. */
	readonly signed?: string;
	/** What is signed beside the address; the fields unless told otherwise. */
	readonly signedFields?: Fields;
	readonly fields?: Fields;
	/** Not a form. */
	readonly json?: string;
	readonly isGenuine: boolean;
}

const call: Fields = {
	CallSid: 'CA00000000000000000000000000000001',
	Caller: '+14155550101',
	Digits: '1234',
	From: '+14155550101',
	To: '+12025550100',
};
const plain = 'https://example.com/hook?foo=1&bar=2';
const withPort = 'https://example.com:1234/hook?foo=1&bar=2';
const json = '{"property":"value","boolean":true}';
const hash = createHash('sha256').update(json).digest('hex');
const hashed = `https://example.com/hook?bodySHA256=${hash}`;
const login = 'https://user:pass@example.com/hook';

const vectors: readonly Vector[] = [
	{ what: 'a form', configured: plain, fields: call, isGenuine: true },
	{ what: 'a form without fields', configured: plain, fields: {}, isGenuine: true },
	{ what: 'empty values', configured: plain, fields: { ...call, Digits: '' }, isGenuine: true },
	{
		what: 'names that differ in case',
		configured: plain,
		fields: { body: '1', Body: '2' },
		isGenuine: true,
	},
	{
		what: 'letters of many scripts',
		configured: plain,
		fields: { Body: 'Ünï ключ 漢字 😀' },
		isGenuine: true,
	},
	{ what: 'several values', configured: plain, fields: { MediaUrl: ['b', 'a'] }, isGenuine: true },
	{
		what: 'a value twice',
		configured: plain,
		fields: { MediaUrl: ['a', 'a', 'b'] },
		signedFields: { MediaUrl: ['a', 'b'] },
		isGenuine: true,
	},
	{
		what: 'values in another order',
		configured: plain,
		fields: { MediaUrl: ['a', 'b'] },
		signedFields: { MediaUrl: ['b', 'a'] },
		isGenuine: true,
	},
	{
		what: 'a value more',
		configured: plain,
		fields: { MediaUrl: ['a', 'b', 'c'] },
		signedFields: { MediaUrl: ['a', 'b'] },
		isGenuine: false,
	},
	{
		what: 'a field more',
		configured: plain,
		fields: { ...call, More: '1' },
		signedFields: call,
		isGenuine: false,
	},
	{
		what: 'a changed field',
		configured: plain,
		fields: { ...call, To: '+1' },
		signedFields: call,
		isGenuine: false,
	},
	{
		what: 'another host',
		configured: plain,
		signed: plain.replace('example', 'forged'),
		fields: call,
		isGenuine: false,
	},
	{
		what: 'another path',
		configured: plain,
		signed: plain.replace('hook', 'other'),
		fields: call,
		isGenuine: false,
	},
	{
		what: 'another query',
		configured: plain,
		signed: `${plain}&more=1`,
		fields: call,
		isGenuine: false,
	},
	{
		what: 'http for https',
		configured: plain,
		signed: plain.replace('https', 'http'),
		fields: call,
		isGenuine: false,
	},
	{ what: 'a port', configured: withPort, fields: call, isGenuine: true },
	{
		what: 'a port that is not signed',
		configured: withPort,
		signed: plain,
		fields: call,
		isGenuine: true,
	},
	{
		what: 'another port',
		configured: withPort,
		signed: withPort.replace('1234', '4321'),
		fields: call,
		isGenuine: false,
	},
	{
		what: 'the usual port of https',
		configured: plain,
		signed: plain.replace('.com', '.com:443'),
		fields: call,
		isGenuine: true,
	},
	{
		what: 'the usual port of http',
		configured: 'http://example.com/hook',
		signed: 'http://example.com:80/hook',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'the usual port, not signed',
		configured: 'https://example.com:443/hook',
		signed: 'https://example.com/hook',
		fields: call,
		isGenuine: true,
	},
	{ what: 'a login', configured: login, fields: call, isGenuine: true },
	{
		what: 'a login and a port',
		configured: login.replace('.com', '.com:1234'),
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a login, the port not signed',
		configured: login.replace('.com', '.com:1234'),
		signed: login,
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a login that is not signed',
		configured: login,
		signed: 'https://example.com/hook',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a scheme in capitals',
		configured: 'HTTPS://example.com/hook',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a host in capitals',
		configured: 'https://EXAMPLE.com/hook',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a host in capitals and a port',
		configured: 'https://EXAMPLE.com:1234/hook',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'an IPv6 address',
		configured: 'https://[2001:db8::1]:1234/hook',
		signed: 'https://[2001:db8::1]/hook',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a path of another script',
		configured: 'https://example.com/hôok',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a path of another script, escaped',
		configured: 'https://example.com/hôok',
		signed: 'https://example.com/h%C3%B4ok',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a slash at the end',
		configured: 'https://example.com/hook/',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a query of one field',
		configured: 'https://example.com/hook?foo=bar',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'an empty query',
		configured: 'https://example.com/hook?',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a query without values',
		configured: 'https://example.com/hook?foo&bar',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'a query that repeats',
		configured: 'https://example.com/hook?foo=1&foo=2',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'an apostrophe in the query',
		configured: "https://example.com/hook?q=it's",
		fields: call,
		isGenuine: true,
	},
	{
		what: 'an apostrophe, signed escaped',
		configured: "https://example.com/hook?q=it's",
		signed: 'https://example.com/hook?q=it%27s',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'an escape, signed as legacy code writes it',
		configured: 'https://example.com/hook?q=a+b',
		signed: 'https://example.com/hook?q=a%20b',
		fields: call,
		isGenuine: true,
	},
	{
		what: 'escapes in small letters',
		configured: 'https://example.com/hook?q=%c3%b4',
		fields: call,
		isGenuine: true,
	},
	{ what: 'a body with its hash', configured: hashed, json, isGenuine: true },
	{ what: 'its hash among other fields', configured: `${hashed}&foo=bar`, json, isGenuine: true },
	{
		what: 'its hash after other fields',
		configured: `https://example.com/hook?foo=bar&bodySHA256=${hash}`,
		json,
		isGenuine: true,
	},
	{ what: 'another body', configured: hashed, json: `${json} `, isGenuine: false },
	{
		what: 'another hash',
		configured: hashed.replace(hash, hash.replace(/./g, 'a')),
		json,
		isGenuine: false,
	},
	{ what: 'a body without its hash', configured: plain, json, isGenuine: false },
];

/** As Twilio's page about its signatures says it. */
function signatureOver(url: string, fields: Fields): string {
	const names = Object.keys(fields).sort();
	const pairs = names.flatMap((name) =>
		[fields[name] ?? '']
			.flat()
			.sort()
			.map((value) => name + value),
	);
	return createHmac('sha1', token)
		.update(url + pairs.join(''))
		.digest('base64');
}

const differing: string[] = [];
afterAll(() => {
	process.stdout.write(
		`Vectors: ${vectors.length - differing.length} of ${vectors.length} agree through the receiving code${differing.length === 0 ? '' : `; not: ${differing.join(', ')}`}\n`,
	);
});

test.each(vectors)('$what: genuine: $isGenuine', (vector) => {
	const { what, configured, signed = configured, fields = {}, signedFields = fields } = vector;
	const [webhookUrl = '', ...query] = configured.split('?');
	const { pathname } = new URL(configured);
	const called = [pathname, ...query].join('?');
	const received = {
		urls: calledAddresses(webhookUrl, called),
		signature: signatureOver(signed, vector.json === undefined ? signedFields : {}),
		form:
			vector.json === undefined
				? new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()]))
				: undefined,
		rawBody: Buffer.from(vector.json ?? ''),
	};
	const verdict = isSignedByTwilio(token, received);
	if (verdict !== vector.isGenuine) differing.push(what);
	expect(verdict).toBe(vector.isGenuine);
	expect(isSignedByTwilio('another-token', received)).toBe(false);
	expect(isSignedByTwilio(token, { ...received, signature: '' })).toBe(false);
});
