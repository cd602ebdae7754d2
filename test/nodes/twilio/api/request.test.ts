import fc from 'fast-check';
import RequestClient from 'twilio/lib/base/RequestClient';
import { accountPath, encodeParameters, pathWithQuery } from '../../../../nodes/twilio/api/request';
import { startHttpServer, type HttpServer } from '../../../engine/httpServer';

const texts = fc.string({ unit: 'grapheme' });
const pairs = fc.array(fc.tuple(texts, texts));

let server: HttpServer;
beforeAll(async () => {
	server = await startHttpServer(() => ({ status: 200, body: '{}' }));
});
afterAll(() => server.close());

it.each([
	[[], ''],
	[[['Body', '']], 'Body='],
	[
		[
			['MediaUrl', 'a'],
			['MediaUrl', 'b'],
		],
		'MediaUrl=a&MediaUrl=b',
	],
	[[['DateSent<', '2026-01-02']], 'DateSent%3C=2026-01-02'],
	[[['To', '+1 415']], 'To=%2B1%20415'],
	[[['Body', "a&b=c%~!'()*-_."]], 'Body=a%26b%3Dc%25~%21%27%28%29%2A-_.'],
	[[['Body', 'ü👋\r\n']], 'Body=%C3%BC%F0%9F%91%8B%0D%0A'],
	[[['Body', 'half \uD83D']], 'Body=half%20%EF%BF%BD'],
] satisfies Array<[Array<[string, string]>, string]>)('%j is written as %s', (parameters, text) => {
	expect(encodeParameters(parameters)).toBe(text);
});

it('a form says to its reader what was put in, in the same order', () => {
	fc.assert(
		fc.property(pairs, (parameters) => {
			const text = encodeParameters(parameters);
			expect([...new URLSearchParams(text)]).toEqual(parameters);
			expect(text).toMatch(/^([A-Za-z0-9._~=&-]|%[0-9A-F]{2})*$/);
		}),
	);
});

it('whatever a text holds, writing it does not throw', () => {
	// Halves of emojis too, which no unit of fast-check's own has.
	const units = fc.array(fc.integer({ min: 0, max: 0xffff }));
	fc.assert(
		fc.property(units, (codes) => {
			const text = String.fromCharCode(...codes);
			const [[, read] = []] = new URLSearchParams(encodeParameters([['Body', text]]));
			expect(read).toBe(Buffer.from(text).toString());
		}),
	);
});

it("a form is byte for byte what Twilio's SDK writes", async () => {
	const client = new RequestClient({ keepAlive: false });
	const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
	const fields = fc.record({ Body: texts, To: texts, MediaUrl: fc.array(texts) });
	await fc.assert(
		fc.asyncProperty(fields, async (data) => {
			await client.request({ method: 'post', uri: server.url, headers, data });
			const form = Object.entries(data).flatMap(([name, value]) =>
				[value].flat().map((each): [string, string] => [name, each]),
			);
			expect(encodeParameters(form)).toBe(server.requests.at(-1)?.body);
		}),
	);
});

it('a path keeps what Twilio wrote into it, and takes a query behind a query', () => {
	const request = { method: 'GET', form: [], query: [['Page', '1']] } as const;
	const noQuery = { ...request, path: '/Messages.json?PageToken=PA%2f+1', query: [] };
	expect(pathWithQuery(noQuery)).toBe('/Messages.json?PageToken=PA%2f+1');
	expect(pathWithQuery({ ...request, path: '/Messages.json' })).toBe('/Messages.json?Page=1');
	expect(pathWithQuery({ ...request, path: '/a?b=c' })).toBe('/a?b=c&Page=1');
});

it("an account's path stays below the account, whatever its parts hold", () => {
	expect(accountPath('AC1', 'Messages', 'SM1.json')).toBe(
		'/2010-04-01/Accounts/AC1/Messages/SM1.json',
	);
	expect(accountPath('AC1', 'a/../b?c#d')).toBe('/2010-04-01/Accounts/AC1/a%2F..%2Fb%3Fc%23d');
});
