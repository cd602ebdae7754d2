import { hash } from 'node:crypto';

/** 128 bits of SHA-256: short, and no two texts of one execution share them. */
export function hashOf(text: string): string {
	return hash('sha256', text, 'base64').slice(0, 22);
}
