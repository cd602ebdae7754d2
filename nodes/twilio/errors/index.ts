import { accountErrors } from './accountErrors';
import type { CatalogueEntry, Repeat } from './catalogueEntry';
import { channelContentErrors } from './channelContentErrors';
import { channelErrors } from './channelErrors';
import { channelFaultErrors } from './channelFaultErrors';
import { deliveryErrors } from './deliveryErrors';
import { deliveryFaultErrors } from './deliveryFaultErrors';
import { deliveryOptionErrors } from './deliveryOptionErrors';
import { deliveryRegistrationErrors } from './deliveryRegistrationErrors';
import { linkErrors } from './linkErrors';
import { numberErrors } from './numberErrors';
import { schedulingErrors } from './schedulingErrors';
import { sendingContentErrors } from './sendingContentErrors';
import { sendingRecipientErrors } from './sendingRecipientErrors';
import { sendingSenderErrors } from './sendingSenderErrors';
import { sendingServiceErrors } from './sendingServiceErrors';
import { webhookErrors } from './webhookErrors';
import type { Form } from './words';

export type { CatalogueEntry, Repeat } from './catalogueEntry';
export { foreignAnswer, type ForeignAnswer } from './foreignAnswer';
export { adviceForStatus, type StatusAdvice } from './statusAdvice';
export type { FieldKey, Form, FormKind } from './words';

/** Every row of the catalogue, family by family. */
export const catalogueEntries: readonly CatalogueEntry[] = [
	...accountErrors,
	...sendingRecipientErrors,
	...sendingSenderErrors,
	...sendingServiceErrors,
	...sendingContentErrors,
	...schedulingErrors,
	...deliveryErrors,
	...deliveryFaultErrors,
	...deliveryOptionErrors,
	...deliveryRegistrationErrors,
	...linkErrors,
	...channelErrors,
	...channelContentErrors,
	...channelFaultErrors,
	...numberErrors,
	...webhookErrors,
];

/**
 * Twilio's error codes and what they mean to the person who built the workflow.
 *
 * @see https://www.twilio.com/docs/api/errors
 */
export const errorCatalogue: ReadonlyMap<number, CatalogueEntry> = new Map(
	catalogueEntries.map((entry) => [entry.code, entry]),
);

/** What an error code means, in words that fit a form. */
export interface Explanation {
	readonly meaning: string;
	readonly advice: string;
	readonly repeat: Repeat;
	/** Whether a phone may have received the message although this error is reported. */
	readonly mayHaveBeenSent: boolean;
}

/** What the catalogue says about an error code; undefined when it does not know the code. */
export function explain(code: number, form: Form): Explanation | undefined {
	const entry = errorCatalogue.get(code);
	if (!entry) return undefined;
	const { meaning, advice, repeat, mayHaveBeenSent = false } = entry;
	return { meaning: meaning(form), advice: advice(form), repeat, mayHaveBeenSent };
}

const lookFirst =
	'The person may have got it all the same: find that out before you send it again.';

/**
 * What to do about an error that Twilio reports of a message it had taken.
 *
 * @returns undefined when the catalogue does not know the code
 */
export function explainDelivery(
	code: number,
	form: Form,
): Pick<Explanation, 'meaning' | 'advice'> | undefined {
	const explanation = explain(code, form);
	if (!explanation) return undefined;
	const { meaning, advice, mayHaveBeenSent } = explanation;
	return { meaning, advice: mayHaveBeenSent ? `${advice} ${lookFirst}` : advice };
}
