import fc from 'fast-check';
import type { CreateMessage } from '../../../../nodes/twilio/message/createMessage';
import {
	identify,
	messageKey,
	placeOf,
	senderOf,
	type IdentityContext,
} from '../../../../nodes/twilio/message/identity';

const often = <Value>(...values: Value[]) => fc.constantFrom(undefined, ...values);

/** What the person gets to see. Few values, so that two messages are often the same. */
const seen = fc.record({
	to: fc.constantFrom('+14155552671', 'whatsapp:+14155552671'),
	body: often('Hello', 'Hello ', 'héllo'),
	contentSid: often(`HX${'1'.repeat(32)}`, `HX${'2'.repeat(32)}`),
	contentVariables: often('{"1":"Ada","2":"noon"}', '{"1":"noon","2":"Ada"}'),
	mediaUrl: often(['https://files.example/1.png'], ['https://files.example/2.png']),
	persistentAction: often(['geo:1,2'], ['geo:1,3']),
});

/** What may differ between two tries of the same message. */
const unseen = fc.record({
	statusCallback: often('https://example.com/1', 'https://example.com/2'),
	sendAt: often(new Date(0), new Date(1e12)),
	validityPeriod: often(60, 600),
	smartEncoded: often(true, false),
	shortenUrls: often(true, false),
	attempt: often(1, 2),
	provideFeedback: often(true),
	riskCheck: often<'enable' | 'disable'>('enable', 'disable'),
});

const senders = fc.constantFrom<Partial<CreateMessage>>(
	{ from: '+12025550100' },
	{ from: '+12025550101' },
	{ messagingServiceSid: `MG${'1'.repeat(32)}` },
	{ from: '+12025550100', messagingServiceSid: `MG${'1'.repeat(32)}` },
);

const contexts = fc.record<IdentityContext>({
	accountSid: fc.constantFrom(`AC${'1'.repeat(32)}`, `AC${'2'.repeat(32)}`),
	apiUrl: fc.constantFrom('https://api.twilio.com', 'https://api.dublin.ie1.twilio.com'),
	whole: fc.constant(''),
	idOfMedia: fc.constant((url: string) => url),
});

/** As the person sees it: a variable's place in the JSON is nothing to see. */
function asSeen({ contentVariables, ...rest }: Partial<CreateMessage>): string {
	const variables: unknown = contentVariables === undefined ? {} : JSON.parse(contentVariables);
	const named: object = typeof variables === 'object' && variables !== null ? variables : {};
	const entries = Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1));
	return JSON.stringify([rest, entries]);
}

test('same identity, same thing for the person, whatever else differs, and the other way round', () => {
	let same = 0;
	const message = fc.tuple(seen, unseen, senders, contexts);
	fc.assert(
		fc.property(message, message, (one, other) => {
			const [key, otherKey] = [one, other].map(([content, rest, sender, context]) =>
				messageKey(identify({ ...rest, ...sender, ...content }, context)),
			);
			const isSame = asSeen(one[0]) === asSeen(other[0]);
			if (isSame) same += 1;
			expect(key === otherKey).toBe(isSame);
		}),
		{ numRuns: 5000, examples: [] },
	);
	expect(same).toBeGreaterThan(5);
});

test('two tries of the same content are the same, whatever else differs', () => {
	fc.assert(
		fc.property(seen, unseen, unseen, senders, contexts, (content, one, other, sender, context) => {
			const keys = [one, other].map((rest) =>
				messageKey(identify({ ...rest, ...sender, ...content }, context)),
			);
			expect(keys[0]).toBe(keys[1]);
		}),
		{ numRuns: 2000 },
	);
});

test('a variable’s place in the JSON says nothing, its value does', () => {
	const [one, reordered, changed] = [
		'{"1":"Ada","2":"noon"}',
		'{"2":"noon", "1":"Ada"}',
		'{"1":"Ada","2":"one"}',
	].map((contentVariables) => messageKey(identityWith({ contentVariables })));
	expect(reordered).toBe(one);
	expect(changed).not.toBe(one);
});

const context: IdentityContext = {
	accountSid: `AC${'1'.repeat(32)}`,
	apiUrl: 'https://api.twilio.com',
	whole: '',
	idOfMedia: (url) => url,
};
const identityWith = (message: Partial<CreateMessage>, changes: Partial<IdentityContext> = {}) =>
	identify({ to: '+14155552671', ...message }, { ...context, ...changes });

test('a file is known by what stays the same when its address changes', () => {
	const at = (url: string) =>
		messageKey(
			identityWith({ mediaUrl: [url] }, { idOfMedia: (each) => each.split('?')[0] ?? '' }),
		);
	expect(at('https://n8n.example/file?token=1')).toBe(at('https://n8n.example/file?token=2'));
	expect(at('https://n8n.example/file?token=1')).not.toBe(at('https://n8n.example/other?token=1'));
});

test('parts that say the same belong to texts that differ elsewhere', () => {
	const part = (whole: string) => messageKey(identityWith({ body: 'Yours, Ada' }, { whole }));
	expect(part('One. Yours, Ada')).not.toBe(part('Two. Yours, Ada'));
});

test('account, host, recipient and sender tell where Twilio files a message', () => {
	const from = '+12025550100';
	const messagingServiceSid = `MG${'1'.repeat(32)}`;
	const places = [
		identityWith({ from }),
		identityWith({ from: '+12025550101' }),
		identityWith({ from, to: '+14155552672' }),
		identityWith({ from }, { accountSid: `AC${'2'.repeat(32)}` }),
		identityWith({ from }, { apiUrl: 'https://api.dublin.ie1.twilio.com' }),
		identityWith({ messagingServiceSid }),
	].map(placeOf);
	expect(new Set(places).size).toBe(places.length);
	// Until it has confirmed the sender, a service's message has none.
	expect(placeOf(identityWith({ from, messagingServiceSid }))).toBe(places.at(-1));
	expect(senderOf(identityWith({ from, messagingServiceSid }))).toBe(from);
	expect(senderOf(identityWith({ messagingServiceSid }))).toBe(messagingServiceSid);
});
