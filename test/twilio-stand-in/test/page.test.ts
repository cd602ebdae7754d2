import { defaults } from '../server';
import { phonesOf } from '../page/phones';
import { troubles } from '../page/troubles';
import { setUpStandIn } from './setUpStandIn';
import { startWebhookReceiver, type WebhookReceiver } from './webhookReceiver';

const person = '+14155552671';
const other = '+14155552672';

const twilio = setUpStandIn();

let receiver: WebhookReceiver;
beforeAll(async () => {
	receiver = await startWebhookReceiver();
});
beforeEach(() => {
	receiver.calls.length = 0;
	receiver.answering = () => [200, 'text/xml', '<Response/>'];
});
afterAll(() => {
	receiver.close();
});

/** What the page says of each trouble that it can switch on. */
const sentences: Readonly<Record<string, string>> = {
	refused: `The next text to ${person}: refused (21614), once`,
	unavailable: `The next text to ${person}: error 503, once`,
	lost: `The next text to ${person}: connection cut after it was carried out, once`,
	undelivered: `Texts to ${person} end undelivered (30003)`,
	stopped: `${person} has written STOP to every number (21610)`,
	slow: 'Each answer takes 3 s',
	busy: 'No more than 2 requests at once',
};

const page = (place = '') => `${twilio.standIn.url}/control/page${place}`;
const read = async (place?: string) => await (await fetch(page(place))).text();

/** What a browser does with a form of the page; gives the page that it shows next. */
async function submit(place: string, fields: Record<string, string>): Promise<string> {
	const response = await fetch(page(place), {
		method: 'POST',
		headers: { 'sec-fetch-site': 'same-origin' },
		body: new URLSearchParams(fields),
	});
	expect([response.status, response.redirected, response.url]).toEqual([200, true, page()]);
	return await response.text();
}

const notice = (text: string) => /role="status"[^>]*>([^<]*)</.exec(text)?.[1];
const send = (to = person, body = 'Hi') =>
	twilio.client.messages.create({ to, from: defaults.number, body });

const listen = async () => {
	const number = twilio.standIn
		.phoneNumbers()
		.find((each) => each.phone_number === defaults.numberWithoutService);
	await twilio.client.incomingPhoneNumbers(number?.sid ?? '').update({ smsUrl: receiver.url });
};

test('a phone for each number, with what it got and what became of it', async () => {
	twilio.standIn.delivery.setOutcome(other, { status: 'undelivered', errorCode: 30003 });
	await send(person, 'Your appointment is at 9');
	await send(other, 'Is yours?');
	twilio.standIn.clock.advance(60_000);
	const text = await read();
	expect(text.match(/class="phone" aria-label="[^"]*"/g)).toEqual([
		`class="phone" aria-label="${other}"`,
		`class="phone" aria-label="${person}"`,
	]);
	expect(text).toContain(
		`<p>Your appointment is at 9</p><small>from ${defaults.number} · delivered</small>`,
	);
	expect(text).toContain('undelivered: Unreachable destination handset (30003)');
});

test('words of a message are words, whatever they look like', async () => {
	const body = '<script>alert("1")</script> &amp; \'x\'';
	await send(person, body);
	const text = await read();
	expect(text).toContain(
		'<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;amp; &#39;x&#39;</p>',
	);
	expect(await read('/shown')).not.toContain('<script');
	const after = await submit('/texts', { from: '<b>', to: '"><i>', body: '' });
	expect(notice(after)).toBe('No account of the stand-in owns &quot;&gt;&lt;i&gt;.');
});

test('a link in a text can be opened, as on a phone', async () => {
	await send(person, 'Answer: http://127.0.0.1:5678/a?b=1&c=2\njavascript:alert(1)');
	expect(await read()).toContain(
		'<p>Answer: <a href="http://127.0.0.1:5678/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">http://127.0.0.1:5678/a?b=1&amp;c=2</a>\njavascript:alert(1)</p>',
	);
});

test('nothing on the page comes from elsewhere', async () => {
	const response = await fetch(page());
	expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
	const text = await response.text();
	const addresses = [...text.matchAll(/(?:src|href|action|data-from)="([^"]*)"/g)].map(
		([, address]) => address,
	);
	expect(addresses.length).toBeGreaterThan(4);
	expect(addresses.filter((address) => !/^(\/control\/page\/|data:,)/.test(address ?? ''))).toEqual(
		[],
	);
	for (const place of ['/style.css', '/script.js'])
		expect((await fetch(page(place))).headers.get('content-type')).toMatch(
			/^text\/(css|javascript)/,
		);
	expect(await read('/style.css')).not.toMatch(/url\(|@import/);
});

