import type { Browser, BrowserContext, Page } from 'playwright-core';
import { isJsonObject } from '../../nodes/twilio/api/json';
import {
	AskingExecution,
	askingNode,
	askingWorkflow,
	call,
	callWithForm,
	linkOf,
	other,
	passedOn,
	person,
} from './harness/asking';
import { startBrowser } from './harness/browser';
import { CrashingN8n } from './harness/crashingN8n';
import type { Theme } from './harness/editor';
import { takePicture } from './harness/pictures';
import { setUp } from './harness/setUp';

const place = setUp(async (folder, say) => await CrashingN8n.start(folder, say));
const n8n = () => place.playground;

const sent = () => n8n().standIn.messages();
const byPage = (form: Record<string, string>) => ({ answeredBy: 'page', ...form });
const print = (what: string) => process.stdout.write(`  ${what}\n`);

async function ask(fields: object = {}, people = [person]): Promise<AskingExecution> {
	const workflow = await n8n().api.createWorkflow(askingWorkflow(n8n().credential, people, fields));
	const execution = await AskingExecution.start(n8n(), workflow);
	await execution.asks(1);
	return execution;
}

async function answerOf(execution: AskingExecution): Promise<unknown> {
	const ended = await execution.end();
	expect([ended.status, ended.error]).toEqual(['success', undefined]);
	const [after] = ended.items('After');
	expect(after).toMatchObject({ got: { ...person }, earlier: person.order });
	return ended.items(askingNode)[0]?.data;
}

