import { emptyTwiml, replyTwiml } from '../../../../../nodes/twilio/webhook/twiml';
import { startHttpServer, type HttpServer } from '../../../../engine/httpServer';
import { setUpTwilio } from '../../../../engine/setUpTwilio';
import { createSdkClient } from '../../../../twilio-stand-in/sdkClient';
import { defaults } from '../../../../twilio-stand-in/server';
import { setUpReceiver } from '../receivingTrigger';
import { Asked, answering, remember, takes, verdict, WaitingN8n } from './waitingN8n';

/** Covers postAnswer, oncePerQuestion, possibleAnswer, sentQuestions, waitingAddress. */

const twilio = setUpTwilio();
const receiver = setUpReceiver(twilio);
const n8n = new WaitingN8n();
let elsewhere: HttpServer;
let anna: Asked;

beforeAll(async () => {
	await n8n.start();
	elsewhere = await startHttpServer(() => takes);
});
beforeEach(() => {
	n8n.answer = () => takes;
	anna = new Asked(twilio, receiver, n8n);
});
afterAll(async () => {
	await Promise.all([n8n.stop(), elsewhere.close()]);
});

const confirmed = replyTwiml([{ body: 'Approved. Thank you.', mediaUrls: [] }]);
const isNormal = (body: string) => [{ json: { event: 'messageReceived', body } }];

describe('an answer that is taken', () => {
	test('starts nothing, goes to the link as it is, and is confirmed', async () => {
		const link = anna.isAsked();
		const form = anna.form('YES');
		const { status, body, items, log } = await anna.posts(form);
		expect([status, body, items, log]).toEqual([200, confirmed, undefined, []]);
		expect(n8n.postedTo(link)).toEqual([
			{
				answeredBy: 'text',
				Body: 'YES',
				From: anna.person,
				To: defaults.number,
				MessageSid: form.MessageSid,
			},
		]);
		expect(twilio.standIn.requests).toHaveLength(1);
	});

	test.each([
		['Confirm Answers is off', { ...answering, confirmAnswers: false }, takes],
		['the node says nothing', answering, verdict({ taken: true, reply: '' })],
		['what the node says is no text', answering, verdict({ taken: true, reply: 1 })],
	])('sends nothing when %s', async (_when, options, said) => {
		n8n.answer = () => said;
		anna.isAsked();
		const { body, items } = await anna.writes('YES', { parameters: { options } });
		expect([body, items]).toEqual([emptyTwiml, undefined]);
	});

	test('gets no fixed reply', async () => {
		anna.isAsked();
		const parameters = { reply: 'text', replyText: 'We answer in an hour.', options: answering };
		expect((await anna.writes('YES', { parameters })).body).toBe(confirmed);
	});

	test('does not wait for other messages', async () => {
		anna.isAsked();
		const options = { ...answering, combineWithinSeconds: 10 };
		expect((await anna.writes('YES', { parameters: { options } })).body).toBe(confirmed);
	});

	test('is not given twice when Twilio posts it again, at once or later', async () => {
		const link = anna.isAsked();
		const form = anna.form('YES');
		const both = await Promise.all([anna.posts(form), anna.posts(form)]);
		for (const { body, items } of [...both, await anna.posts(form)]) {
			expect([body, items]).toEqual([confirmed, undefined]);
		}
		expect(n8n.postedTo(link)).toHaveLength(1);
	});

	test('is the only one of two that come at the same time', async () => {
		const link = anna.isAsked();
		const both = await Promise.all([anna.writes('YES'), anna.writes('YES')]);
		expect(both.map(({ items }) => items?.length ?? 0).sort()).toEqual([0, 1]);
		expect(both.map(({ log }) => log)).toEqual([[], []]);
		expect(n8n.postedTo(link)).toHaveLength(1);
	});

	test('may come after one that was not', async () => {
		n8n.answer = ({ body }) => (body.includes('Body=YES') ? takes : verdict({ taken: false }));
		const link = anna.isAsked();
		const both = await Promise.all([anna.writes('What for?'), anna.writes('YES')]);
		expect(both.map(({ items }) => items?.length ?? 0)).toEqual([1, 0]);
		expect(n8n.postedTo(link)).toHaveLength(2);
	});
});

