import { useFakeTimers } from '../../../engine/fakeTimers';
import { startHttpServer, type HttpServer, type PlainAnswer } from '../../../engine/httpServer';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { Receiver } from './receivingTrigger';

const twilio = setUpTwilio();
const receiver = new Receiver(twilio);
beforeAll(async () => {
	await receiver.start();
	useFakeTimers(true);
});
afterAll(() => {
	jest.useRealTimers();
	receiver.stop();
});

const servers: HttpServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A Twilio that answers like this when it is asked for a file for the first time, the second, and so on. */
async function serve(answers: Readonly<Record<string, readonly PlainAnswer[]>>) {
	const asked = new Map<string, number>();
	const server = await startHttpServer(({ url }) => {
		const times = asked.get(url) ?? 0;
		asked.set(url, times + 1);
		const all = answers[url] ?? [];
		return all[Math.min(times, all.length - 1)] ?? { status: 404 };
	});
	servers.push(server);
	return { ...server, asked };
}

let count = 0;
/** Has a message with these files come in. */
async function receiveWith(server: HttpServer, paths: readonly string[]) {
	const media = paths.flatMap((path, index): Array<[string, string]> => [
		[`MediaUrl${index}`, server.url + path],
		[`MediaContentType${index}`, 'image/png'],
	]);
	const form = {
		MessageSid: `MM${String(++count).padStart(32, '0')}`,
		From: 'whatsapp:+14155550101',
		To: 'whatsapp:+12025550100',
		Body: '',
		NumMedia: String(paths.length),
		...Object.fromEntries(media),
	};
	const begun = Date.now();
	const { items } = await receiver.post(form, {
		parameters: { options: { downloadMedia: true } },
		credential: { baseUrl: server.url },
	});
	const item = items?.[0];
	const files = Object.entries(item?.binary ?? {}).map(([name, { data }]) => [
		name,
		Buffer.from(data, 'base64').toString(),
	]);
	return { files, problems: item?.json.mediaProblems, milliseconds: Date.now() - begun };
}

const file: PlainAnswer = { status: 200, body: 'picture' };

test.each([
	['is not there yet (404)', { status: 404 }],
	['lies at a host that is busy (503)', { status: 503 }],
	['lies at a host that has had too many requests (429)', { status: 429 }],
	// More was promised than comes: the connection breaks off.
	[
		'that breaks off',
		{ status: 200, headers: { 'Content-Length': '1000', Connection: 'close' }, body: 'pic' },
	],
])('R3: a file that %s is tried again', async (_what, first) => {
	const server = await serve({ '/1': [first, first, file] });
	const { files, problems } = await receiveWith(server, ['/1']);
	expect([files, problems]).toEqual([[['media_0', 'picture']], undefined]);
	expect(server.asked.get('/1')).toBe(3);
});

test('R3: the others are not asked for again, and keep their names', async () => {
	const server = await serve({ '/1': [file], '/2': [{ status: 404 }, file], '/3': [file] });
	const { files } = await receiveWith(server, ['/1', '/2', '/3']);
	expect(files.map(([name]) => name)).toEqual(['media_0', 'media_1', 'media_2']);
	expect([...server.asked.values()]).toEqual([1, 2, 1]);
});

test('R3: a file that never comes is named before Twilio gives up, and the workflow starts', async () => {
	const server = await serve({ '/1': [{ status: 404 }], '/2': [file] });
	const { files, problems, milliseconds } = await receiveWith(server, ['/1', '/2']);
	expect(files).toEqual([['media_1', 'picture']]);
	expect(problems).toEqual([expect.stringMatching(/\/1: .*HTTP 404.*It was tried 5 times\./)]);
	expect(milliseconds).toBeLessThan(13_000);
});

test('R3: a file that this credential may not have is not asked for again', async () => {
	const server = await serve({ '/1': [{ status: 403 }] });
	const { files, problems, milliseconds } = await receiveWith(server, ['/1']);
	expect([files, server.asked.get('/1')]).toEqual([[], 1]);
	expect(problems).toEqual([expect.stringMatching(/HTTP 403/)]);
	expect(milliseconds).toBeLessThan(2000);
});
