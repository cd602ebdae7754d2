import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import type { WorkflowFile } from '../n8n/api';
import {
	AskingExecution,
	askingWorkflow,
	call,
	linkOf,
	other,
	passedOn,
	person,
} from './harness/asking';
import { startBrowser } from './harness/browser';
import { CrashingN8n, stopExecution } from './harness/crashingN8n';
import { setUp } from './harness/setUp';

/** What a stranger sees who opens or answers a link, on a small phone. Pictures: .cache/pictures. */
const place = setUp(async (folder, say) => await CrashingN8n.start(folder, say));
const n8n = () => place.playground;

const pictures = join(__dirname, '../../.cache/pictures');
const viewport = { width: 360, height: 640 };
let browser: Browser;
let page: Page;

beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	browser = await startBrowser();
	page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
}, 120_000);
afterAll(async () => {
	await browser.close();
});

/** What stands on the page. */
async function seen(name: string): Promise<string> {
	await page.screenshot({ path: join(pictures, `stranger-${name}.png`) });
	const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ').trim();
	process.stdout.write(`  ${name}: ${text}\n`);
	return text;
}

/** What stands on a page of ours, which fits on the phone. */
async function seenOfOurs(name: string): Promise<string> {
	const width = await page.evaluate('document.documentElement.scrollWidth');
	expect([name, width]).toEqual([name, viewport.width]);
	return await seen(name);
}

async function opens(name: string, link: string): Promise<{ status: number; text: string }> {
	const answer = await page.goto(link);
	process.stdout.write(`  ${name}: ${answer?.status() ?? 'no answer'}\n`);
	return { status: answer?.status() ?? 0, text: await seen(name) };
}

async function ask(
	fields: object = {},
	people = [person],
	change = (workflow: WorkflowFile) => workflow,
): Promise<AskingExecution> {
	const workflow = change(askingWorkflow(n8n().credential, people, fields));
	const saved = await n8n().api.createWorkflow(workflow);
	const execution = await AskingExecution.start(n8n(), saved);
	await execution.asks(1);
	return execution;
}

const approve = async () => {
	await page.getByRole('button', { name: 'Approve' }).click();
};

test('our own pages: the question, something wrong, thanks, and one that is over', async () => {
	const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
	const labels = { approvalType: 'double', approveLabel: 'x'.repeat(40), disapproveLabel: 'No' };
	await ask({
		message: `May Ana buy ${long}? ${'a'.repeat(80)}`,
		options: { askedBy: `Purchasing of ${long}` },
		approvalOptions: { values: labels },
	});
	await page.goto(linkOf(n8n()));
	expect(await seenOfOurs('long-words')).toContain(long);

	await n8n().standIn.control.reset();
	const formFields = {
		values: [{ fieldLabel: 'Guests', fieldType: 'number' }, { fieldLabel: long }],
	};
	await ask({ responseType: 'customForm', formFields });
	await page.goto(linkOf(n8n()));
	await seenOfOurs('form');
	await page.getByLabel('Guests').fill('1e20');
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByRole('alert').waitFor();
	expect(await seenOfOurs('something-wrong')).toContain('Please check what you entered: Guests');
	await page.getByLabel('Guests').fill('4');
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByText('Thank you').waitFor();
	await seenOfOurs('thanks');

	await n8n().standIn.control.reset();
	const loop = await ask({}, [person, other]);
	await page.goto(linkOf(n8n(), 0));
	await approve();
	await page.getByText('Thank you').waitFor();
	await loop.asks(2);
	await page.goto(linkOf(n8n(), 0));
	expect(await seenOfOurs('no-longer-open')).toContain('no longer open');
});

test('n8n’s own: a changed link, no execution, one that has ended, that was stopped, that has failed', async () => {
	const ended = await ask();
	const link = linkOf(n8n());
	expect((await opens('changed-link', link.replace('round=0', 'round=1'))).status).toBe(401);
	const nobody = link.replace(/waiting\/\d+/, 'waiting/999999');
	expect((await opens('no-execution', nobody)).status).toBe(404);
	await page.goto(link);
	await approve();
	await page.getByText('Thank you').waitFor();
	await ended.end();
	const over = await opens('ended', link);
	expect(over.status).toBe(200);

	await n8n().standIn.control.reset();
	const stopped = await ask();
	await stopExecution(n8n().api, stopped.id);
	const stoppedLink = linkOf(n8n());
	const told = await opens('stopped', stoppedLink);
	expect(told.text).not.toContain('May we ship');
	for (const form of [{ answeredBy: 'page', decision: 'approve' }, passedOn(person.to, 'YES')]) {
		const late = await call(stoppedLink, form);
		process.stdout.write(`  an answer to a stopped one: ${late.status}\n`);
		expect(late.body).not.toMatch(/Thank you|"taken":true/);
	}
	const { status } = await n8n().api.executionAtItsEnd(stopped.id);
	expect(status).toBe('canceled');

	await n8n().standIn.control.reset();
	const failed = await ask({}, [person], (workflow) => afterwards(workflow, stopAndError));
	await page.goto(linkOf(n8n()));
	await approve();
	await page.getByText('Thank you').waitFor();
	expect((await failed.end()).status).toBe('error');
	const failure = await opens('failed', linkOf(n8n()));
	expect(failure.status).toBe(409);
});

test('n8n’s own: while later nodes run', async () => {
	const running = await ask({}, [person], (workflow) => afterwards(workflow, wait));
	const link = linkOf(n8n());
	await page.goto(link);
	await approve();
	await page.getByText('Thank you').waitFor();
	await pause(500);
	const told = await opens('goes-on', link);
	expect(told.status).toBe(409);
	await stopExecution(n8n().api, running.id);
});

const nodeSchema = z.object({ name: z.string() }).passthrough();
const stopAndError = {
	type: 'n8n-nodes-base.stopAndError',
	typeVersion: 1,
	parameters: { errorMessage: 'Failed' },
};
const wait = {
	type: 'n8n-nodes-base.wait',
	typeVersion: 1.1,
	parameters: { amount: 20, unit: 'seconds' },
};

/** The workflow with another last node. */
function afterwards(workflow: WorkflowFile, last: object): WorkflowFile {
	const nodes = workflow.nodes.map((raw) => {
		const node = nodeSchema.parse(raw);
		return node.name === 'After' ? { ...node, ...last } : node;
	});
	return { ...workflow, nodes };
}
