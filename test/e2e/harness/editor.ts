import type { Locator, Page } from 'playwright-core';
import { owner } from '../../n8n/api';

/** How n8n looks. */
export type Theme = 'light' | 'dark';

/** Nothing that moves or passes by is in the way of clicks and pictures. */
const quiet = `
	[data-test-id="floating-nodes"], .el-notification { display: none !important; }
	*, *::before, *::after { caret-color: transparent !important; transition: none !important; animation: none !important; }
`;

/** n8n's editor in a browser. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
		readonly theme: Theme,
	) {}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[autocomplete="email"]').fill(owner.email);
		await this.page.locator('input[type="password"]').fill(owner.password);
		await this.part('form-submit-button').click();
		await this.page.waitForURL((url) => !url.pathname.startsWith('/signin'));
	}

	/** A part of the screen, by n8n's name for it. */
	part(name: string, inside: Page | Locator = this.page): Locator {
		return inside.locator(`[data-test-id="${name}"]`);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.#open(`/workflow/${id}`, this.part('canvas-node').first());
	}

	async openEmptyWorkflow(): Promise<void> {
		await this.#open('/workflow/new', this.part('canvas-add-button'));
	}

	async openCredential(id: string): Promise<void> {
		await this.#open(`/home/credentials/${id}`, this.part('credential-edit-dialog'));
	}

	/** Runs the workflow on the screen by hand, to its end. */
	async execute(): Promise<void> {
		await this.part('execute-workflow-button').last().click();
		const notice = this.page.locator('.el-notification');
		await notice
			.filter({ hasText: /executed successfully|Problem in node/ })
			.waitFor({ state: 'attached' });
	}

	/** Begins to listen in the open node, and waits for n8n's notice that says why it does not. */
	async seeRefusal(): Promise<Locator> {
		await this.part('trigger-execute-button').click();
		const notice = this.page.locator('.el-notification');
		await notice.filter({ hasText: 'Problem running workflow' }).waitFor({ state: 'attached' });
		await this.page.addStyleTag({
			content: '.el-notification { display: flex !important; }',
		});
		return notice;
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.part('node-parameters').first().waitFor();
	}

	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('node-parameters').first().waitFor({ state: 'detached' });
	}

	/** Waits until nothing of the open node is being fetched any more. */
	async settle(): Promise<void> {
		await this.page.waitForLoadState('networkidle');
		await this.page
			.getByText(/^\s*Fetching /)
			.first()
			.waitFor({ state: 'hidden' });
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Begins a workflow that is started by hand, and looks for a node to come after that. */
	async searchForNode(words: string): Promise<void> {
		await this.openEmptyWorkflow();
		await this.part('canvas-add-button').click();
		await this.part('node-creator').getByText('Trigger manually').click();
		await this.part('canvas-handle-plus').first().click();
		await this.part('node-creator-search-bar').fill(words);
	}

	/** Waits until the connections on the canvas say how many items went along them. */
	async seeItems(...counts: string[]): Promise<void> {
		for (const count of counts)
			await this.part('edge-label').filter({ hasText: count }).first().waitFor();
	}

	/** A node or an action that the node panel offers. */
	offered(name: string): Locator {
		return this.part('item-iterator-item').filter({
			has: this.page.getByText(name, { exact: true }),
		});
	}

	/** The names of the fields of the open node. */
	async fieldNames(): Promise<string[]> {
		const form = this.part('node-parameters').first();
		const labels = await this.part('input-label', form).filter({ visible: true }).allInnerTexts();
		// Below the name are the two ways to fill the field in.
		return labels.map((label) => label.split('\n')[0] ?? '');
	}

	/** The choices of a field of the open node: name and description of each. */
	async choices(field: string): Promise<string[][]> {
		await this.part(`parameter-input-${field}`).click();
		const choices = this.page.locator('.el-select-dropdown:visible li');
		await choices.first().waitFor();
		const texts = await choices.allInnerTexts();
		await this.page.keyboard.press('Escape');
		return texts.map((text) => text.split('\n'));
	}

	/** What a panel of the open node shows as a table, row by row. */
	async table(panel: 'ndv-input-panel' | 'output-panel'): Promise<string[][]> {
		const shown = this.part(panel);
		await this.part('radio-button-table', shown).click();
		const rows = shown.locator('tbody tr');
		await rows.first().waitFor();
		return (await rows.allInnerTexts()).map((row) => row.split('\t'));
	}

	/** Saves the credential on the screen, which n8n then tests. */
	async saveCredential(field: string, value: string): Promise<void> {
		await this.part(`parameter-input-${field}`).locator('input').fill(value);
		await this.part('credential-save-button').click();
	}

	async #open(path: string, sign: Locator): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
		await sign.waitFor();
		await this.page.addStyleTag({ content: quiet });
	}
}
