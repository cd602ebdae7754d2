import { randomBytes } from 'node:crypto';

/** A new SID, such as SM followed by 32 hexadecimal digits. */
export function newSid(prefix: string): string {
	return prefix + randomBytes(16).toString('hex');
}

/** A SID that anyone can see is made up: the prefix, zeros, and a small number. */
export function falseSid(prefix: string, number: number): string {
	return prefix + number.toString(16).padStart(32, '0');
}

/** Whether a text has the shape of a SID with this prefix. */
export function isSid(prefix: string, text: string): boolean {
	return new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(text);
}
