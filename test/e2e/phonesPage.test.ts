import type { Browser, Page } from 'playwright-core';
import { createSdkClient } from '../twilio-stand-in/sdkClient';
import { defaults } from '../twilio-stand-in/defaultAccount';
import { startTwilioStandIn, type TwilioStandIn } from '../twilio-stand-in/server';
import { startBrowser } from './harness/browser';
import { misfits } from './harness/misfits';

const person = '+14155552671';
const pictures = process.env.PHONES_PICTURES;

let browser: Browser;
let standIn: TwilioStandIn;
beforeAll(async () => {
	[browser, standIn] = await Promise.all([startBrowser(), startTwilioStandIn()]);
}, 120_000);
beforeEach(() => {
	standIn.reset();
});
afterAll(async () => {
	await browser.close();
	await standIn.close();
});

const from = defaults.numberWithoutService;
const send = (to: string, body: string) =>
	createSdkClient(standIn).messages.create({ to, from, body });

async function sendSome(): Promise<void> {
	standIn.delivery.setOutcome('+14155552672', { status: 'undelivered', errorCode: 30003 });
	await send(person, 'Hello Ada, your appointment is on Friday at 9:30. Reply YES to confirm.');
	await send('+14155552672', 'Hello Grace, your appointment is on Friday at 10.');
	await send('+14155552673', `A long link: https://example.com/${'a'.repeat(300)}`);
}

/** The page, and what it asked other hosts for. */
async function open(width: number, colorScheme: 'light' | 'dark') {
	const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
	const page = await context.newPage();
	const asked: string[] = [];
	const problems: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).origin));
	page.on('console', (message) => problems.push(message.text()));
	page.on('pageerror', (error) => problems.push(error.message));
	await page.goto(`${standIn.url}/control/page`);
	return { page, asked, problems };
}

const phone = (page: Page, address: string) =>
	page.locator('section.phone').filter({ has: page.getByRole('heading', { name: address }) });

const isOn = (page: Page) => page.getByRole('heading', { name: 'Switched on' });

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	test.each([360, 1400])('at %i pixels all is to be read, and nothing is loaded', async (width) => {
		await sendSome();
		standIn.delivery.optOut('+14155552674');
		const { page, asked, problems } = await open(width, theme);
		await page.getByText('delivered', { exact: false }).first().waitFor();
		expect(await misfits(page, 'body')).toEqual([]);
		expect(await isOn(page).isVisible()).toBe(true);
		expect(new Set(asked)).toEqual(new Set([standIn.url]));
		expect(problems).toEqual([]);
		if (pictures !== undefined)
			await page.screenshot({ path: `${pictures}/phones-${width}-${theme}.png`, fullPage: true });
		await page.context().close();
	});
});

test('texts come up by themselves, an answer is written meanwhile and goes to the account', async () => {
	await send(person, 'Shall we?');
	const { page } = await open(1400, 'light');
	const answer = phone(page, person).getByRole('textbox');
	await answer.fill('Yes');
	await send(person, 'Please say.');
	await phone(page, person).getByText('Please say.').waitFor();
	await answer.press('End');
	await page.keyboard.type(', please');
	expect(await answer.inputValue()).toBe('Yes, please');
	await page.keyboard.press('Enter');
	await page.getByText('publish a workflow', { exact: false }).waitFor();
	expect(standIn.messages({ direction: 'inbound' })).toMatchObject([
		{ from: person, to: from, body: 'Yes, please' },
	]);
	await phone(page, person).getByText('Yes, please').waitFor();
	await page.context().close();
});

test('a trouble is switched on with two clicks and off with one', async () => {
	const { page } = await open(1400, 'light');
	await page.getByText('The next text is refused', { exact: false }).click();
	await page.getByRole('button', { name: 'Switch it on' }).click();
	await isOn(page).waitFor();
	await expect(send(person, 'Hi')).rejects.toMatchObject({ code: 21614 });
	// It has struck: the page says so by itself.
	await isOn(page).waitFor({ state: 'detached' });
	await page.getByText('Each answer takes three seconds').click();
	await page.getByRole('button', { name: 'Switch it on' }).click();
	await page.getByRole('button', { name: 'Switch all off' }).click();
	await page.getByText('All goes well again.').waitFor();
	expect(standIn.faults.latency).toBe(0);
	await page.context().close();
});
