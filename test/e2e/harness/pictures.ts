import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import { z } from 'zod';
import { findProgram } from '../../tools/debian';
import type { Editor } from './editor';

const repository = resolve(__dirname, '../../..');
/** Whether the pictures that people see are taken anew. */
export const isUpdate = process.env.UPDATE_PICTURES === '1';
/** Where pictures go: those of a mere test run are put aside. */
export const picturesFolder = join(repository, isUpdate ? 'docs/pictures' : '.cache/pictures');
/** What is to be read in each picture that people see. */
const wordsFile = join(repository, 'docs/pictures/words.json');
const wordsSchema = z.record(z.array(z.string()));
const mostBytes = 200_000;

/** A part of the screen, in CSS pixels. */
export interface Area {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** What a picture shows. */
export interface Picture {
	/** Without the theme and the file's ending. */
	readonly name: string;
	readonly area: Area;
	/** Where the words are whose change makes the picture outdated. */
	readonly words: Locator;
	/** What the mouse points at; nothing unless told. */
	readonly pointingAt?: Locator;
}

/** Some buttons, and the round corners of dialogs, would be in a picture in part only. */
const buttons = [
	'canvas-controls',
	'node-creator-plus-button',
	'command-bar-button',
	'add-sticky-button',
	'toggle-focus-panel-button',
	'instance-ai-canvas-action-button',
	'ndv-pin-data',
].map((name) => `[data-test-id="${name}"]`);
/** A style without them. */
export const hidden = `${buttons.join()} { visibility: hidden !important; }`;
const style = `
	${hidden}
	[data-test-id^="execute-workflow-button"] { visibility: hidden !important; }
	.el-dialog, [data-test-id="ndv"], [data-test-id="ndv"] > *, [data-test-id="ndv"] > * > * { border-radius: 0 !important; }
`;

/**
 * Takes a picture of the editor, or of another page. With UPDATE_PICTURES set it becomes the one that people see in the
 * README and docs; otherwise it is put aside, and the words in it have to be those of theirs.
 */
export async function takePicture(
	{ page, theme }: Pick<Editor, 'page' | 'theme'>,
	picture: Picture,
): Promise<void> {
	const { name, area, words, pointingAt } = picture;
	if (pointingAt) await pointingAt.hover();
	else await page.mouse.move(2, 2);
	await page.evaluate('document.fonts.ready.then(() => undefined)');
	const file = join(picturesFolder, `${name}-${theme}.png`);
	mkdirSync(picturesFolder, { recursive: true });
	await page.screenshot({ path: file, clip: area, animations: 'disabled', style });
	const shown = (await words.allInnerTexts()).flatMap(linesOf);
	const known = existsSync(wordsFile)
		? wordsSchema.parse(JSON.parse(readFileSync(wordsFile, 'utf8')))
		: {};
	if (isUpdate) {
		await shrink(file);
		writeFileSync(wordsFile, `${JSON.stringify({ ...known, [name]: shown }, undefined, 2)}\n`);
	} else if (JSON.stringify(known[name]) !== JSON.stringify(shown)) {
		throw new Error(outdated(name, known[name] ?? [], shown));
	}
}

function linesOf(text: string): string[] {
	const lines = text.split('\n').map((line) => line.trim());
	return lines.filter((line) => line !== '');
}

function outdated(name: string, known: readonly string[], shown: readonly string[]): string {
	const gone = known.filter((line) => !shown.includes(line));
	const added = shown.filter((line) => !known.includes(line));
	return [
		`The pictures docs/pictures/${name}-*.png are out of date. Run UPDATE_PICTURES=1 npm run test:e2e -- editor, and look at them.`,
		`They show, but n8n no longer does: ${JSON.stringify(gone)}`,
		`n8n shows, but they do not: ${JSON.stringify(added)}`,
	].join('\n');
}

/** Pictures are loaded by everybody who opens its page. Gives the smaller one, which replaces the other. */
export async function shrink(file: string, most = mostBytes): Promise<Buffer> {
	const program = await findProgram({
		name: 'pngquant',
		places: () => ['/usr/bin/pngquant', '/usr/local/bin/pngquant', '/opt/homebrew/bin/pngquant'],
		packages: ['pngquant'],
	});
	const words = ['--force', '--strip', '--quality=80-98', '--speed=1', '--output', file, file];
	await promisify(execFile)(program, words);
	const shrunk = readFileSync(file);
	if (shrunk.length >= most) {
		throw new Error(`${file} has ${shrunk.length} bytes; ${most} are too many`);
	}
	return shrunk;
}
