import { chromium, type Browser } from 'playwright-core';
import { findProgram } from '../../tools/debian';

const arguments_ = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--hide-scrollbars',
	'--lang=en-US',
];

/** Starts a browser without a window: one that is there, or Debian's Chromium. */
export async function startBrowser(): Promise<Browser> {
	const executablePath = await findProgram({
		name: 'Chromium',
		places: () => [
			process.env.CHROMIUM_PATH,
			'/usr/bin/chromium',
			'/usr/bin/chromium-browser',
			'/usr/bin/google-chrome',
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
			chromium.executablePath(),
		],
		packages: ['chromium', 'fonts-inter', 'fonts-noto-core', 'fonts-noto-color-emoji'],
	});
	return await chromium.launch({ executablePath, args: arguments_ });
}