describe('a normal message', () => {
	test('is a text that the node does not accept, and nothing is logged', async () => {
		n8n.answer = () => verdict({ taken: false, reason: 'It is neither YES nor NO' });
		const link = anna.isAsked();
		const { body, items, log } = await anna.writes('What for?');
		expect(items).toMatchObject(isNormal('What for?'));
		expect([body, log, n8n.postedTo(link).length]).toEqual([emptyTwiml, [], 1]);
	});

	test('is a text after a question that only a form answers, and nothing is logged', async () => {
		n8n.answer = () => ({ status: 415, body: '{"message":"Expected multipart/form-data"}' });
		const link = anna.isAsked();
		const { items, log } = await anna.writes('YES');
		expect(items).toMatchObject(isNormal('YES'));
		expect([log, n8n.postedTo(link).length]).toEqual([[], 1]);
	});

	test.each([
		['409', () => ({ status: 409, body: '{}' }), /waits no longer \(409\)/],
		['401', () => ({ status: 401, body: '{}' }), /refused \(401\): its signature/],
		['404', () => ({ status: 404 }), /no execution any more \(404\)/],
		['500', () => ({ status: 500, body: '{"taken":true}' }), /is answered with 500/],
		['201', () => ({ status: 201, body: '{"taken":true}' }), /is answered with 201/],
		['a page', () => ({ status: 200, body: '<html>No action required</html>' }), /something else/],
		[
			'a redirect',
			() => ({ status: 307, headers: { Location: `${elsewhere.url}/webhook-waiting` } }),
			/leads elsewhere \(307\)/,
		],
	])('comes of %s, and the log says so once', async (_what, answer, words) => {
		n8n.answer = answer;
		const link = anna.isAsked();
		const first = await anna.writes('YES');
		expect(first.items).toMatchObject(isNormal('YES'));
		expect(first.log).toEqual([expect.stringMatching(words)]);
		expect(first.log.join()).not.toContain('signature=');
		expect((await anna.writes('YES')).log).toEqual([]);
		expect([n8n.postedTo(link).length, elsewhere.requests.length]).toEqual([2, 0]);
	});

	test.each([{ taken: 'true' }, { approved: true }, {}])(
		'comes of no verdict: %j',
		async (said) => {
			n8n.answer = () => verdict(said);
			anna.isAsked();
			expect((await anna.writes('YES')).items).toMatchObject(isNormal('YES'));
		},
	);

	test('comes of an address that nobody listens at', async () => {
		const closed = await startHttpServer(() => takes);
		await closed.close();
		const waitingBaseUrl = `${closed.url}/webhook-waiting`;
		anna.gets(n8n.newLink(anna.person, waitingBaseUrl));
		const { items, log } = await anna.writes('YES', { waitingBaseUrl });
		expect(items).toMatchObject(isNormal('YES'));
		expect(log).toEqual([
			expect.stringMatching(/cannot be reached from n8n itself \(ECONNREFUSED\)/),
		]);
	});

	test('comes of an answer that is late', async () => {
		n8n.answer = async () => await new Promise(() => undefined);
		anna.isAsked();
		const { items, log, milliseconds } = await anna.writes('YES');
		expect(items).toMatchObject(isNormal('YES'));
		expect(log).toEqual([expect.stringMatching(/within 6 seconds: .* may have been taken/)]);
		expect(milliseconds).toBeLessThan(8000);
	}, 15_000);

	test.each([
		[
			'late',
			{ kind: 'hang', moment: 'before', milliseconds: 60_000 },
			'No answer came from Twilio',
		],
		['refused', { kind: 'error', status: 503, moment: 'before' }, 'Twilio'],
	] as const)('comes of a list that is %s', async (_what, fault, words) => {
		const link = anna.isAsked();
		twilio.standIn.faults.decide = () => fault;
		const { items, log, milliseconds } = await anna.writes('YES');
		expect(items).toMatchObject(isNormal('YES'));
		expect(log).toEqual([expect.stringMatching(`list of the texts to its sender.*${words}`)]);
		expect([milliseconds < 5000, n8n.postedTo(link).length]).toEqual([true, 0]);
	});

	test('comes of a question that others keep busy: ten seconds are the most', async () => {
		n8n.answer = async () => {
			await jest.advanceTimersByTimeAsync(5500);
			return verdict({ taken: false });
		};
		const link = anna.isAsked();
		const texts = ['What for?', 'How much?', 'YES'];
		const all = await Promise.all(texts.map(async (text) => await anna.writes(text)));
		expect(all.map(({ items }) => items?.length)).toEqual([1, 1, 1]);
		expect(all.flatMap(({ log }) => log)).toEqual([
			expect.stringMatching(/within 4 seconds/),
			expect.stringMatching(/could not be called in time/),
		]);
		expect(n8n.postedTo(link)).toHaveLength(2);
	});

	test('waits for others in what is left of the time', async () => {
		const options = { ...answering, combineWithinSeconds: 10 };
		n8n.answer = async () => {
			await jest.advanceTimersByTimeAsync(4000);
			return verdict({ taken: false });
		};
		anna.isAsked();
		const call = anna.writes('Hello', { parameters: { options } });
		while (n8n.requests.at(-1)?.body.includes('Body=Hello') !== true) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
		await jest.advanceTimersByTimeAsync(6000);
		expect((await call).items).toMatchObject(isNormal('Hello'));
	}, 10_000);
});

