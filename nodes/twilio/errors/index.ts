import { accountErrors } from './account';
import type { CatalogueEntry } from './catalogueEntry';
import { channelContentErrors } from './channelContent';
import { channelErrors } from './channels';
import { deliveryErrors } from './delivery';
import { deliveryOptionErrors } from './deliveryOptions';
import { deliveryRegistrationErrors } from './deliveryRegistration';
import { schedulingErrors } from './scheduling';
import { sendingContentErrors } from './sendingContent';
import { sendingRecipientErrors } from './sendingRecipient';
import { sendingSenderErrors } from './sendingSender';
import { sendingServiceErrors } from './sendingService';
import { webhookErrors } from './webhooks';

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
