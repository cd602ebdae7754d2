/** What Twilio sends on to a web application: a number, or a service with its pool of senders. */
export type SourceKind = 'phoneNumber' | 'messagingService';

/** One of them. */
export interface Source {
	readonly kind: SourceKind;
	/** `PN…` or `MG…`. */
	readonly sid: string;
}
