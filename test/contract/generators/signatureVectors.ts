import { createHash } from 'node:crypto';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Whose tests of signatures are meant; aspnet is twilio-labs/twilio-aspnet, the others are Twilio's own. */
export type Suite = 'node' | 'python' | 'ruby' | 'php' | 'java' | 'csharp' | 'go' | 'aspnet';

/** How many tests each suite has in which a signature or the hash of a body is right or wrong. */
export const testsOf: Readonly<Record<Suite, number>> = {
	node: 37,
	python: 10,
	ruby: 20,
	php: 13,
	java: 27,
	csharp: 22,
	go: 11,
	aspnet: 7,
};

/** One kind of request that the suites try, made anew. In addresses, `/hook` stands for the webhook's own path. */
export interface SignatureVector {
	readonly what: string;
	/** How many tests of which suites it stands for; none for what they do not try. */
	readonly tests?: Readonly<Partial<Record<Suite, number>>>;
	/** What n8n takes for its address, with the query string that is called. */
	readonly url: string;
	/** What Twilio has signed; the same unless told otherwise. */
	readonly signed?: string;
	/** What is signed beside the address; the fields unless told otherwise. */
	readonly signedFields?: Fields;
	/** Instead of a signature; empty for no header at all. */
	readonly signature?: string;
	/** What it is signed with, unless it is the credential's. */
	readonly token?: string;
	readonly fields?: Fields;
	/** Not a form. */
	readonly json?: string;
	readonly isGenuine: boolean;
	/** Where the suites that are named, or the SDK for Node, say the opposite: why the trigger does not. */
	readonly differs?: { readonly from: Suite; readonly because: string };
}

const call: Fields = {
	CallSid: 'CA00000000000000000000000000000001',
	Caller: '+14155550101',
	Digits: '1234',
	From: '+14155550101',
	To: '+12025550100',
};
const plain = 'https://example.com/hook?foo=1&bar=2';
const http = plain.replace('https', 'http');
const withPort = 'https://example.com:1234/hook?foo=1&bar=2';
const httpWithPort = withPort.replace('https', 'http');
const login = 'https://user:pass@example.com/hook';
const capitals = 'https://Example.com/hook?foo=1&bar=2';
const json = '{"property":"value","boolean":true}';
const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');
const onlyHash = `https://example.com/hook?bodySHA256=${hashOf(json)}`;
const sameHost =
	'names of hosts are the same in capital and small letters, and what calls is often told the small ones: nobody else gets calls for that host';

/** A form, whose fields are those of a call unless told otherwise. */
const form = (
	what: string,
	url: string,
	isGenuine: boolean,
	rest: Omit<SignatureVector, 'what' | 'url' | 'isGenuine'> = {},
): SignatureVector => ({ what, url, isGenuine, fields: call, ...rest });

const fields: readonly SignatureVector[] = [
	form('a form', plain, true, {
		tests: { node: 4, python: 2, ruby: 3, php: 1, java: 1, csharp: 2, go: 3, aspnet: 1 },
	}),
	form('a form without fields', plain, true, {
		fields: {},
		tests: { node: 1, java: 2, aspnet: 2 },
	}),
	form('empty values', plain, true, { fields: { ...call, Digits: '' }, tests: { java: 1 } }),
	// Java signs it for values that are not there, which a form cannot have.
	form('the word null', plain, true, { fields: { ...call, Digits: 'null' }, tests: { java: 1 } }),
	form('names that differ in case', plain, true, {
		fields: { body: '1', Body: '2', BODY: '3' },
		tests: { java: 1 },
	}),
	form('names in another order', plain, true, {
		fields: { Zeta: '1', Alpha: '2', Mu: '3' },
		tests: { java: 1 },
	}),
	form('a name that begins another', plain, true, {
		fields: { Reason: 'Left', ReasonEnded: 'hung up', To: '+12025550100' },
	}),
	form('a name that begins another, signed in the wrong order', plain, false, {
		fields: { Reason: 'Left', ReasonEnded: 'hung up' },
		signed: `${plain}ReasonEndedhung upReasonLeft`,
		signedFields: {},
		tests: { go: 1 },
	}),
	form('letters of many scripts', plain, true, { fields: { Body: 'Ünï ключ 漢字 😀' } }),
	form('what forms escape', plain, true, {
		fields: { Body: 'Yes & no! @#$%^*()+=', From: '+1 (415) 555-0101', Name: 'ñáéíóú' },
		tests: { java: 1 },
	}),
	form('several values', plain, true, {
		fields: { MediaUrl: ['a', 'b'] },
		tests: { node: 1 },
	}),
	form('a value twice', plain, true, {
		fields: { ...call, Digits: ['5', '1', '1'] },
		signedFields: { ...call, Digits: ['1', '5'] },
		tests: { node: 1, python: 2, php: 1 },
	}),
	form('values in another order', plain, true, {
		fields: { MediaUrl: ['b', 'a'] },
		signedFields: { MediaUrl: ['a', 'b'] },
		tests: { node: 1 },
	}),
	form('a value more', plain, false, {
		fields: { MediaUrl: ['a', 'b', 'c'] },
		signedFields: { MediaUrl: ['a', 'b'] },
	}),
	form('a field more', plain, false, { fields: { ...call, More: '1' }, signedFields: call }),
	form('a changed field', plain, false, { fields: { ...call, To: '+1' }, signedFields: call }),
];