test('a text to a number tells whether anybody listens', async () => {
	const fields = { from: person, to: defaults.numberWithoutService, body: 'Hello' };
	expect(notice(await submit('/texts', fields))).toContain('publish a workflow');
	await listen();
	const text = await submit('/texts', fields);
	expect(notice(text)).toBe(
		`${defaults.numberWithoutService} has the text, and its webhook answered 200.`,
	);
	expect(receiver.calls).toMatchObject([{ form: { From: person, Body: 'Hello' } }]);
	expect(text).toContain(`${defaults.numberWithoutService} (has a webhook)`);
	receiver.answering = () => [500, 'text/plain', 'no'];
	expect(notice(await submit('/texts', fields))).toContain('went wrong: HTTP 500 (11200)');
	expect(twilio.standIn.messages({ direction: 'inbound' })).toHaveLength(3);
});

test('a text to a number whose service has no webhook is said to be dropped', async () => {
	const text = await submit('/texts', { from: person, to: defaults.number, body: 'Hello' });
	expect(notice(text)).toContain(
		`Nobody gets this text: ${defaults.number} is in a Messaging Service without a webhook`,
	);
	expect(text).toContain('No phone has a message yet');
});

test('a phone answers whom it last heard from', async () => {
	const from = defaults.numberWithoutService;
	await twilio.client.messages.create({ to: person, from, body: 'Shall we?' });
	const text = await read();
	const hidden = [...text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
	expect(hidden.map(([, name, value]) => [name, value])).toEqual([
		['from', person],
		['to', from],
	]);
	await submit('/texts', { from: person, to: from, body: 'Yes' });
	expect(await read('/shown')).toContain('<li class="bubble own"><p>Yes</p>');
});

test.each(troubles.map(({ name, ofPhone }) => [name, ofPhone] as const))(
	'%s can be switched on, is shown, and switched off again',
	async (name, ofPhone) => {
		const before = await read('/shown');
		expect(before).not.toContain('Switched on');
		if (ofPhone) {
			expect(notice(await submit('/troubles', { name, phone: ' ' }))).toContain('Which phone?');
			expect(await read('/shown')).toBe(before);
		}
		await submit('/troubles', { name, phone: ` ${person}` });
		const shown = await read('/shown');
		expect(shown.match(/<ul>.*<\/ul>/s)?.[0].match(/<li>/g)).toHaveLength(1);
		expect(/<li>([^<]*)/.exec(shown)?.[1]).toBe(sentences[name]);
		await submit('/calm', {});
		expect(await read('/shown')).toBe(before);
		await send();
	},
);

test('what is switched on strikes the phone that was named', async () => {
	await submit('/troubles', { name: 'refused', phone: person });
	await send(other);
	await expect(send()).rejects.toMatchObject({ code: 21614 });
	await submit('/troubles', { name: 'stopped', phone: person });
	await expect(send()).rejects.toMatchObject({ code: 21610 });
	expect(notice(await submit('/troubles', { name: 'none' }))).toBe('There is no such trouble.');
});

test('a page of another site can do nothing', async () => {
	for (const site of ['cross-site', 'same-site', 'none']) {
		const response = await fetch(page('/texts'), {
			method: 'POST',
			headers: { 'sec-fetch-site': site },
			body: new URLSearchParams({ from: person, to: defaults.number, body: 'Hi' }),
		});
		expect(response.status).toBe(403);
	}
	expect(twilio.standIn.messages()).toEqual([]);
});

test('thousands of messages make no endless page', () => {
	twilio.standIn.seedMessages(3000, (index) => ({ to: `+1415555${1000 + (index % 100)}` }));
	const { shown, others } = phonesOf(twilio.standIn.messages());
	expect([shown.length, others]).toEqual([24, 76]);
	expect(shown[0]).toMatchObject({ address: '+14155551099', older: 0 });
	twilio.standIn.seedMessages(100, { to: person });
	expect(phonesOf(twilio.standIn.messages()).shown[0]).toMatchObject({
		address: person,
		older: 70,
	});
});
