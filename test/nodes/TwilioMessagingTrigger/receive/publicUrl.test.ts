import { calledAddresses } from '../../../../nodes/TwilioMessagingTrigger/receive/publicUrl';
import { cpuMilliseconds } from '../../../cpuTime';

const active = 'https://n8n.example.com/webhook/8f1c/webhook';

test.each([
	['/webhook/8f1c/webhook', active],
	['/webhook/8f1c/webhook?a=%27&b=1+2', `${active}?a=%27&b=1+2`],
	['/webhook/8f1c/webhook/?a', `${active}/?a`],
	['/webhook-test/8f1c/webhook', 'https://n8n.example.com/webhook-test/8f1c/webhook'],
])('%s was called as %s', (called, address) => {
	expect(calledAddresses(active, called)[0]).toBe(address);
});

test('a path that a proxy takes away is part of the address', () => {
	const behind = 'https://example.com/automation/webhook/8f1c/webhook';
	expect(calledAddresses(behind, '/webhook/8f1c/webhook')).toContain(behind);
	expect(calledAddresses(behind, '/webhook-test/8f1c/webhook')).toContain(
		'https://example.com/automation/webhook-test/8f1c/webhook',
	);
});

test('whether there is a slash at the end is the caller’s matter, on either side of a proxy', () => {
	expect(calledAddresses(active, '/webhook/8f1c/webhook')).toEqual([active, `${active}/`]);
});

test('what stands behind a # is no part of the address, and costs nothing', () => {
	expect(calledAddresses(active, '/webhook/8f1c/webhook?a#?b')[0]).toBe(`${active}?a`);
	for (const called of [
		`/webhook/8f1c/webhook#${'/'.repeat(16_000)}a`,
		`/${'/'.repeat(16_000)}a`,
	]) {
		const started = cpuMilliseconds();
		calledAddresses(active, called);
		expect(cpuMilliseconds() - started).toBeLessThan(50);
	}
});

test('nothing of another host gets in', () => {
	for (const address of calledAddresses(active, '//evil.example/webhook/8f1c/webhook')) {
		expect(new URL(address).host).toBe('n8n.example.com');
	}
});

test('R1: the address counts as it was configured, and as it is written on the way', () => {
	const configured = 'https://User:Secret@N8N.Example.com/büro/webhook/8f1c/webhook';
	const all = calledAddresses(configured, '/webhook/8f1c/webhook?a');
	expect(all).toEqual(
		expect.arrayContaining([
			`${configured}?a`,
			'https://N8N.Example.com/büro/webhook/8f1c/webhook?a',
			'https://n8n.example.com/b%C3%BCro/webhook/8f1c/webhook?a',
		]),
	);
	expect(new Set(all).size).toBe(all.length);
	// It is shown in the log.
	expect(all[0]).not.toContain('Secret');
});

test('R1: a path that is escaped on one side only is the same', () => {
	const behind = 'https://example.com/a/wébhook/8f1c/webhook';
	expect(calledAddresses(behind, '/w%C3%A9bhook/8f1c/webhook')[0]).toBe(behind);
	expect(calledAddresses(behind, '/w%C3%A9bhook-test/8f1c/webhook')[0]).toBe(
		'https://example.com/a/w%C3%A9bhook-test/8f1c/webhook',
	);
});

test('nothing is called where n8n has no address', () => {
	expect(calledAddresses('n8n.example.com/webhook/8f1c/webhook', '/webhook/8f1c/webhook')).toEqual(
		[],
	);
});