describe.each<Theme>(['light', 'dark'])('the page on a phone, %s', (theme) => {
	const viewport = { width: 390, height: 844 };
	let browser: Browser;
	let context: BrowserContext;
	let page: Page;
	const requests: string[] = [];

	beforeAll(async () => {
		browser = await startBrowser();
		context = await browser.newContext({ viewport, colorScheme: theme, deviceScaleFactor: 2 });
		page = await context.newPage();
		page.on('request', (request) => requests.push(request.url()));
	}, 120_000);
	afterAll(async () => {
		await browser.close();
	});

	test('is answered with a tap', async () => {
		const execution = await ask({
			message:
				'May Ana book the flight for 420 EUR?\n\nBerlin – Lisbon, Monday 7:15. The next one is on Tuesday, for 260 EUR.',
			options: { askedBy: 'Acme Travel' },
		});
		requests.length = 0;
		const link = linkOf(n8n());
		await page.goto(link);
		await page.getByRole('button', { name: 'Decline' }).waitFor();
		const width = await page.evaluate('document.documentElement.scrollWidth');
		expect(width).toBeLessThanOrEqual(viewport.width);
		const words = page.locator('main');
		await takePicture(
			{ page, theme },
			{ name: 'answer-page', area: { x: 0, y: 0, ...viewport }, words },
		);
		await page.getByLabel('Comment').fill('Take <b>Tuesday</b>');
		await page.getByRole('button', { name: 'Decline' }).click();
		await page.getByText('Thank you').waitFor();
		// Nothing but the page itself, and the form.
		expect(requests).toEqual([link, link]);
		expect(await answerOf(execution)).toMatchObject({
			approved: false,
			chatInput: 'Take <b>Tuesday</b>',
			answeredBy: person.to,
			answeredVia: 'page',
		});
	});

	test('has a form to fill in', async () => {
		const formFields = {
			values: [
				{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
				{ fieldLabel: 'Guests', fieldType: 'number' },
				{ fieldLabel: 'Room', fieldType: 'dropdown', fieldChoices: ['Large', 'Small & quiet'] },
				{ fieldLabel: 'Wishes' },
			],
		};
		const execution = await ask({ responseType: 'customForm', formFields });
		await page.goto(linkOf(n8n()));
		await page.getByLabel('Day').fill('2026-12-24');
		await page.getByLabel('Guests').fill('4');
		await page.getByLabel('Room').selectOption('Small & quiet');
		await page.getByLabel('Wishes').fill('Grüße, "schön" 👋');
		await page.getByRole('button', { name: 'Send' }).click();
		await page.getByText('Thank you').waitFor();
		expect(await answerOf(execution)).toMatchObject({
			Day: '2026-12-24',
			Guests: 4,
			Room: 'Small & quiet',
			Wishes: 'Grüße, "schön" 👋',
		});
	});
});

test('a free text, a form, and a text that was sent back', async () => {
	const free = await ask({ responseType: 'freeText' });
	await call(linkOf(n8n()), byPage({ text: 'At nine' }));
	expect(await answerOf(free)).toMatchObject({ text: 'At nine', answeredVia: 'page' });

	const formFields = {
		values: [
			{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
			{ fieldLabel: 'Guests', fieldType: 'number' },
		],
	};
	await n8n().standIn.control.reset();
	const form = await ask({ responseType: 'customForm', formFields });
	const again = await callWithForm(linkOf(n8n()), byPage({ field_0: 'soon' }));
	expect(again.body).toContain('Please check');
	await callWithForm(linkOf(n8n()), byPage({ field_0: '2026-12-24', field_1: '4' }));
	expect(await answerOf(form)).toMatchObject({ Day: '2026-12-24', Guests: 4 });

	await n8n().standIn.control.reset();
	const text = await ask();
	const no = await call(linkOf(n8n()), passedOn(other.to, 'YES'));
	expect([no.status, no.type]).toEqual([200, 'application/json; charset=utf-8']);
	expect(JSON.parse(no.body)).toMatchObject({ taken: false });
	const yes = await call(linkOf(n8n()), passedOn(person.to, 'No, only 20 EUR'));
	expect(yes.status).toBe(200);
	expect(JSON.parse(yes.body)).toEqual({
		taken: true,
		reply: 'Thank you, your answer has arrived.',
	});
	expect(await answerOf(text)).toMatchObject({
		approved: false,
		chatInput: 'only 20 EUR',
		answeredVia: 'text',
	});
});

test('wrong, changed and reused links; our own policy stands', async () => {
	const execution = await ask();
	const link = linkOf(n8n());
	const page = await call(link);
	expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
	expect(page.policy).toMatch(/^sandbox allow-forms; default-src 'none'; style-src 'sha256-/);
	for (const [what, changed] of [
		['recipient', link.replace('5554000', '5554001')],
		['round', link.replace('round=0', 'round=1')],
		['signature', link.replace(/signature=\w{4}/, 'signature=0000')],
		['more', `${link}&more=1`],
	] as const) {
		const { status } = await call(changed, byPage({ decision: 'approve' }));
		print(`a link with another ${what}: ${status}`);
		expect(status).toBe(401);
	}
	const nobody = await call(link.replace(/waiting\/\d+/, 'waiting/999999'), byPage({}));
	expect(nobody.status).toBe(404);
	const done = await call(link, byPage({ decision: 'approve' }));
	expect(done.body).toContain('Thank you');
	expect(done.policy).toBe(page.policy);
	expect(await answerOf(execution)).toMatchObject({ approved: true });
	for (const form of [undefined, byPage({ decision: 'disapprove' }), passedOn(person.to, 'NO')]) {
		const late = await call(link, form);
		print(
			`after the end: ${late.status} ${late.type} ${late.body.includes('<html') ? 'a page of n8n' : late.body}`,
		);
		expect(late.body).not.toContain('"taken":true');
	}
	expect((await execution.end()).items(askingNode)).toHaveLength(1);
});

test('two answers at the same moment: one is the first, the other is told so', async () => {
	const execution = await ask({ options: { alsoAsk: other.to } });
	await execution.asks(2);
	const both = await Promise.all([
		call(linkOf(n8n(), 0), byPage({ decision: 'approve' })),
		call(linkOf(n8n(), 1), byPage({ decision: 'disapprove' })),
	]);
	print(
		both
			.map(
				({ status, body }) =>
					`${status} ${/Thank you|no longer open/.exec(body)?.[0] ?? body.slice(0, 60)}`,
			)
			.join(' | '),
	);
	expect(both.filter(({ body }) => body.includes('Thank you'))).toHaveLength(1);
	const answer = await answerOf(execution);
	const isApproved = isJsonObject(answer) && answer.approved === true;
	expect(both[isApproved ? 0 : 1].body).toContain('Thank you');
});

test('n8n is killed and started again while it waits', async () => {
	const execution = await ask();
	await n8n().crash();
	const done = await call(linkOf(n8n()), byPage({ decision: 'approve' }));
	expect(done.body).toContain('Thank you');
	expect(await answerOf(execution)).toMatchObject({ approved: true });
	expect(sent()).toHaveLength(1);
});

test('a loop with two people: no link answers another round', async () => {
	const execution = await ask({}, [person, other]);
	const first = linkOf(n8n(), 0);
	await call(first, byPage({ decision: 'approve' }));
	await execution.asks(2);
	const again = await call(first, byPage({ decision: 'approve' }));
	expect(again.body).toContain('no longer open');
	await call(linkOf(n8n(), 1), byPage({ decision: 'disapprove', comment: 'Late' }));
	const ended = await execution.end();
	expect([ended.status, ended.rounds(askingNode)]).toEqual(['success', 2]);
	expect(ended.items(askingNode)).toMatchObject([{ to: other.to, data: { approved: false } }]);
	expect(sent().map(({ to }) => to)).toEqual([person.to, other.to]);
});

test('when the time is over, what came in goes on', async () => {
	const limitWaitTime = {
		values: { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' },
	};
	const execution = await ask({ options: { limitWaitTime } });
	expect(await answerOf(execution)).toBeUndefined();
	expect(sent()).toHaveLength(1);
});
