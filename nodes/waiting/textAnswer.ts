import { visiblePart } from '../twilio/values/invisible';
import { longestAnswer } from './formAnswer';
import { labelWords } from './labelWords';
import { plainLetters } from './plainWords';
import type { Answer, Question } from './question';
import { isReserved } from './reservedWords';

/** What decides, of a question. */
type Asked = Pick<Question, 'responseType' | 'approveLabel' | 'disapproveLabel'>;

/**
 * `No, only 20 EUR`: NO, and what is said after it, parted by a mark or a new line. Without one, as in
 * "No problem", it may mean a yes; `No-brainer` is one word, and `No. 1` a number.
 */
const noWithWords =
	/^no(?:\s*(?:[,;:!…–—，、；：！。]+|\.+(?!\s*\d)(?=\s))\s*|\s*-\s+|\s*[\r\n]\s*)(?<words>[\s\S]*)$/i;

/** Signs behind a word that say what a yes says, and those that say what a no says. Any other may mean the opposite of the word. */
const sayingYes = signsAtEnd('👍✅✔');
const sayingNo = signsAtEnd('👎❌✖');

function signsAtEnd(signs: string): RegExp {
	return new RegExp(String.raw`(?:[${signs}][\p{Emoji_Modifier}\uFE0F\s.!]*)+$`, 'u');
}

/**
 * Reads a text that a person sent back. Only YES, NO and the words on the buttons decide, each as the
 * whole text; behind NO and a mark, the rest is the reason. Where any words will do, all of them are the answer.
 *
 * @returns undefined for a text that does not answer the question
 */
export function readTextAnswer(question: Asked, text: string): Answer | undefined {
	if (text.length > longestAnswer || isReserved(text)) return undefined;
	switch (question.responseType) {
		case 'approval':
			return readApproval(question, visiblePart(text));
		case 'freeText':
			return visiblePart(text) === '' ? undefined : { text: text.trim() };
		case 'customForm':
			return undefined;
	}
}

function readApproval({ approveLabel, disapproveLabel }: Asked, text: string): Answer | undefined {
	const says = (word: string, label: string, signs: RegExp) =>
		[text, text.replace(signs, '')].map(plainLetters).some((words) => {
			return words === word || labelWords(label).has(words);
		});
	if (says('yes', approveLabel, sayingYes)) return { approved: true, comment: '' };
	// What the page does not offer, a text cannot do.
	if (disapproveLabel === '') return undefined;
	if (says('no', disapproveLabel, sayingNo)) return { approved: false, comment: '' };
	const reason = noWithWords.exec(text)?.groups?.words?.trim();
	return reason === undefined ? undefined : { approved: false, comment: reason };
}
