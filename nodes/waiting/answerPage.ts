import { AnswerControls } from './answerControls';
import { pageFields, type NotTaken } from './formAnswer';
import { asHtmlText } from './htmlText';
import { pageStyle } from './pageStyle';
import { pageWords, type Language } from './pageWords';
import type { Question } from './question';

/**
 * The page with a question, to be answered by its form.
 *
 * @param before what was posted and could not be taken: it stands in the fields again
 */
export function questionPage(question: Question, before?: NotTaken): string {
	const words = pageWords[question.language];
	const { message, askedBy } = question;
	const controls = new AnswerControls(question, words, before);
	return page(question.language, message, [
		...(askedBy === '' ? [] : [`<p class="soft">${asHtmlText(`${words.askedBy} ${askedBy}`)}</p>`]),
		`<p class="message">${asHtmlText(message)}</p>`,
		...(before ? [`<p class="problem" role="alert">${asHtmlText(controls.problem)}</p>`] : []),
		`<form method="post" enctype="${encodingOf(question)}">`,
		`<input type="hidden" name="${pageFields.way}" value="page">`,
		...controls.all,
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
