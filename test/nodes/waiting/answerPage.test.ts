import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { closedPage, questionPage, thanksPage } from '../../../nodes/waiting/answerPage';
import { pageHeaders, pageStyle } from '../../../nodes/waiting/pageStyle';
import { languages, pageWords, type Language } from '../../../nodes/waiting/pageWords';
import type { Question } from '../../../nodes/waiting/question';
import { questionWith } from './exampleQuestion';

/** Covers answerPage, answerControls, htmlText, pageStyle, pageWords. */

const hostile = `"><script>alert(1)</script><img src=x onerror='a()'>&quot;\u0000</title></style>`;

/** What is on the page beside texts: its tags, in their order. */
const tagsOf = (page: string) => [...page.matchAll(/<[!/a-z][^>]*>/gi)].map(([tag]) => tag);

const everywhere = (text: string): Partial<Question> => ({
	message: text,
	askedBy: text,
	approveLabel: text,
	disapproveLabel: text,
	fields: [
		{ label: text, type: 'text', isRequired: true, choices: [] },
		{ label: text, type: 'dropdown', isRequired: false, choices: [text] },
	],
});

test.each(['approval', 'customForm', 'freeText'] as const)(
	'nothing that somebody wrote becomes HTML: %s',
	(responseType) => {
		const tags = (text: string) => {
			const question = questionWith({ ...everywhere(text), responseType });
			const before = { posted: () => text, wrong: ['field_0', 'comment', 'text'] };
			return [undefined, before].flatMap((tried) =>
				tagsOf(questionPage(question, tried)).map((tag) =>
					tag.replace(/(<option|<input name.*) value="[^"]+"/s, '$1 value'),
				),
			);
		};
		const plain = tags('x');
		expect(tags(hostile)).toEqual(plain);
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
				expect(tags(text)).toEqual(plain);
			}),
			{ numRuns: 300 },
		);
	},
);