describe('the last question counts', () => {
	test('of two', async () => {
		const [first, last] = [anna.isAsked(), anna.isAsked()];
		await anna.writes('YES');
		expect([n8n.postedTo(first).length, n8n.postedTo(last).length]).toEqual([0, 1]);
		// The one before it cannot be answered by text any more.
		const again = await anna.writes('YES');
		expect([again.items?.length, n8n.postedTo(first).length]).toEqual([1, 0]);
	});

	test.each([
		['a text of another workflow', {}],
		['a reply to something else', { direction: 'outbound-reply' }],
		['one that is on its way', { outcome: { status: 'sending' } }],
	] as const)('but not behind %s: YES may be meant for that', async (_what, more) => {
		const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
		const link = anna.isAsked({ createdAt: ago(2) });
		anna.gets('', { body: 'Reply YES to confirm your appointment', createdAt: ago(1), ...more });
		const { items, log } = await anna.writes('YES');
		expect(items).toMatchObject(isNormal('YES'));
		expect([log, n8n.postedTo(link).length]).toEqual([[], 0]);
	});

	test('but not while a service is about to send another, whose number nobody knows yet', async () => {
		const link = anna.isAsked();
		twilio.standIn.delivery.stepMilliseconds = 60_000;
		await createSdkClient(twilio.standIn).messages.create({
			to: anna.person,
			messagingServiceSid: defaults.messagingServiceSid,
			body: 'Reply YES to confirm your appointment',
		});
		expect((await anna.writes('YES')).items).toMatchObject(isNormal('YES'));
		expect(n8n.postedTo(link)).toHaveLength(0);
	});

	test('also one that the confirmation of an earlier answer went before', async () => {
		anna.isAsked();
		await anna.writes('YES');
		anna.gets('', { body: 'Approved. Thank you.', direction: 'outbound-reply' });
		const next = anna.isAsked();
		await anna.writes('YES');
		expect(n8n.postedTo(next)).toHaveLength(1);
	});

	test('also before Twilio’s own reply to a YES that it takes for START', async () => {
		jest.setSystemTime(performance.timeOrigin + performance.now());
		const link = anna.isAsked({ createdAt: new Date(Date.now() - 60_000) });
		const reply = { body: 'You will get our texts again.', direction: 'outbound-reply' } as const;
		anna.gets('', { ...reply, createdAt: new Date() });
		await anna.writes('NO');
		expect(n8n.postedTo(link)).toHaveLength(0);
		await anna.writes('YES');
		expect(n8n.postedTo(link)).toHaveLength(1);
	});

	test.each([
		[99, 1],
		[100, 0],
	])('also behind %d others that nobody has got: posted to %d times', async (others, times) => {
		const link = anna.isAsked({ createdAt: new Date(Date.now() - 3_600_000) });
		const failed = { status: 'failed', errorCode: 30001 } as const;
		const text = { to: anna.person, from: defaults.number, body: 'News', outcome: failed };
		twilio.standIn.seedMessages(others, text);
		await anna.writes('YES');
		expect(n8n.postedTo(link)).toHaveLength(times);
	});

	test.each([
		{ status: 'failed', errorCode: 30001 },
		{ status: 'undelivered', errorCode: 30007 },
	] as const)('but not one that never arrived: %j', async (outcome) => {
		const link = anna.isAsked();
		const lost = anna.isAsked({ outcome });
		remember({ from: defaults.number, to: anna.person, link: lost, at: Date.now() });
		await anna.writes('YES');
		expect([n8n.postedTo(link).length, n8n.postedTo(lost).length]).toEqual([1, 0]);
	});

	test('but not one that was put to somebody else, and passed on', async () => {
		const passedOn = new Asked(twilio, receiver, n8n).isAsked();
		anna.gets(passedOn);
		expect((await anna.writes('YES')).items).toMatchObject(isNormal('YES'));
		expect(n8n.postedTo(passedOn)).toHaveLength(0);
	});

	test('but not one of another node that waits', async () => {
		const link = n8n.newLink(anna.person).replace('round=0', 'approved=true');
		anna.gets(link);
		expect((await anna.writes('YES')).items).toMatchObject(isNormal('YES'));
		expect(n8n.postedTo(link)).toHaveLength(0);
	});

	test('but not one from another number, or to somebody else', async () => {
		anna.isAsked({ from: defaults.numberWithoutService });
		const berta = new Asked(twilio, receiver, n8n);
		berta.isAsked();
		expect((await anna.writes('YES')).items).toHaveLength(1);
	});

	test('on WhatsApp, with the channel in front', async () => {
		const from = `whatsapp:${anna.person}`;
		const link = anna.isAsked({ to: from, from: defaults.whatsAppSender });
		await anna.posts(anna.form('YES', { From: from, To: defaults.whatsAppSender }));
		expect(n8n.postedTo(link)).toMatchObject([{ From: from, To: defaults.whatsAppSender }]);
	});
});

