import type { Locator } from 'playwright-core';
import type { Editor } from './editor';
import type { Area } from './pictures';

/** A field of the open node in which a person picks from a list. */
export class PickerField {
	constructor(
		private readonly editor: Editor,
		private readonly name: string,
	) {}

	/** Opens the list. */
	async open(): Promise<void> {
		await this.#field.locator('input').last().click();
	}

	/** Types into the list's search, once the list is there. */
	async search(words: string): Promise<void> {
		await this.items.first().waitFor();
		await this.editor.part('rlc-search').locator('visible=true').fill(words);
	}

	/** What the list offers. */
	get items(): Locator {
		return this.editor.part('rlc-item').locator('visible=true');
	}

	/** What stands there when there is no list. */
	get obstacle(): Locator {
		return this.editor.part('rlc-error-container').locator('visible=true');
	}

	/** What the field shows. */
	async value(): Promise<string> {
		return await this.#field.locator('input').last().inputValue();
	}

	/** The field with what is open below it. */
	async area(below: Locator): Promise<Area> {
		const boxes = [await this.#field.boundingBox(), await below.boundingBox()];
		const [field, open] = boxes;
		if (!field || !open) throw new Error(`Nothing is to be seen of ${this.name}`);
		const margin = 16;
		const x = Math.min(field.x, open.x) - margin;
		const y = Math.min(field.y, open.y) - 2 * margin;
		const right = Math.max(field.x + field.width, open.x + open.width) + margin;
		const bottom = Math.max(field.y + field.height, open.y + open.height) + 2 * margin;
		return { x, y, width: right - x, height: bottom - y };
	}

	get #field(): Locator {
		return this.editor.part(`resource-locator-${this.name}`);
	}
}
