import type { State } from '../control/control';
import type { MessageResource } from '../messages/resource';
import { Html, markup } from './markup';
import { phonesOf, type Phone } from './phones';
import { troubles, whatIsOn } from './troubles';

/** What became of what a person did last. */
export interface Notice {
	readonly text: string;
	readonly isProblem: boolean;
}

/** Where the parts of the page are, below the page itself. */
export const places = {
	shown: '/shown',
	style: '/style.css',
	script: '/script.js',
	texts: '/texts',
	troubles: '/troubles',
	calm: '/calm',
} as const;

/** What the page is made of. */
export interface Shown {
	readonly state: State;
	readonly messages: readonly MessageResource[];
	readonly notice: Notice | undefined;
}

/**
 * The whole page.
 *
 * @param at where the page is, such as `/control/page`
 */
export function renderPage(at: string, shown: Shown): string {
	const { state, notice } = shown;
	return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local Twilio</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${at}${places.style}">
<script src="${at}${places.script}" defer></script>
</head>
<body>
<header>
<h1>Local Twilio</h1>
<p>The phones of the people who are texted. Nobody is really texted, nothing is charged.</p>
</header>
<p role="status" class="${notice?.isProblem ? 'notice problem' : 'notice'}">${notice?.text ?? ''}</p>
<div class="layout">
<main id="shown" data-from="${at}${places.shown}">
${renderShown(at, shown)}
</main>
<aside>
${textForm(at, state)}
${troubleForm(at)}
</aside>
</div>
</body>
</html>
`.text;
}

/** The part that changes by itself: what is switched on, and the phones. */
export function renderShown(at: string, { state, messages }: Shown): Html {
	const { shown, others } = phonesOf(messages);
	const none = markup`<p class="soft">No phone has a message yet. Run a workflow that sends one.</p>`;
	const more = markup`<p class="soft">${others} more phones had their last message before these.</p>`;
	return markup`${renderTroubles(at, whatIsOn(state))}
<h2>Phones</h2>
${shown.length === 0 ? none : ''}
<div class="phones">
${shown.map((phone) => renderPhone(at, phone))}
</div>
${others === 0 ? '' : more}`;
}

function textForm(at: string, { numbers }: State): Html {
	const listening = numbers.find(({ webhook }) => webhook !== '') ?? numbers.at(-1);
	const options = numbers.map(({ phoneNumber, webhook }) => {
		const chosen = phoneNumber === listening?.phoneNumber ? 'selected' : '';
		const mark = webhook === '' ? '' : ' (has a webhook)';
		return markup`<option value="${phoneNumber}" ${chosen}>${phoneNumber}${mark}</option>`;
	});
	return markup`<form class="card" method="post" action="${at}${places.texts}">
<h2>Text a number of the account</h2>
<label>From <input name="from" value="+14155552671" autocomplete="off" required></label>
<label>To <select name="to">${options}</select></label>
<label>Text <input name="body" value="Hello" autocomplete="off"></label>
<button>Send the text</button>
</form>`;
}

function troubleForm(at: string): Html {
	const choices = troubles.map(
		({ name, label }) =>
			markup`<label class="choice"><input type="radio" name="name" value="${name}" required> <span>${label}</span></label>`,
	);
	return markup`<form class="card" method="post" action="${at}${places.troubles}">
<h2>Make something go wrong</h2>
${choices}
<label>Phone <input name="phone" placeholder="e.g. +14155552671" autocomplete="off"></label>
<p class="soft">Without a phone, “the next text” is the next one to anybody.</p>
<button>Switch it on</button>
</form>`;
}

function renderTroubles(at: string, on: readonly string[]): Html | '' {
	if (on.length === 0) return '';
	return markup`<form class="card on" method="post" action="${at}${places.calm}">
<h2>Switched on</h2>
<ul>${on.map((sentence) => markup`<li>${sentence}</li>`)}</ul>
<button>Switch all off</button>
</form>`;
}

function renderPhone(at: string, { address, answersTo, messages, older }: Phone): Html {
	const reply =
		answersTo === undefined
			? ''
			: markup`<form method="post" action="${at}${places.texts}">
<input type="hidden" name="from" value="${address}">
<input type="hidden" name="to" value="${answersTo}">
<label><span class="soft">Answer to ${answersTo}</span> <input name="body" id="answer-${address}" autocomplete="off" required></label>
<button>Send</button>
</form>`;
	// The newest stands first and is shown last: so a browser begins at the end of the conversation.
	return markup`<section class="phone" aria-label="${address}">
<h3>${address}</h3>
<ol reversed>
${messages.map(renderBubble).reverse()}
${older === 0 ? '' : markup`<li class="older">${older} older ones</li>`}
</ol>
${reply}
</section>`;
}

function renderBubble(message: MessageResource): Html {
	const { body, direction, from, status, error_code: code, error_message: reason } = message;
	const files = Number(message.num_media);
	const note = [
		direction === 'inbound' ? `to ${message.to}` : `from ${from ?? 'a number yet to be chosen'}`,
		...(files === 0 ? [] : [files === 1 ? '1 file' : `${files} files`]),
		code === null ? status : `${status}: ${reason ?? ''} (${code})`,
	];
	const kind = direction === 'inbound' ? 'own' : 'got';
	return markup`<li class="bubble ${kind}${code === null ? '' : ' failed'}"><p>${withLinks(body)}</p><small>${note.join(' · ')}</small></li>`;
}

/** A phone opens the links of a text. */
function withLinks(body: string): Html {
	// What matches is every second part.
	const parts = body
		.split(/(https?:\/\/[^\s<>"]+)/)
		.map((part, index) =>
			index % 2 === 0
				? markup`${part}`
				: markup`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`,
		);
	return new Html(parts.map(({ text }) => text).join(''));
}