describe('a reply to one message', () => {
	const onWhatsApp = () => {
		const To = defaults.whatsAppSender;
		const From = `whatsapp:${anna.person}`;
		const link = n8n.newLink(From);
		const sid = anna.gets(link, { to: From, from: To });
		const repliesTo = async (fields: Record<string, string>) =>
			await anna.posts(anna.form('YES', { From, To, ...fields }));
		return { link, sid, repliesTo };
	};

	test('answers when it is the question', async () => {
		const { link, sid, repliesTo } = onWhatsApp();
		await repliesTo({ OriginalRepliedMessageSid: sid });
		expect(n8n.postedTo(link)).toHaveLength(1);
	});

	test.each([
		{ OriginalRepliedMessageSid: 'SM000000000000000000000000000000ff' },
		{ OriginalRepliedMessageSender: defaults.whatsAppSender },
	])('does not when it is another: %j', async (fields) => {
		const { link, repliesTo } = onWhatsApp();
		expect((await repliesTo(fields)).items).toMatchObject(isNormal('YES'));
		expect(n8n.postedTo(link)).toHaveLength(0);
	});

	test('answers a question that does not show its link', async () => {
		const link = n8n.newLink(anna.person);
		const sid = anna.gets('', { body: '' });
		remember({ from: defaults.number, to: anna.person, link, at: Date.now() });
		await anna.posts(anna.form('YES', { OriginalRepliedMessageSid: sid }));
		expect(n8n.postedTo(link)).toHaveLength(1);
	});
});

describe('a text that does not show its link', () => {
	test('is remembered by the process that sent it', async () => {
		const link = n8n.newLink(anna.person);
		anna.gets('', { body: '' });
		remember({ from: defaults.number, to: anna.person, link, at: Date.now() });
		expect((await anna.writes('YES')).items).toBeUndefined();
		expect(n8n.postedTo(link)).toHaveLength(1);
	});

	test('counts when it is the last one, and one that is shown when that is', async () => {
		const links = [n8n.newLink(anna.person), anna.isAsked()];
		const question = { from: defaults.number, to: anna.person, link: links[0] ?? '' };
		remember({ ...question, at: Date.now() - 120_000 });
		await anna.writes('YES');
		remember({ ...question, at: Date.now() + 120_000 });
		await anna.writes('YES');
		expect(links.map((link) => n8n.postedTo(link).length)).toEqual([1, 1]);
	});

	test('is told from others by its SID', async () => {
		const link = n8n.newLink(anna.person);
		anna.gets('', { body: 'Hello' });
		const sid = anna.gets('', { body: '' });
		remember({ from: defaults.number, to: anna.person, link, at: Date.now(), sid });
		await anna.writes('YES');
		expect(n8n.postedTo(link)).toHaveLength(1);
	});

	test('from a service: where the list shows that it was this number', async () => {
		const link = n8n.newLink(anna.person);
		remember({ to: anna.person, link, at: Date.now() });
		expect((await anna.writes('YES')).items).toHaveLength(1);
		anna.gets('', { body: '', messagingServiceSid: defaults.messagingServiceSid });
		expect((await anna.writes('YES')).items).toBeUndefined();
	});
});

