import type { Locator } from 'playwright-core';
import type { Editor } from './editor';
import type { Area } from './pictures';

/** The whole window. */
export function windowArea({ page }: Editor): Area {
	return { x: 0, y: 0, ...(page.viewportSize() ?? { width: 0, height: 0 }) };
}

/** A part of the screen without its rounded corners' surroundings. */
export async function areaOf(part: Locator): Promise<Area> {
	const box = await part.boundingBox();
	if (!box) throw new Error(`Nothing is to be seen of ${part.toString()}`);
	return { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
}

/** What stands around nodes: names below, item counts and a plus behind. */
const margin = { left: 60, top: 30, right: 125, bottom: 75 };

/** All nodes and notes on the canvas, as large as the window lets them be. */
export async function canvasArea(editor: Editor): Promise<Area> {
	await editor.part('zoom-to-fit').click();
	const parts = editor.page.locator('[data-test-id="canvas-node"], [data-test-id="sticky"]');
	return await partsArea(editor, await parts.all());
}

/** Some parts of the canvas, with what stands around them. */
export async function partsArea(editor: Editor, parts: readonly Locator[]): Promise<Area> {
	const boxes = await Promise.all(parts.map(areaOf));
	const left = Math.min(...boxes.map(({ x }) => x)) - margin.left;
	const top = Math.min(...boxes.map(({ y }) => y)) - margin.top;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin.right;
	const lowest = Math.max(...boxes.map(({ y, height }) => y + height)) + margin.bottom;
	const canvas = await areaOf(editor.page.locator('.vue-flow').first());
	const bottom = Math.min(lowest, canvas.y + canvas.height);
	return { x: left, y: top, width: right - left, height: bottom - top };
}
