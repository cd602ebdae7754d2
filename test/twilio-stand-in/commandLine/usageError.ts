import type { ZodError } from 'zod';
import { sentenceOf } from '../control/sentence';

/** The command line cannot be followed; the message says why, in one line without a full stop. */
export class UsageError extends Error {}

/** What a check found, as part of such a message. */
export function problemIn(error: ZodError): string {
	return sentenceOf(error).replace(/\.$/, '');
}
