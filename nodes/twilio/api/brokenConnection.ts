import { credentialLabels } from '../values/credentialLabels';
import type { TwilioFailure } from './failure';

/** Node's codes for a request that ended before its first byte could leave, in plain words. */
const neverLeft: ReadonlyMap<string, string> = new Map(
	Object.entries({
		CERT_HAS_EXPIRED: 'the server’s certificate has expired',
		CERT_NOT_YET_VALID: 'the server’s certificate is not valid yet',
		DEPTH_ZERO_SELF_SIGNED_CERT: 'the server’s certificate is self-signed',
		EAI_AGAIN: 'the name of the host could not be looked up just now',
		ECONNREFUSED: 'the connection was refused',
		EHOSTUNREACH: 'the host cannot be reached',
		ENETUNREACH: 'the network cannot be reached',
		ENOTFOUND: 'there is no host of that name',
		ERR_INVALID_URL: 'the URL is not valid',
		ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak https',
		ERR_TLS_CERT_ALTNAME_INVALID: 'the server’s certificate is for another host',
		SELF_SIGNED_CERT_IN_CHAIN: 'the server’s certificate is signed by an unknown authority',
		UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the server’s certificate is signed by an unknown authority',
		UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server’s certificate could not be checked',
	}),
);

const cut = 'The connection to Twilio was cut before its answer came.';
const late = 'No answer came from Twilio in time.';

/** Codes for a request that may have arrived although no answer came. */
const mayHaveLeft: ReadonlyMap<string, string> = new Map(
	Object.entries({
		ECONNABORTED: late,
		ECONNRESET: cut,
		EPIPE: cut,
		ERR_BAD_RESPONSE: cut,
		ERR_CANCELED: 'The execution was stopped before Twilio’s answer came.',
		ETIMEDOUT: late,
	}),
);

/** Codes that say nothing without the system call. */
const reportedWhileOpenToo: ReadonlySet<string> = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

/** What Node says about a connection that broke. */
export interface BrokenConnection {
	/** e.g. `ECONNRESET`. */
	readonly code?: string;
	/** e.g. `connect`, when it broke while the connection was being opened. */
	readonly syscall?: string;
}

/** Turns a connection that broke into a failure: either nothing left, or nobody knows. */
export function failureFromBrokenConnection({
	code = '',
	syscall,
}: BrokenConnection): TwilioFailure {
	// An open connection can report some of these codes too: then something may have left.
	const wasOpen =
		syscall === 'read' ||
		syscall === 'write' ||
		(syscall === undefined && reportedWhileOpenToo.has(code));
	const reason = wasOpen
		? undefined
		: (neverLeft.get(code) ?? (syscall === 'connect' ? 'it could not be opened' : undefined));
	if (reason !== undefined) {
		return {
			outcome: 'notSent',
			meaning: `There is no connection to Twilio: ${reason}.`,
			advice: `Check the network of the machine that runs n8n, and the ${credentialLabels.baseUrl} and ${credentialLabels.region} of the credential.`,
			repeat: 'now',
		};
	}
	return {
		outcome: 'unknown',
		meaning: mayHaveLeft.get(code) ?? 'The connection to Twilio broke.',
		advice: 'Check the network of the machine that runs n8n, then try again.',
		repeat: 'later',
	};
}
