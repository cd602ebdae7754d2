import { ClientRequest, createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startHttpServer, type HttpServer, type PlainAnswer } from '../../engine/httpServer';
import { repositoryRoot } from '../../engine/packageNodes';
import { onEachMessage, sendEachItem, setUpTwilio, textOf } from '../../engine/setUpTwilio';
import { twilioItems } from '../../engine/twilioNode';
import { defaults } from '../../twilio-stand-in/server';
import { falseSid } from '../../twilio-stand-in/sids';

const twilio = setUpTwilio();
const megabyte = 1_000_000;
const messageSid = falseSid('MM', 1);
const mediaSid = falseSid('ME', 1);
const record = {
	sid: mediaSid,
	account_sid: defaults.accountSid,
	parent_sid: messageSid,
	content_type: 'image/png',
};

const servers: HttpServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A Twilio that gives the file's record, and answers like this when it is asked for the file. */
async function serve(file: (url: string) => PlainAnswer): Promise<HttpServer> {
	const server = await startHttpServer(({ url }) =>
		url.includes('.json') ? { status: 200, body: JSON.stringify(record) } : file(url),
	);
	servers.push(server);
	return server;
}

/** Downloads the file; gives the item. */
async function download(baseUrl: string, options: object = {}) {
	const parameters = {
		...onEachMessage('download'),
		resource: 'media',
		mediaSid: { __rl: true, mode: 'id', value: mediaSid },
		binaryPropertyName: 'picture',
		options: { ...options },
	};
	const settings = { onError: 'continueRegularOutput' } as const;
	const run = await twilio.run([{ sid: messageSid }], parameters, settings, { baseUrl });
	return twilioItems(run)[0];
}

/** Sends the caller on so many times, and then gives the file. */
const redirecting = (times: number) => (url: string) => {
	const hop = Number(/hop=(\d+)/.exec(url)?.[1] ?? 0);
	return hop < times
		? { status: 302, headers: { Location: `/file?hop=${hop + 1}` } }
		: { status: 200, body: 'picture' };
};

test('five redirects are followed', async () => {
	const { url } = await serve(redirecting(5));
	const item = await download(url);
	expect(Buffer.from(item?.binary?.picture?.data ?? '', 'base64').toString()).toBe('picture');
});

test('six are not', async () => {
	const server = await serve(redirecting(6));
	const item = await download(server.url);
	expect(item).not.toHaveProperty('binary');
	expect(item?.json.error).toContain('(HTTP 302)');
	expect(server.requests.map(({ url }) => url)).not.toContain('/file?hop=6');
});

/** A file that is as large as this, as far as its host says. */
const sized = (bytes: number) => () => ({
	status: 200,
	headers: { 'Content-Length': String(bytes) },
	// Less than that: where the size is too much, none of it is read.
	body: '',
});

test('a file may have 20 MB unless told otherwise', async () => {
	const tooLarge = await serve(sized(20 * megabyte + 1));
	expect((await download(tooLarge.url))?.json.error).toContain('The file is larger than 20 MB.');
	const justRight = await serve(() => ({ status: 200, body: 'p'.repeat(20 * megabyte) }));
	const data = (await download(justRight.url))?.binary?.picture?.data ?? '';
	expect(Buffer.from(data, 'base64')).toHaveLength(20 * megabyte);
});

test('its size is the option’s matter', async () => {
	const server = await serve(sized(2 * megabyte + 1));
	const item = await download(server.url, { largestMedia: 2 });
	expect(item?.json.error).toContain('The file is larger than 2 MB.');
});

describe('the time that an answer may take', () => {
	const perByte = jest.spyOn(ClientRequest.prototype, 'setTimeout');
	const makeTimer = AbortSignal.timeout.bind(AbortSignal);
	/** In milliseconds. */
	const timers: number[] = [];
	const inAll = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		// Copies of the package that other tests of this process have killed still wait.
		const isOwn = new Error().stack?.includes(join(repositoryRoot, 'dist')) === true;
		if (isOwn) timers.push(milliseconds);
		return makeTimer(milliseconds);
	});
	beforeEach(async () => {
		// What begins within 0.2 s of an earlier test would share its timer.
		await pause(250);
		perByte.mockClear();
		timers.length = 0;
	});
	afterAll(() => {
		perByte.mockRestore();
		inAll.mockRestore();
	});
	const limits = () => ({
		perByte: perByte.mock.calls.map(([milliseconds]) => milliseconds),
		inAll: [...timers],
	});

	test.each([
		[undefined, 30, 120],
		[30, 30, 120],
		[60, 60, 120],
		[300, 300, 300],
		[7, 7, 7],
	])(
		'W18: with a Timeout of %p s, a host may take %d s, and all of a file %d s',
		async (timeout, perHost, inAll) => {
			const { url, requests } = await serve(redirecting(1));
			const options = timeout === undefined ? {} : { timeout };
			expect(await download(url, options)).toHaveProperty('binary');
			const { perByte: waited, inAll: ended } = limits();
			// The record, and a host that sends the caller on once.
			expect(requests).toHaveLength(3);
			expect(waited).toEqual([1, 1, 1].map(() => perHost * 1000));
			// A timer that two share is made once.
			expect(new Set(ended)).toEqual(new Set([perHost * 1000 + 400, inAll * 1000 + 400]));
		},
	);

	test('W18: a file that comes after its Timeout is not had', async () => {
		const late = createServer((request, response) => {
			const isRecord = request.url?.includes('.json') === true;
			setTimeout(
				() => response.end(isRecord ? JSON.stringify(record) : 'picture'),
				isRecord ? 0 : 2500,
			);
		});
		await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve));
		const address = late.address();
		const url = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
		const began = performance.now();
		const item = await download(url, { timeout: 1 });
		expect(item).not.toHaveProperty('binary');
		expect(item?.json.error).toMatch(/in time|cut|broke/);
		expect(performance.now() - began).toBeGreaterThan(900);
		late.closeAllConnections();
		await new Promise((resolve) => late.close(resolve));
	}, 60_000);

	test('is 30 s for anything else, unless Timeout says otherwise', async () => {
		const [sent] = await twilio.results([{ to: '+14155552671', body: 'Hello' }], sendEachItem);
		expect(textOf(sent, 'sid')).not.toBe('');
		expect(limits()).toEqual({ perByte: [30_000], inAll: [30_400] });
	});
});