test('the page brings nothing but itself, and its only way out is its own form', () => {
	const pages = [questionPage(questionWith()), thanksPage('en'), closedPage('en')];
	for (const page of pages) {
		expect(page).not.toMatch(/<(script|link|img|iframe|object|base)\b|\b(src|href|action|on\w+)=/i);
		expect(page).not.toMatch(/url\(|@import|https?:/i);
		expect(page).toContain('name="viewport"');
	}
});

test('its policy allows its own style and its own form, and nothing else', () => {
	const { 'Content-Security-Policy': policy = '' } = pageHeaders();
	const hash = createHash('sha256').update(pageStyle).digest('base64');
	expect(policy.split('; ')).toEqual([
		'sandbox allow-forms',
		"default-src 'none'",
		`style-src 'sha256-${hash}'`,
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	]);
	const [, style] = /<style>([^<]*)<\/style>/.exec(thanksPage('en')) ?? [];
	expect(style).toBe(pageStyle);
	const { 'Content-Security-Policy': named = '' } = pageHeaders('https://n8n.example:8443');
	expect(named).toBe(policy.replace("'self'", "'self' https://n8n.example:8443"));
	expect(pageHeaders()).toMatchObject({
		'Cache-Control': 'no-store',
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
	});
});

/** How bright a color is, from 0 to 1, as WCAG 2 counts it. */
function luminance(color: string): number {
	const digits = color.length === 4 ? color.slice(1).replace(/./g, '$&$&') : color.slice(1);
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
		const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
		return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('what is written can be read, in light and in dark', () => {
	const themes = [...pageStyle.matchAll(/:root\{([^}]*)\}/g)].map(
		([, all = '']) =>
			new Map(
				[...all.matchAll(/--([\w-]+):(#\w+)/g)].map(([, name = '', color = '']) => [name, color]),
			),
	);
	expect(themes).toHaveLength(2);
	for (const theme of themes) {
		const contrast = (one: string, other: string) => {
			const both = [theme.get(one) ?? '', theme.get(other) ?? ''].map(
				(color) => luminance(color) + 0.05,
			);
			return Math.max(...both) / Math.min(...both);
		};
		for (const [one, other] of [
			['text', 'card'],
			['text', 'back'],
			['soft', 'card'],
			['main', 'card'],
			['on-main', 'main'],
			['wrong', 'card'],
			['wrong', 'back'],
		] as const)
			expect(contrast(one, other)).toBeGreaterThan(4.5);
	}
});

test('the title is the first line of the question', () => {
	const page = questionPage(questionWith({ message: 'Refund 20 EUR?\nOrder 7' }));
	expect(page).toContain('<title>Refund 20 EUR?</title>');
	expect(page).toContain('Refund 20 EUR?\nOrder 7');
});

describe('what could not be taken', () => {
	const posted = (values: Record<string, string>) => (name: string) => values[name] ?? '';

	it('stands in its field again, which is marked and named', () => {
		const fields = [
			{ label: 'Day', type: 'date', isRequired: true, choices: [] },
			{ label: 'Guests & staff', type: 'number', isRequired: false, choices: [] },
			{ label: 'Room', type: 'dropdown', isRequired: false, choices: ['Large', 'Small'] },
		] as const;
		const question = questionWith({ responseType: 'customForm', fields });
		const values = { field_0: '2026-12-24', field_1: '1e400', field_2: 'Small' };
		const page = questionPage(question, { posted: posted(values), wrong: ['field_1'] });
		expect(page).toContain('Please check what you entered: Guests &amp; staff</p>');
		expect(page).toMatch(/<input name="field_0" required type="date" value="2026-12-24">/);
		expect(page).toMatch(/<input name="field_1" aria-invalid="true" [^>]*value="1e400">/);
		expect(page).toContain('<option value="Small" selected>');
		expect(page.match(/aria-invalid="true"/g)).toHaveLength(1);
	});

	it.each([
		['approval', 'comment', 'Comment (optional)'],
		['freeText', 'text', 'Your answer'],
	] as const)('of %s too', (responseType, name, label) => {
		const before = { posted: posted({ [name]: '\nNine & <ten>' }), wrong: [name] };
		const page = questionPage(questionWith({ responseType }), before);
		expect(page).toContain(`Please check what you entered: ${label}</p>`);
		expect(page).toMatch(
			new RegExp(`name="${name}"[^>]* aria-invalid="true">\n\nNine &amp; &lt;ten&gt;</textarea>`),
		);
	});

	it('without a button, it names no field', () => {
		const page = questionPage(questionWith(), { posted: posted({}), wrong: [] });
		expect(page).toContain('Please check what you entered.</p>');
	});
});

test('before a tool, the comment is the reason of a no', () => {
	for (const code of Object.keys(languages).filter((one): one is Language => one in pageWords)) {
		const { comment, reason } = pageWords[code];
		const page = (isGate: boolean) => questionPage(questionWith({ language: code, isGate }));
		expect([page(true).includes(reason), page(true).includes(comment)]).toEqual([true, false]);
		expect([page(false).includes(reason), page(false).includes(comment)]).toEqual([false, true]);
	}
});

test('who asks is left out where nobody is named', () => {
	expect(questionPage(questionWith())).toContain('Asked by Acme');
	expect(questionPage(questionWith({ askedBy: '' }))).not.toContain('Asked by');
});

test('every language has its own words', () => {
	const codes = Object.keys(languages).filter((code): code is Language => code in pageWords);
	expect(codes).toEqual(Object.keys(pageWords));
	for (const code of codes) {
		expect(questionPage(questionWith({ language: code }))).toContain(`<html lang="${code}">`);
		const { colon, ...words } = pageWords[code];
		expect(colon).toBe(code === 'fr' ? '\u00A0: ' : ': ');
		const texts = new Map<string, string>(Object.entries(words));
		expect([...texts.values()].filter((text) => text.trim() !== text || text === '')).toEqual([]);
		if (code !== 'en') expect(pageWords[code].noted).not.toBe(pageWords.en.noted);
	}
});
