import { longestAnswer, pageFields, type NotTaken } from './formAnswer';
import { asHtmlText } from './htmlText';
import type { PageWords } from './pageWords';
import type { FormField, Question } from './question';

/** The fields and buttons of the page. */
export class AnswerControls {
	/** @param before what was posted and could not be taken: it stands in the fields again */
	constructor(
		private readonly question: Question,
		private readonly words: PageWords,
		private readonly before: NotTaken | undefined,
	) {}

	/** In HTML. */
	get all(): string[] {
		const { question, words } = this;
		switch (question.responseType) {
			case 'approval':
				return [
					this.#labelled(this.#commentLabel, '', this.#area(pageFields.comment, 'rows="2"')),
					decision('approve', question.approveLabel, ' class="main"'),
					...(question.disapproveLabel === ''
						? []
						: [decision('disapprove', question.disapproveLabel)]),
				];
			case 'freeText':
				return [
					this.#labelled(words.yourAnswer, '', this.#area(pageFields.text, 'rows="4" required')),
					this.#sendButton,
				];
			case 'customForm':
				return [
					...question.fields.map((field, index) => this.#control(field, index)),
					this.#sendButton,
				];
		}
	}

	/** What to tell the person: that something could not be taken, and in which fields. Not in HTML. */
	get problem(): string {
		const { notTaken, colon } = this.words;
		const labels = [
			...(this.#isWrong(pageFields.comment) ? [this.#commentLabel] : []),
			...(this.#isWrong(pageFields.text) ? [this.words.yourAnswer] : []),
			...this.question.fields
				.filter((_, index) => this.#isWrong(pageFields.value(index)))
				.map(({ label }) => label),
		];
		return labels.length === 0 ? notTaken : notTaken.replace(/\.$/, '') + colon + labels.join(', ');
	}

	/** n8n tells an agent's model the words of a no only: a yes must not seem to have conditions. */
	get #commentLabel(): string {
		return this.question.isGate ? this.words.reason : this.words.comment;
	}

	get #sendButton(): string {
		return `<button class="main">${asHtmlText(this.words.send)}</button>`;
	}

	#control(field: FormField, index: number): string {
		const name = pageFields.value(index);
		const attributes = `name="${name}"${field.isRequired ? ' required' : ''}${this.#mark(name)}`;
		return this.#labelled(
			field.label,
			field.isRequired ? this.words.required : '',
			field.type === 'dropdown'
				? `<select ${attributes}>${this.#options(field, this.#posted(name))}</select>`
				: `<input ${attributes} ${inputAttributes[field.type]}${this.#value(name)}>`,
		);
	}

	#options({ choices }: FormField, chosen: string): string {
		const all = choices.map((choice) => {
			const selected = choice === chosen ? ' selected' : '';
			return `<option value="${asHtmlText(choice)}"${selected}>${asHtmlText(choice)}</option>`;
		});
		return [`<option value="">${asHtmlText(this.words.choose)}</option>`, ...all].join('');
	}

	#area(name: string, attributes: string): string {
		const posted = this.#posted(name);
		// A browser leaves out a new line at the beginning, which may be the person's own.
		const text = posted === '' ? '' : `\n${asHtmlText(posted)}`;
		return `<textarea name="${name}" maxlength="${longestAnswer}" ${attributes}${this.#mark(name)}>${text}</textarea>`;
	}

	#labelled(label: string, note: string, control: string): string {
		const beside = note === '' ? '' : ` <span class="soft">(${asHtmlText(note)})</span>`;
		return `<label>${asHtmlText(label)}${beside}${control}</label>`;
	}

	#value(name: string): string {
		const posted = this.#posted(name);
		return posted === '' ? '' : ` value="${asHtmlText(posted)}"`;
	}

	#mark(name: string): string {
		return this.#isWrong(name) ? ' aria-invalid="true"' : '';
	}

	#isWrong(name: string): boolean {
		return this.before?.wrong.includes(name) === true;
	}

	#posted(name: string): string {
		return this.before?.posted(name) ?? '';
	}
}

const decision = (value: string, label: string, attributes = '') =>
	`<button${attributes} name="${pageFields.decision}" value="${value}">${asHtmlText(label)}</button>`;

const inputAttributes = {
	date: 'type="date"',
	number: 'type="number" step="any" inputmode="decimal"',
	text: `type="text" maxlength="${longestAnswer}"`,
} as const;
