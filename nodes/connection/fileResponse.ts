import type { IExecuteFunctions } from 'n8n-workflow';

/** What n8n keeps as it comes, without holding all of it. */
type Stream = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

/** How a file is taken. */
export interface Limits {
	/** In bytes. */
	readonly largest: number;
	/** All of it is read before n8n stores it: where n8n would leave half a file behind. */
	readonly isReadFirst?: boolean;
}

/** What a host answers that was asked for a file. */
export interface FileAnswer {
	readonly status: number;
	readonly location: string;
	/** In bytes; NaN when the host does not say. */
	readonly size: number;
	readonly body: Stream | undefined;
}

/** Reads what n8n's request helper gives for an answer whose body is a stream. */
export function readFileAnswer(answer: unknown): FileAnswer {
	const headers = value('headers', answer);
	const status = value('statusCode', answer);
	const location = value('location', headers);
	const size = value('content-length', headers);
	const body = value('body', answer);
	return {
		status: typeof status === 'number' ? status : 0,
		location: typeof location === 'string' ? location : '',
		size: typeof size === 'string' ? Number(size) : Number.NaN,
		body: isStream(body) ? body : undefined,
	};
}

function value(name: string, of: unknown): unknown {
	return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function isStream(of: unknown): of is Stream {
	return (
		typeof of === 'object' && of !== null && Symbol.asyncIterator in of && 'readableFlowing' in of
	);
}

/** What was packed for the way comes out of something else, and may be larger than the host said. */
function isAnswerItself(body: Stream): boolean {
	return 'httpVersion' in body;
}

const nothing: readonly unknown[] = [];

/** Answers that are read, or not: what is left of them must not keep a connection. */
export class OpenAnswers {
	readonly #bodies: Stream[] = [];
	#isOver = false;

	add({ body }: FileAnswer): void {
		if (body) this.#bodies.push(body);
		if (this.#isOver) this.close();
	}

	/** Lets go of all connections, also of an answer that comes later. */
	close(): void {
		this.#isOver = true;
		for (const body of this.#bodies) {
			body.on('error', () => undefined);
			body.destroy();
		}
	}
}

/**
 * What is to be kept of an answer: the stream itself where the host said how much it holds.
 *
 * @returns undefined when there is more of it
 */
export async function contentOf(
	{ size, body }: FileAnswer,
	{ largest, isReadFirst = false }: Limits,
): Promise<Stream | Buffer | undefined> {
	if (size > largest) return undefined;
	const isBounded = body !== undefined && size <= largest && isAnswerItself(body);
	return isBounded && !isReadFirst ? body : await read(body, largest);
}

/** All of a file whose size is not known before; undefined when it is too large. */
async function read(body: Stream | undefined, largest: number): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body ?? nothing) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		if (size > largest) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
}
