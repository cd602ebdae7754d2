import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { markup } from '../../twilio-stand-in/page/markup';
import type { Theme } from './editor';
import { isUpdate, shrink } from './pictures';

const repository = resolve(__dirname, '../../..');
/** Where people find the sheets; those of a mere test run are put aside. */
const folder = join(repository, isUpdate ? 'docs/pictures/forms' : '.cache/pictures/forms');
const mostBytes = 900_000;

/** A picture on the sheet. */
export interface Shot {
	readonly name: string;
	readonly png: Buffer;
}

const colours: Readonly<Record<Theme, string>> = {
	light: 'background:#fff;color:#1d1f24',
	dark: 'background:#15171b;color:#eceef2',
};

/** Puts pictures side by side into one file, each with its name above it. */
export async function saveContactSheet(
	page: Page,
	name: string,
	theme: Theme,
	shots: readonly Shot[],
): Promise<void> {
	const figures = shots.map(
		({ name: title, png }) =>
			markup`<figure>
				<figcaption>${title}</figcaption>
				<img src="data:image/png;base64,${png.toString('base64')}" />
			</figure>`,
	);
	await page.setContent(
		markup`<!doctype html>
			<style>
				body{margin:0;padding:16px;display:grid;grid-template-columns:repeat(3,1fr);align-items:start;gap:24px 16px;font:20px system-ui,sans-serif;${colours[theme]}}
				figure{margin:0}
				figcaption{padding:2px 0;font-weight:600}
				img{display:block;width:100%;border:1px solid #8888}
			</style>
			${figures}`.text,
	);
	await page.setViewportSize({ width: 1440, height: 600 });
	await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${name}-${theme}.png`);
	await page.screenshot({ path: file, fullPage: true, scale: 'css' });
	if (isUpdate) await shrink(file, mostBytes);
}
