import { accountErrors } from './accountErrors';
import type { CatalogueEntry } from './catalogueEntry';
import { channelContentErrors } from './channelContentErrors';
import { channelErrors } from './channelErrors';
import { deliveryErrors } from './deliveryErrors';
import { deliveryOptionErrors } from './deliveryOptionErrors';
import { deliveryRegistrationErrors } from './deliveryRegistrationErrors';
import { schedulingErrors } from './schedulingErrors';
import { sendingContentErrors } from './sendingContentErrors';
import { sendingRecipientErrors } from './sendingRecipientErrors';
import { sendingSenderErrors } from './sendingSenderErrors';
import { sendingServiceErrors } from './sendingServiceErrors';
import { webhookErrors } from './webhookErrors';

export type { CatalogueEntry, Repeat, Reported } from './catalogueEntry';
export { adviceForStatus, type StatusAdvice } from './statusAdvice';

/** Every row of the catalogue, family by family. */
export const catalogueEntries: readonly CatalogueEntry[] = [
	...accountErrors,
	...sendingRecipientErrors,
	...sendingSenderErrors,
	...sendingServiceErrors,
	...sendingContentErrors,
	...schedulingErrors,
	...deliveryErrors,
	...deliveryOptionErrors,
	...deliveryRegistrationErrors,
	...channelErrors,
	...channelContentErrors,
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

/**
 * What the catalogue knows about an error code; undefined when it does not know the code.
 *
 * @see https://www.twilio.com/docs/api/errors
 */
export function catalogueEntry(code: number): CatalogueEntry | undefined {
	return errorCatalogue.get(code);
}
