import { Readable } from 'node:stream';
import { contentOf, OpenAnswers, readFileAnswer } from '../../../nodes/connection/fileResponse';

const bytes = Buffer.from('picture');
const answer = (body: Readable, headers: object = {}) =>
	readFileAnswer({ statusCode: 200, headers, body });
const stream = () => Readable.from([bytes]);
/** As it comes over the wire, not unpacked by anybody. */
const wire = () => Object.assign(stream(), { httpVersion: '1.1' });
const size = { 'content-length': String(bytes.length) };

test('a stream whose size the host says is handed on as it is', async () => {
	const body = wire();
	expect(await contentOf(answer(body, size), { largest: 7 })).toBe(body);
});

test.each([
	['its size is not known', wire(), {}, {}],
	['it was packed for the way', stream(), size, {}],
	['n8n would leave half a file behind', wire(), size, { isReadFirst: true }],
])('all is read first where %s', async (_, body, headers, limits) => {
	expect(await contentOf(answer(body, headers), { largest: 7, ...limits })).toEqual(bytes);
});

test.each([
	['and the host says so', wire(), size],
	['and nobody says so', wire(), {}],
	['once it is unpacked', stream(), { 'content-length': '1' }],
])('nothing is taken of a file that is too large %s', async (_, body, headers) => {
	expect(await contentOf(answer(body, headers), { largest: 6 })).toBeUndefined();
});

test('no connection stays open, also not that of an answer that comes late', () => {
	const [early, late] = [stream(), stream()];
	const opened = new OpenAnswers();
	opened.add(answer(early));
	expect(early.destroyed).toBe(false);
	opened.close();
	expect(early.destroyed).toBe(true);
	opened.add(answer(late));
	expect(late.destroyed).toBe(true);
});