const signatures: readonly SignatureVector[] = [
	form('words for a signature', plain, false, {
		signature: 'WRONG_SIGNATURE',
		tests: { node: 1, ruby: 2, php: 1, java: 1, go: 1 },
	}),
	form('more than a signature', plain, false, {
		signature: `NOT${'A'.repeat(27)}=`,
		tests: { java: 1, csharp: 1 },
	}),
	form('another signature', plain, false, { signature: `${'A'.repeat(27)}=` }),
	form('no signature', plain, false, { signature: '', tests: { node: 2, java: 2 } }),
	form('another token', plain, false, { token: 'another-token', tests: { aspnet: 2 } }),
];

const places: readonly SignatureVector[] = [
	form('another host', plain, false, {
		signed: plain.replace('example', 'forged'),
		tests: { aspnet: 1 },
	}),
	form('an address that only n8n knows', 'https://public.example/hook', true, {
		tests: { aspnet: 1 },
	}),
	form('another path', plain, false, { signed: plain.replace('hook', 'other') }),
	form('another query', plain, false, { signed: `${plain}&more=1`, tests: { node: 3 } }),
	form('http for https', plain, false, { signed: http }),
	form('a port', withPort, true, { tests: { csharp: 1 } }),
	form('a port that is not signed', withPort, true, {
		signed: plain,
		tests: { node: 1, python: 1, ruby: 1, php: 1, java: 1, csharp: 1, go: 1 },
	}),
	form('another port', withPort, false, { signed: withPort.replace('1234', '4321') }),
	form('http', http, true, { tests: { go: 1 } }),
	form('http and a port', httpWithPort, true, {
		tests: { node: 1, python: 1, ruby: 1, php: 1, java: 1, csharp: 2 },
	}),
	form('http and a port that is not signed', httpWithPort, true, {
		signed: http,
		tests: { go: 1 },
	}),
	form('the usual port of https', plain, true, {
		signed: plain.replace('.com', '.com:443'),
		tests: { node: 2, python: 1, ruby: 1, php: 1, java: 1, csharp: 1 },
	}),
	form('the usual port of http', http, true, {
		signed: http.replace('.com', '.com:80'),
		tests: { node: 1, python: 1, ruby: 1, php: 1, java: 2, csharp: 1 },
	}),
	form('the usual port on both sides', plain.replace('.com', '.com:443'), true, {
		tests: { node: 1 },
	}),
	form('the usual port, not signed', 'https://example.com:443/hook', true, {
		signed: 'https://example.com/hook',
		tests: { node: 1 },
	}),
	form('a login', login, true, { tests: { node: 1, php: 1, csharp: 1 } }),
	form('a login and a port', login.replace('.com', '.com:1234'), true),
	form('a login, the port not signed', login.replace('.com', '.com:1234'), true, {
		signed: login,
	}),
	form('a login, signed with the usual port', login, true, {
		signed: login.replace('.com', '.com:443'),
		tests: { node: 1, ruby: 2, php: 1 },
	}),
	form('a login without a password', login.replace(':pass', ''), true, {
		tests: { node: 1, php: 1 },
	}),
	form('a login without a password, signed with the usual port', login.replace(':pass', ''), true, {
		signed: login.replace(':pass', '').replace('.com', '.com:443'),
		tests: { ruby: 1 },
	}),
	form('a login with capitals', 'http://User:Pass@Example.com/hook', true, {
		tests: { csharp: 1 },
	}),
	form('a login that is not signed', login, true, {
		signed: 'https://example.com/hook',
		differs: {
			from: 'node',
			because: 'the address stands in n8n with the login, and Twilio may have been told it without',
		},
	}),
	form('another login', login, false, { signed: login.replace('pass', 'word') }),
	form('a scheme in capitals', 'HTTPS://example.com/hook', true),
	form('a scheme in capitals and a login', 'HTTP://user:pass@Example.com/hook', true, {
		tests: { csharp: 1 },
	}),
	form('a host in capitals', capitals, true, { tests: { csharp: 1 } }),
	form('a host in capitals and a port', capitals.replace('.com', '.com:1234'), true, {
		tests: { csharp: 1 },
	}),
	form('a host in capitals, by http', capitals.replace('https', 'http'), true, {
		tests: { csharp: 1 },
	}),
	form('a host in capitals, signed in small letters', capitals, true, {
		signed: plain,
		tests: { csharp: 1 },
		differs: { from: 'csharp', because: sameHost },
	}),
	form('the same with a port that is not signed', capitals.replace('.com', '.com:1234'), true, {
		signed: plain,
		tests: { csharp: 1 },
		differs: { from: 'csharp', because: sameHost },
	}),
	form('the same by http, signed for https', capitals.replace('https', 'http'), false, {
		signed: plain,
		tests: { csharp: 1 },
	}),
	form('an IPv6 address', 'https://[2001:db8::1]:1234/hook', true, {
		signed: 'https://[2001:db8::1]/hook',
	}),
];

