import type { Locator, Page } from 'playwright-core';
import { owner } from '../../n8n/api';

/** n8n's editor in a browser. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
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
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
		await this.#beQuiet();
	}

	async openEmptyWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.part('canvas-add-button').waitFor();
		await this.#beQuiet();
	}

	async openCredential(id: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials/${id}`);
		await this.part('credential-edit-dialog').waitFor();
		await this.#beQuiet();
	}

	/** Runs the workflow on the screen by hand, to its end. */
	async execute(): Promise<void> {
		const button = this.part('execute-workflow-button').last();
		await button.click();
		await this.page
			.locator(
				'[data-test-id="canvas-node-status-success"], [data-test-id="canvas-node-status-error"]',
			)
			.first()
			.waitFor();
		await this.page
			.locator('.is-running, [data-test-id="stop-execution-button"]')
			.first()
			.waitFor({ state: 'detached' });
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.part('node-parameters').first().waitFor();
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	async showTheme(theme: 'light' | 'dark'): Promise<void> {
		await this.page.evaluate(`localStorage.setItem('N8N_THEME', '${theme}')`);
	}

	/** A panel of the open node, such as its output, as a table. */
	async showTable(panel: 'ndv-input-panel' | 'output-panel'): Promise<void> {
		const button = this.part('radio-button-table', this.part(panel));
		if (await button.isVisible()) await button.click();
	}

	/** Nothing that moves or passes by is in the way of clicks and pictures. */
	async #beQuiet(): Promise<void> {
		await this.page.addStyleTag({
			content: `[data-test-id="floating-nodes"], .el-notification { display: none !important; }
				*, *::before, *::after { caret-color: transparent !important; transition: none !important; animation: none !important; }`,
		});
	}
}
