import { InvalidValue } from '../twilio/values/problem';
import { quote } from '../twilio/values/quote';
import { labelWords } from './labelWords';
import { plainWords } from './plainWords';

/**
 * Words with which people end what they get by text, begin it again, or ask for help. Twilio acts on them
 * before any webhook, so that none can be an answer. (YES begins it again too, but answers all the same.)
 *
 * @see https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */
const reserved: ReadonlySet<string> = new Set(
	'cancel end help info optout quit revoke start stop stopall unstop unsubscribe'.split(' '),
);

/** Whether Twilio acts on a text itself, in place of handing it on as an answer. */
export function isReserved(text: string): boolean {
	return reserved.has(plainWords(text));
}

/** Longer ones do not fit on a button. */
const longestLabel = 40;

/**
 * Reads the words on a button, which are also a text that answers.
 *
 * @throws InvalidValue
 */
export function parseLabel(text: string): string {
	const label = text.trim();
	if (Array.from(label).length > longestLabel) {
		throw new InvalidValue(
			`has more than ${longestLabel} characters: ${quote(label)}`,
			'Shorten it, and say the rest in Message.',
		);
	}
	if ([...labelWords(label)].some(isReserved)) {
		throw new InvalidValue(
			`cannot be ${quote(label)}: Twilio takes a text of this word as a wish to stop messages, to start them again or to get help`,
			'Choose another word, such as Decline or Not Now.',
		);
	}
	if (plainWords(label) !== '' || label === '') return label;
	throw new InvalidValue(
		`has neither letters nor digits: ${quote(label)}`,
		'Write a word that a person can also send as a text.',
	);
}

/**
 * Makes sure that no text could mean both.
 *
 * @param disapprove empty when there is no such button
 * @throws InvalidValue
 */
export function checkLabels(approve: string, disapprove: string): void {
	const yes = new Set(['yes', ...labelWords(approve)]);
	const no = new Set(['no', ...labelWords(disapprove)]);
	if (![...yes].some((words) => no.has(words))) return;
	if (disapprove === '') {
		throw new InvalidValue(
			`has the label ${quote(approve)} for the button that approves`,
			'Choose a label that does not say the opposite.',
		);
	}
	throw new InvalidValue(
		`has the labels ${quote(approve)} and ${quote(disapprove)}, which a text cannot tell apart`,
		'YES always approves, and NO always declines: choose labels that do not say the opposite.',
	);
}
