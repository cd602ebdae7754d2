import { longestAnswer, pageFields } from './formAnswer';
import { pageStyle } from './pageStyle';
import { pageWords, type Language, type PageWords } from './pageWords';
import type { FormField, Question } from './question';

const entities: ReadonlyMap<string, string> = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	["'", '&#39;'],
]);

/** A text as it may stand in HTML, also within a quoted attribute. */
const asHtmlText = (text: string) =>
	text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);

/**
 * The page with a question, to be answered by its form.
 *
 * @param isTriedAgain whether what was posted before could not be taken
 */
export function questionPage(question: Question, isTriedAgain = false): string {
	const words = pageWords[question.language];
	const { message, askedBy } = question;
	return page(question.language, message, [
		...(askedBy === '' ? [] : [`<p class="soft">${asHtmlText(`${words.askedBy} ${askedBy}`)}</p>`]),
		`<p class="message">${asHtmlText(message)}</p>`,
		...(isTriedAgain ? [`<p class="problem" role="alert">${asHtmlText(words.notTaken)}</p>`] : []),
		`<form method="post" enctype="${encodingOf(question)}">`,
		`<input type="hidden" name="${pageFields.way}" value="page">`,
		...controlsOf(question, words),
		'</form>',
	]);
}

/** n8n takes a node's custom form in the one way, and all else in the other. */
function encodingOf({ responseType }: Question): string {
	return responseType === 'customForm'
		? 'multipart/form-data'
		: 'application/x-www-form-urlencoded';
}

/** The page after an answer was taken. */
export function thanksPage(language: Language): string {
	const { thanks, noted } = pageWords[language];
	return notice(language, thanks, noted);
}

/** The page of a question that nobody can answer any more. */
export function closedPage(language: Language): string {
	const { closed, whyClosed } = pageWords[language];
	return notice(language, closed, whyClosed);
}

function notice(language: Language, title: string, text: string): string {
	return page(language, title, [`<h1>${asHtmlText(title)}</h1>`, `<p>${asHtmlText(text)}</p>`]);
}

/** The title is what a browser's list of tabs shows: its first line is enough. */
function page(language: Language, title: string, lines: readonly string[]): string {
	const [first = ''] = title.split('\n');
	return [
		'<!doctype html>',
		`<html lang="${language}">`,
		'<head>',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${asHtmlText(first)}</title>`,
		`<style>${pageStyle}</style>`,
		'</head>',
		'<body><main>',
		...lines,
		'</main></body>',
		'</html>',
	].join('\n');
}

function controlsOf(question: Question, words: PageWords): string[] {
	switch (question.responseType) {
		case 'approval':
			return [
				labelled(words.comment, '', area(pageFields.comment, 'rows="2"')),
				decision('approve', question.approveLabel, ' class="main"'),
				...(question.disapproveLabel === ''
					? []
					: [decision('disapprove', question.disapproveLabel)]),
			];
		case 'freeText':
			return [
				labelled(words.yourAnswer, '', area(pageFields.text, 'rows="4" required')),
				sendButton(words),
			];
		case 'customForm':
			return [
				...question.fields.map((field, index) => controlOf(field, index, words)),
				sendButton(words),
			];
	}
}

const decision = (value: string, label: string, attributes = '') =>
	`<button${attributes} name="${pageFields.decision}" value="${value}">${asHtmlText(label)}</button>`;

const sendButton = ({ send }: PageWords) => `<button class="main">${asHtmlText(send)}</button>`;

const area = (name: string, attributes: string) =>
	`<textarea name="${name}" maxlength="${longestAnswer}" ${attributes}></textarea>`;

function labelled(label: string, note: string, control: string): string {
	const beside = note === '' ? '' : ` <span class="soft">(${asHtmlText(note)})</span>`;
	return `<label>${asHtmlText(label)}${beside}${control}</label>`;
}

function controlOf(field: FormField, index: number, words: PageWords): string {
	const name = pageFields.value(index);
	const required = field.isRequired ? ' required' : '';
	return labelled(
		field.label,
		field.isRequired ? words.required : '',
		field.type === 'dropdown'
			? `<select name="${name}"${required}>${optionsOf(field, words)}</select>`
			: `<input name="${name}"${required} ${inputAttributes[field.type]}>`,
	);
}

const inputAttributes = {
	date: 'type="date"',
	number: 'type="number" step="any" inputmode="decimal"',
	text: `type="text" maxlength="${longestAnswer}"`,
} as const;

function optionsOf({ choices }: FormField, { choose }: PageWords): string {
	const all = choices.map(
		(choice) => `<option value="${asHtmlText(choice)}">${asHtmlText(choice)}</option>`,
	);
	return [`<option value="">${asHtmlText(choose)}</option>`, ...all].join('');
}