const paths: readonly SignatureVector[] = [
	form('a path of another script', 'https://example.com/büro/hook', true),
	form('a path of another script, escaped', 'https://example.com/büro/hook', true, {
		signed: 'https://example.com/b%C3%BCro/hook',
	}),
	form('a path and a query of another script', 'https://example.com/büro/hook?año=2030', true, {
		tests: { java: 1 },
	}),
	form('two slashes', 'https://example.com:443//hook?foo=1&bar=2', true, { tests: { java: 1 } }),
	form('a slash at the end', 'https://example.com/hook/', true),
	form('no query', 'https://example.com/hook', true, { tests: { java: 1 } }),
	form('a query of one field', 'https://example.com/hook?foo=bar', true),
	form('a query of three fields', `${plain}&type=more`, true, { tests: { java: 1 } }),
	form('an empty query', 'https://example.com/hook?', true),
	form('a query without values', 'https://example.com/hook?foo&bar', true),
	form('a query that repeats', 'https://example.com/hook?foo=1&foo=2', true),
	form('a query in another order', plain, false, {
		signed: 'https://example.com/hook?bar=2&foo=1',
	}),
	form('escapes in the query', 'https://example.com/hook?foo=a%20b&bar=c%2Bd', true, {
		tests: { java: 1 },
	}),
	form('escapes in small letters', 'https://example.com/hook?q=%c3%b4', true),
	form(
		'a plus in the query, signed as legacy code writes it',
		'https://example.com/hook?q=a+b',
		true,
		{
			signed: 'https://example.com/hook?q=a%20b',
		},
	),
	form('an apostrophe in the query', `${plain}&q=it's+so`, true, { tests: { node: 2 } }),
	form('an apostrophe, signed escaped', "https://example.com/hook?q=it's", true, {
		signed: 'https://example.com/hook?q=it%27s',
		tests: { node: 1 },
	}),
	form('an escaped apostrophe', 'https://example.com/hook?q=it%27s', true, { tests: { node: 1 } }),
	form('an escaped apostrophe, not signed escaped', 'https://example.com/hook?q=it%27s', true, {
		signed: "https://example.com/hook?q=it's",
		tests: { node: 1 },
	}),
];

/** What is no form: its hash stands in the query. */
const bodies: readonly SignatureVector[] = [
	{
		what: 'a body with its hash',
		url: `${plain}&bodySHA256=${hashOf(json)}`,
		json,
		isGenuine: true,
		tests: { node: 3, python: 2, ruby: 2, php: 2, java: 2, csharp: 2, go: 1 },
	},
	{
		what: 'a body with nothing but its hash',
		url: onlyHash,
		json,
		isGenuine: true,
		tests: { node: 1, ruby: 3, java: 1, csharp: 1, go: 1 },
	},
	{ what: 'its hash before other fields', url: `${onlyHash}&foo=bar`, json, isGenuine: true },
	{
		what: 'an empty object with its hash',
		url: `${plain}&bodySHA256=${hashOf('{}')}`,
		json: '{}',
		isGenuine: true,
		tests: { node: 1 },
	},
	{ what: 'another body', url: onlyHash, json: `${json} `, isGenuine: false, tests: { ruby: 1 } },
	{
		what: 'another hash',
		url: onlyHash.replace(/[0-9a-f]{64}/, 'a'.repeat(64)),
		json,
		isGenuine: false,
		tests: { node: 1, java: 1 },
	},
	{
		what: 'a hash that was changed after it was signed',
		url: onlyHash.slice(0, -1),
		signed: onlyHash,
		json,
		isGenuine: false,
		tests: { node: 1 },
	},
	{
		what: 'a body without its hash',
		url: plain,
		signedFields: call,
		json,
		isGenuine: false,
		tests: { node: 1, ruby: 1, php: 1, java: 1, csharp: 1, go: 1 },
	},
	{
		what: 'a body without its hash, the address signed',
		url: plain,
		json,
		isGenuine: false,
	},
	{
		what: 'a body without any query',
		url: 'https://example.com/hook',
		json,
		isGenuine: false,
		tests: { ruby: 1 },
	},
];

/** Every kind of request in the suites, and what they do not try. */
export const signatureVectors: readonly SignatureVector[] = [
	...fields,
	...signatures,
	...places,
	...paths,
	...bodies,
];
