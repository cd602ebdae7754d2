import type { Browser, BrowserContext } from 'playwright-core';
import { startBrowser } from './browser';
import { Editor, type Theme } from './editor';

/** The window, in CSS pixels: large enough for an open node with its output up to the column `to`. */
const viewport = { width: 1352, height: 915 };
const mostMillisecondsToStart = 120_000;
/** Nothing on the screen takes that long, unless it never comes. */
const mostMillisecondsToWait = 60_000;

/**
 * n8n's editor for the tests of one block, with somebody signed in. Each test has a page of its own.
 *
 * @param url where n8n is, asked when it runs
 * @param deviceScaleFactor pixels of the screen for one of the page; pictures are to be sharp on good screens
 */
export function setUpEditor(
	theme: Theme,
	url: () => string,
	deviceScaleFactor = 2,
): { readonly editor: Editor } {
	let browser: Browser | undefined;
	let context: BrowserContext | undefined;
	let editor: Editor | undefined;
	beforeAll(async () => {
		browser = await startBrowser();
		context = await browser.newContext({
			viewport,
			locale: 'en-US',
			colorScheme: theme,
			deviceScaleFactor,
		});
		context.setDefaultTimeout(mostMillisecondsToWait);
		await context.addInitScript(`localStorage.setItem('N8N_THEME', '${theme}')`);
		const page = await context.newPage();
		await new Editor(page, url(), theme).signIn();
		await page.close();
	}, mostMillisecondsToStart);
	beforeEach(async () => {
		const page = await context?.newPage();
		editor = page && new Editor(page, url(), theme);
		// n8n asks before it leaves a workflow that is not saved.
		page?.on('dialog', (dialog) => void dialog.accept());
	});
	afterEach(async () => {
		await editor?.page.close();
	});
	afterAll(async () => {
		await browser?.close();
	});
	return {
		get editor() {
			if (!editor) throw new Error('The editor is there from beforeEach on');
			return editor;
		},
	};
}
