import { waitingBaseOf, WaitingLink } from '../../../nodes/waiting/waitingLink';

const base = { prefix: 'https://n8n.example/webhook-waiting/' };
const signature = 'signature=' + '0123456789abcdef'.repeat(4);
const link = `https://n8n.example/webhook-waiting/231/0c6e3a52-0000-4000-8000-000000000002?to=%2B14155550101&round=0&${signature}`;

describe('where n8n waits', () => {
	test.each([
		['https://n8n.example/webhook-waiting/__UNKNOWN__', 'https://n8n.example/webhook-waiting/'],
		['https://N8N.example:443/n8n/wait/231', 'https://n8n.example/n8n/wait/'],
		['http://localhost:5678/webhook-waiting/231', 'http://localhost:5678/webhook-waiting/'],
		['http://[::1]:5678/a/../b/231', 'http://[::1]:5678/b/'],
	])('is told by %s', (resumeUrl, prefix) => {
		expect(waitingBaseOf(resumeUrl)).toEqual({ prefix });
	});

	test.each([
		'',
		'undefined/__UNKNOWN__',
		'https://n8n.example/__UNKNOWN__',
		'https://n8n.example//__UNKNOWN__',
		'https://user@n8n.example/webhook-waiting/231',
		'https://:word@n8n.example/webhook-waiting/231',
		'https://n8n.example/?a=/webhook-waiting/231',
		'https://n8n.example/webhook-waiting/231?signature=1',
		'https://n8n.example/#/webhook-waiting/231',
		'ftp://n8n.example/webhook-waiting/231',
		'file:///webhook-waiting/231',
	])('is not told by %s', (resumeUrl) => {
		expect(waitingBaseOf(resumeUrl)).toBeUndefined();
	});
});

describe('a waiting link', () => {
	const found = (text: string) => WaitingLink.allIn(text, base).map(({ url }) => url);

	test.each([
		`Refund 20 EUR? ${link}`,
		`${link} is where you answer`,
		`Answer here (${link}).`,
		`Answer: <${link}>`,
		`Rückzahlung?\n${link}\nDanke`,
		`回答：${link}。谢谢`,
		`https://other.example/a?b=c ${link} https://other.example`,
	])('is found in %j', (text) => {
		expect(found(text)).toEqual([link]);
	});

	test('is one of several, in their order', () => {
		const other = link.replace('/231/', '/232/');
		expect(found(`${other} or ${link}`)).toEqual([other, link]);
	});

	test.each(['0c6e3a52-0000-4000-8000-000000000002', 'a', 'node_1', '1.2'])(
		'has any node, such as %s',
		(node) => {
			const url = `${base.prefix}231/${node}?round=1&to=whatsapp%3A%2B1415&${signature}`;
			expect(found(url)).toEqual([url]);
		},
	);

	test.each([
		['of another scheme', link.replace('https', 'http')],
		['written otherwise', link.replace('https', 'HTTPS')],
		['of another host', link.replace('n8n.example', 'n8n.example.evil.example')],
		['of another port', link.replace('n8n.example', 'n8n.example:8443')],
		['with the usual port', link.replace('n8n.example', 'n8n.example:443')],
		['with a login', link.replace('n8n.example', 'user:word@n8n.example')],
		['with n8n as its login', link.replace('n8n.example', 'n8n.example@evil.example')],
		['of another path', link.replace('webhook-waiting', 'webhook')],
		['of a path that begins alike', link.replace('webhook-waiting', 'webhook-waiting-slack')],
		['of a path below another', link.replace('webhook-waiting', 'n8n/webhook-waiting')],
		['without a node', link.replace(/(231)\/[^?]*/, '$1')],
		['with more behind the node', link.replace('?', '/more?')],
		['that goes up', link.replace('/231/', '/../rest/')],
		['that goes up at its end', link.replace(/(231\/)[^?]*/, '$1..')],
		['that goes up in escapes', link.replace(/(231\/)[^?]*/, '$1%2e%2e')],
		['with an escaped slash', link.replace(/(231\/)[^?]*/, '$1..%2F..%2Frest')],
		['with a backslash', link.replace('/231/', '/231\\')],
		['with two slashes', link.replace('/231/', '//231/')],
		['without a signature', link.replace(`&${signature}`, '')],
		['with half a signature', link.slice(0, -32)],
		['with more than a signature', `${link}0`],
		['of another node that waits', link.replace('to=%2B14155550101&round=0', 'approved=true')],
		['without parameters of its own', link.replace('to=%2B14155550101&round=0&', '')],
		['that does not say who was asked', link.replace('to=%2B14155550101&', '')],
		['that does not say which question it is', link.replace('round=0&', '')],
		['with one more parameter', link.replace('round=0', 'round=0&approved=true')],
		['to two people', link.replace('?', '?to=%2B14155550102&')],
		['with something behind the signature', `${link}&next=1`],
		['with a fragment', `${link}#top`],
		['with a fragment before the signature', link.replace('?', '?#')],
		['in another address', `https://evil.example/?u=${link}`],
		['with a tab in it', link.replace('231', '2\t31')],
		['with letters that look alike', link.replace('n8n', 'n８n')],
	])('is none %s', (_what, text) => {
		expect(found(text)).toEqual([]);
		expect(WaitingLink.read(text, base)).toBeUndefined();
	});

	test('leads where it says, and tells who was asked', () => {
		expect(new URL(link).href).toBe(link);
		expect(WaitingLink.read(link, base)?.recipient).toBe('+14155550101');
	});
});
