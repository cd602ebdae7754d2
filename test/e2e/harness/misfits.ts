import type { Page } from 'playwright-core';
import { z } from 'zod';

/** Runs in the browser, where the page's own types are not known here. */
const measure = String.raw`(root) => {
	/** A pixel more or less is the browser's rounding. */
	const tolerance = 2;
	const say = (element) => {
		const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
		const name = element.getAttribute('data-test-id') ?? element.className.toString();
		return element.tagName.toLowerCase() + ' ' + name + ' "' + words + '"';
	};
	const isShown = (element) =>
		element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
		element.getClientRects().length > 0;
	const all = [root, ...root.querySelectorAll('*')].filter(isShown);
	const hasOwnText = (element) =>
		[...element.childNodes].some(
			({ nodeType, textContent }) => nodeType === 3 && (textContent ?? '').trim() !== '',
		);
	const problems = [];
	for (const element of all) {
		const { overflowX, textOverflow } = getComputedStyle(element);
		const tooWide = element.scrollWidth > element.clientWidth + tolerance;
		const isField = ['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName);
		if (!tooWide || isField || element.clientWidth === 0) continue;
		if (['auto', 'scroll'].includes(overflowX)) problems.push('scrolls: ' + say(element));
		else if (overflowX !== 'visible' && (hasOwnText(element) || textOverflow === 'ellipsis'))
			problems.push('cut: ' + say(element));
	}
	for (const { value } of root.querySelectorAll('input'))
		if (/^-?\d+\.\d*0$/.test(value)) problems.push('zeros: ' + value);
	const page = document.documentElement;
	if (page.scrollWidth > page.clientWidth + tolerance) problems.push('scrolls: the page');
	const solid = all.filter(
		(element) =>
			(hasOwnText(element) || ['INPUT', 'SELECT', 'TEXTAREA', 'BUTTON'].includes(element.tagName)) &&
			!['OPTION', 'SCRIPT', 'STYLE'].includes(element.tagName),
	);
	/** What is scrolled out of its frame is not on the screen. */
	const boxOf = (element) => {
		let { left, top, right, bottom } = element.getBoundingClientRect();
		for (let frame = element.parentElement; frame; frame = frame.parentElement) {
			if (getComputedStyle(frame).overflowY === 'visible') continue;
			const box = frame.getBoundingClientRect();
			left = Math.max(left, box.left);
			right = Math.min(right, box.right);
			top = Math.max(top, box.top);
			bottom = Math.min(bottom, box.bottom);
		}
		return { left, top, right, bottom };
	};
	const boxes = solid.map((element) => ({ element, ...boxOf(element) }));
	boxes.forEach((one, index) => {
		for (const other of boxes.slice(index + 1)) {
			const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
			const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
			if (width <= tolerance || height <= tolerance) continue;
			if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
			// Element Plus lays what is chosen over the field that it was chosen in.
			const choice = one.element.closest('.el-select');
			if (choice !== null && choice === other.element.closest('.el-select')) continue;
			problems.push('overlap: ' + say(one.element) + ' and ' + say(other.element));
		}
	});
	return problems;
}`;

/**
 * What does not fit on the screen, by measuring it: texts that are cut off, parts that scroll sideways,
 * texts and fields that lie on one another; and numbers with zeros behind them.
 *
 * @param selector what is looked at, with all that is in it
 */
export async function misfits(page: Page, selector: string): Promise<string[]> {
	const found: unknown = await page.evaluate(
		`(${measure})(document.querySelector(${JSON.stringify(selector)}))`,
	);
	return z.array(z.string()).parse(found);
}

/** Runs in the browser, too. */
const lowest = String.raw`(root, unrelated) => {
	const parts = [...root.querySelectorAll('*')].filter(
		(element) =>
			element.closest(unrelated) === null &&
			element.querySelector(unrelated) === null &&
			element.checkVisibility({ visibilityProperty: true }),
	);
	return Math.max(...parts.map((element) => element.getBoundingClientRect().bottom));
}`;

/**
 * Where the last of what is in a part of the page ends, in CSS pixels from above.
 *
 * @param selector the part
 * @param unrelated what does not count, although it is in it
 */
export async function lowestEdge(page: Page, selector: string, unrelated: string): Promise<number> {
	const words = JSON.stringify(unrelated);
	const edge: unknown = await page.evaluate(
		`(${lowest})(document.querySelector(${JSON.stringify(selector)}), ${words})`,
	);
	return z.number().parse(edge);
}
