import { deflateSync, inflateSync } from 'node:zlib';

/** What each pixel is, as a number of the palette. */
interface Indexed {
	readonly width: number;
	readonly height: number;
	readonly palette: readonly Chunk[];
	readonly pixels: Buffer;
}

interface Chunk {
	readonly type: string;
	readonly data: Buffer;
}

/** A part of a frame: what differs from the frame before it. */
interface Part {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * An animated PNG that begins again at its end, from frames that lie below one another in one picture. They share its
 * palette, and each holds what differs from the frame before it only.
 *
 * @param strip a PNG with a palette of 17 to 256 colours, such as pngquant makes
 * @param milliseconds how long each frame is shown
 */
export function animatedPng(strip: Buffer, milliseconds: readonly number[]): Buffer {
	const { width, height, palette, pixels } = readIndexed(strip);
	const frameHeight = height / milliseconds.length;
	if (!Number.isInteger(frameHeight)) throw new Error('The frames are not all of one height');
	const frames = milliseconds.map((_, index) =>
		pixels.subarray(index * frameHeight * width, (index + 1) * frameHeight * width),
	);
	let sequence = 0;
	const chunks = frames.flatMap((frame, index) => {
		const previous = frames[index - 1];
		const whole = { left: 0, top: 0, width, height: frameHeight };
		const part = previous ? difference(previous, frame, width) : whole;
		const control = frameControl(sequence++, part, milliseconds[index] ?? 0);
		const data = deflateSync(rowsOf(frame, part, width), { level: 9 });
		if (index === 0) return [control, { type: 'IDAT', data }];
		return [control, { type: 'fdAT', data: Buffer.concat([numbers(sequence++), data]) }];
	});
	return Buffer.concat([
		signature,
		...[
			{ type: 'IHDR', data: Buffer.concat([numbers(width, frameHeight), indexedHeader]) },
			// 0: without end.
			{ type: 'acTL', data: numbers(frames.length, 0) },
			...palette,
			...chunks,
			{ type: 'IEND', data: Buffer.alloc(0) },
		].map(write),
	]);
}

/** How many frames an animated PNG has; 0 for one that does not move. */
export function framesIn(png: Buffer): number {
	return (
		chunksOf(png)
			.find(({ type }) => type === 'acTL')
			?.data.readUInt32BE(0) ?? 0
	);
}

/** 8 bits, with a palette, not interlaced. */
const indexedHeader = Buffer.from([8, 3, 0, 0, 0]);

function chunksOf(png: Buffer): Chunk[] {
	const chunks: Chunk[] = [];
	for (let at = signature.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
		at += length + 12;
	}
	return chunks;
}

function readIndexed(png: Buffer): Indexed {
	const chunks = chunksOf(png);
	const header = chunks.find(({ type }) => type === 'IHDR')?.data;
	if (!header?.subarray(8).equals(indexedHeader)) {
		throw new Error('This is no PNG with a palette of more than 16 colours');
	}
	const width = header.readUInt32BE(0);
	const height = header.readUInt32BE(4);
	const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((each) => each.data));
	const palette = chunks.filter(({ type }) => ['PLTE', 'tRNS'].includes(type));
	return { width, height, palette, pixels: unfilter(inflateSync(data), width, height) };
}

/** Each row of a PNG says how it is to be read from what is left of and above it. */
function unfilter(data: Buffer, width: number, height: number): Buffer {
	const pixels = Buffer.alloc(width * height);
	for (let row = 0; row < height; row++) {
		const start = row * (width + 1);
		const kind = data[start] ?? 0;
		if (kind === 0) {
			data.copy(pixels, row * width, start + 1, start + 1 + width);
			continue;
		}
		for (let column = 0; column < width; column++) {
			const at = row * width + column;
			const left = column > 0 ? (pixels[at - 1] ?? 0) : 0;
			const up = row > 0 ? (pixels[at - width] ?? 0) : 0;
			const corner = row > 0 && column > 0 ? (pixels[at - width - 1] ?? 0) : 0;
			const guesses = [0, left, up, (left + up) >> 1, nearest(left, up, corner)];
			pixels[at] = (data[start + 1 + column] ?? 0) + (guesses[kind] ?? 0);
		}
	}
	return pixels;
}

/** PNG's "Paeth" guess. */
function nearest(left: number, up: number, corner: number): number {
	const guess = left + up - corner;
	const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(guess - each));
	if (Number(toLeft) <= Number(toUp) && Number(toLeft) <= Number(toCorner)) return left;
	return Number(toUp) <= Number(toCorner) ? up : corner;
}

/** The smallest part with all that differs; one pixel when nothing does. */
function difference(before: Buffer, after: Buffer, width: number): Part {
	let [left, top, right, bottom] = [width, Infinity, -1, -1];
	after.forEach((pixel, at) => {
		if (pixel === before[at]) return;
		const [column, row] = [at % width, Math.floor(at / width)];
		left = Math.min(left, column);
		right = Math.max(right, column);
		top = Math.min(top, row);
		bottom = row;
	});
	if (bottom < 0) return { left: 0, top: 0, width: 1, height: 1 };
	return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The rows of a part, each unfiltered. */
function rowsOf(frame: Buffer, { left, top, width, height }: Part, frameWidth: number): Buffer {
	const rows = Array.from({ length: height }, (_, row) => {
		const from = (top + row) * frameWidth + left;
		return Buffer.concat([Buffer.of(0), frame.subarray(from, from + width)]);
	});
	return Buffer.concat(rows);
}

function frameControl(sequence: number, part: Part, milliseconds: number): Chunk {
	const place = numbers(sequence, part.width, part.height, part.left, part.top);
	const rest = Buffer.alloc(6);
	rest.writeUInt16BE(milliseconds, 0);
	rest.writeUInt16BE(1000, 2);
	// It stays below the next one (0), which replaces what it covers (0).
	return { type: 'fcTL', data: Buffer.concat([place, rest]) };
}

function numbers(...values: readonly number[]): Buffer {
	const buffer = Buffer.alloc(values.length * 4);
	values.forEach((value, index) => buffer.writeUInt32BE(value, index * 4));
	return buffer;
}

function write({ type, data }: Chunk): Buffer {
	const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	return Buffer.concat([numbers(data.length), content, numbers(checksum(content))]);
}

/** The CRC-32 of PNG; zlib has one from Node 20.15 on only. */
function checksum(data: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of data) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return (sum ^ 0xffffffff) >>> 0;
}
