import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { markup } from '../../twilio-stand-in/page/markup';
import { animatedPng } from '../../tools/animatedPng';
import type { Editor } from './editor';
import { hidden, picturesFolder, shrink, type Area } from './pictures';

/** Everybody who opens the README loads it. */
const mostBytes = 1_500_000;

/** The mouse, which a picture of the screen does not show. */
const drawPointer = String.raw`({ x, y }) => {
	const pointer = document.createElement('div');
	pointer.id = 'film-pointer';
	pointer.style.cssText = 'position:fixed;z-index:99999;pointer-events:none;left:' + x + 'px;top:' + y + 'px';
	pointer.innerHTML =
		'<svg width="26" height="30" viewBox="0 0 13 15"><path d="M1 1v11l3-2.6 1.8 4 2-.9-1.8-3.9h4z" fill="#000" stroke="#fff"/></svg>';
	document.body.append(pointer);
}`;

/** An animated picture of what a person does in the editor. All its frames are of one size. */
export class Film {
	readonly #frames: Array<{ readonly png: Buffer; readonly milliseconds: number }> = [];

	constructor(
		private readonly editor: Editor,
		private readonly size: Pick<Area, 'width' | 'height'>,
	) {}

	/**
	 * Takes a frame.
	 *
	 * @param corner its left and upper edge on the screen
	 * @param milliseconds how long it is shown
	 * @param pointingAt what the mouse is about to click
	 */
	async take(
		corner: Pick<Area, 'x' | 'y'>,
		milliseconds: number,
		pointingAt?: Locator,
	): Promise<void> {
		const { page } = this.editor;
		const box = await pointingAt?.boundingBox();
		if (box) {
			const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
			await page.evaluate(`(${drawPointer})(${JSON.stringify(middle)})`);
		}
		const clip = { x: corner.x, y: corner.y, ...this.size };
		const png = await page.screenshot({ clip, animations: 'disabled', style: hidden });
		this.#frames.push({ png, milliseconds });
		await page.evaluate(`document.getElementById('film-pointer')?.remove()`);
	}

	/** Writes it where people find it, with the colours that all frames have in common. */
	async save(name: string): Promise<void> {
		const { page, theme } = this.editor;
		const images = this.#frames.map(
			({ png }) => markup`<img src="data:image/png;base64,${png.toString('base64')}" />`,
		);
		const { width, height } = this.size;
		await page.setContent(
			markup`<!doctype html>
				<style>body{margin:0}img{display:block;width:${width}px;height:${height}px}</style>
				${images}`.text,
		);
		await page.setViewportSize(this.size);
		await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
		mkdirSync(picturesFolder, { recursive: true });
		const file = join(picturesFolder, `${name}-${theme}.png`);
		await page.screenshot({ path: file, fullPage: true });
		const strip = await shrink(file, Infinity);
		const film = animatedPng(
			strip,
			this.#frames.map(({ milliseconds }) => milliseconds),
		);
		if (film.length >= mostBytes) throw new Error(`${file} has ${film.length} bytes: too many`);
		writeFileSync(file, film);
	}
}
