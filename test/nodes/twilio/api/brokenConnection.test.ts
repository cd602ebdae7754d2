import fc from 'fast-check';
import { failureFromBrokenConnection } from '../../../../nodes/twilio/api/brokenConnection';

it.each([
	['ECONNREFUSED', undefined, 'notSent'],
	['ENOTFOUND', 'getaddrinfo', 'notSent'],
	['EAI_AGAIN', 'getaddrinfo', 'notSent'],
	['EHOSTUNREACH', 'connect', 'notSent'],
	['EHOSTUNREACH', undefined, 'unknown'],
	['ENETUNREACH', undefined, 'unknown'],
	['EHOSTUNREACH', 'read', 'unknown'],
	['ECONNREFUSED', 'write', 'unknown'],
	['CERT_HAS_EXPIRED', undefined, 'notSent'],
	['ETIMEDOUT', 'connect', 'notSent'],
	['ECONNRESET', 'connect', 'notSent'],
	['ETIMEDOUT', undefined, 'unknown'],
	['ECONNABORTED', undefined, 'unknown'],
	['ECONNRESET', 'read', 'unknown'],
	['ECONNRESET', undefined, 'unknown'],
	['EPIPE', 'write', 'unknown'],
	['ERR_BAD_RESPONSE', undefined, 'unknown'],
	['ERR_CANCELED', undefined, 'unknown'],
	[undefined, undefined, 'unknown'],
])('a connection that broke with %s in %s: %s', (code, syscall, outcome) => {
	const broken = {
		...(code !== undefined && { code }),
		...(syscall !== undefined && { syscall }),
	};
	const { meaning, advice, ...rest } = failureFromBrokenConnection(broken);
	expect(rest.outcome).toBe(outcome);
	expect(meaning).toMatch(/^[A-Z].+\.$/);
	expect(advice).toMatch(/^[A-Z].+\.$/);
});

it('a connection that broke with a code that nobody foresaw: unknown', () => {
	const codes = fc.string({
		unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ_')),
		minLength: 1,
	});
	fc.assert(
		fc.property(codes, (code) => {
			expect(failureFromBrokenConnection({ code: `X${code}` }).outcome).toBe('unknown');
		}),
	);
});
