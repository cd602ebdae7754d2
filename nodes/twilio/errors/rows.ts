import type { CatalogueEntry } from './catalogueEntry';

type Row = Pick<CatalogueEntry, 'code' | 'meaning' | 'advice' | 'repeat'> & Partial<CatalogueEntry>;

/** Twilio refused the request at once; nothing was sent, unless the row says otherwise. */
export function refused(row: Row): CatalogueEntry {
	return { reported: ['request'], mayHaveBeenSent: false, ...row };
}

/** Twilio took the request, but the message failed later and reached no phone, unless the row says otherwise. */
export function undelivered(row: Row): CatalogueEntry {
	return { reported: ['delivery'], mayHaveBeenSent: false, ...row };
}

/** Twilio could not use what a webhook answered; no reply was sent, unless the row says otherwise. */
export function webhookFailed(row: Row): CatalogueEntry {
	return { reported: ['webhook'], mayHaveBeenSent: false, ...row };
}