describe('nothing is asked', () => {
	const asksNothing = async (form: Record<string, string>, parameters?: object) => {
		const link = anna.isAsked();
		const { items } = await anna.posts(form, {
			...(parameters && { parameters: { ...parameters } }),
		});
		return [items?.length, twilio.standIn.requests.length, n8n.postedTo(link).length];
	};

	test('unless the option is on', async () => {
		expect(await asksNothing(anna.form('YES'), {})).toEqual([1, 0, 0]);
	});

	test.each([
		['STOP', {}],
		[' stop ', {}],
		['HELP', {}],
		['START', {}],
		['Stop', { From: 'whatsapp:+14155550101', To: defaults.whatsAppSender }],
		['Join', { OptOutType: 'START' }],
		['YES', { OptOutType: 'STOP' }],
		['Ja', { OptOutType: 'START' }],
		['YES', { ButtonText: 'YES', ButtonPayload: 'confirm' }],
		['YES', { ButtonPayload: 'confirm' }],
		['YES', { ListId: '1', ListTitle: 'YES' }],
		['YES', { InteractiveData: '{"a":1}' }],
		['YES', { FlowData: '{"a":1}' }],
		['', {}],
		['  ', {}],
		[
			'YES',
			{ NumMedia: '1', MediaUrl0: 'https://a.example/1.png', MediaContentType0: 'image/png' },
		],
	])('about %j %j', async (text, fields) => {
		expect(await asksNothing(anna.form(text, fields))).toEqual([1, 0, 0]);
	});

	test('about a status update', async () => {
		const form = { MessageSid: anna.form('').MessageSid, MessageStatus: 'delivered' };
		const parameters = { events: ['messageStatusUpdated'], statuses: [], options: answering };
		expect(await asksNothing(form, parameters)).toEqual([1, 0, 0]);
	});

	test('without a signature, or when nobody looks at it', async () => {
		anna.isAsked();
		const parameters = { options: { ...answering, checkSignature: false } };
		const waitingBaseUrl = n8n.base;
		const trigger = { parameters: { options: answering }, waitingBaseUrl };
		const forged = await receiver.post(anna.form('YES'), trigger, 'another-token');
		expect([forged.status, forged.items]).toEqual([403, undefined]);
		const unchecked = await anna.writes('YES', { parameters });
		expect(unchecked.log).toEqual([expect.stringMatching(/because Check Signature is off/)]);
		expect([unchecked.items?.length, twilio.standIn.requests.length]).toEqual([1, 0]);
	});

	test.each(['http://user:word@127.0.0.1:1/webhook-waiting', 'http://127.0.0.1:1', 'nowhere'])(
		'when n8n waits at %s, which tells nothing apart',
		async (waitingBaseUrl) => {
			const { items } = await anna.writes('YES', { waitingBaseUrl });
			expect([items?.length, twilio.standIn.requests.length]).toEqual([1, 0]);
		},
	);
});

test.each(['YES', 'yes', ' Yes ', 'Yes.', 'yes!'])(
	'%j is an answer although Twilio calls it START',
	async (text) => {
		const link = anna.isAsked();
		const { items } = await anna.posts(anna.form(text, { OptOutType: 'START' }));
		expect([items, n8n.postedTo(link).length]).toEqual([undefined, 1]);
	},
);

test('below a path, and at another endpoint, n8n’s own address is found', async () => {
	const waitingBaseUrl = `${n8n.origin}/n8n/hooks/wait`;
	const link = n8n.newLink(anna.person, waitingBaseUrl);
	anna.isAsked();
	anna.gets(link);
	expect((await anna.writes('YES', { waitingBaseUrl })).items).toBeUndefined();
	expect(n8n.postedTo(link)).toHaveLength(1);
});
