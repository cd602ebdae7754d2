import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Theme } from './editor';

const folder = resolve(__dirname, '../../../nodes/TwilioMessaging');
const files = { light: 'twilioMessaging.svg', dark: 'twilioMessaging.dark.svg' };

/** What the browser knows of an image. */
interface ImageElement {
	readonly naturalWidth: number;
	decode(): Promise<void>;
}

/** Expects that a part of the screen shows our icon, the one for its theme. */
export async function expectOurIcon(part: Locator, theme: Theme): Promise<void> {
	const image = part.locator('img').first();
	await image.waitFor({ state: 'attached' });
	const width = await image.evaluate((shown: ImageElement) =>
		shown.decode().then(
			() => shown.naturalWidth,
			() => 0,
		),
	);
	expect(width).toBeGreaterThan(0);
	const address = new URL((await image.getAttribute('src')) ?? '', part.page().url());
	const answer = await part.page().request.get(address.href);
	expect(await answer.text()).toBe(readFileSync(resolve(folder, files[theme]), 'utf8'));
}
