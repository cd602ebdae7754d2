import { workflowReply } from '../../../../nodes/TwilioMessagingTrigger/receive/workflowReply';
import { emptyTwiml, replyTwiml } from '../../../../nodes/twilio/webhook/twiml';

const twimlOf = (body: string) => replyTwiml([{ body, mediaUrls: [] }]);
const thanks = twimlOf('Thanks');
const replyTo = (result: unknown, replyField = 'reply') =>
	workflowReply(result, { replyField, longReply: 'split' });

test.each([
	['a text in the field', { reply: 'Thanks' }, thanks],
	['a number in it', { reply: 5 }, twimlOf('5')],
	['TwiML of Build Reply', { twiml: thanks, reply: 'Other' }, thanks],
	['an empty answer of Build Reply', { twiml: emptyTwiml }, emptyTwiml],
	['TwiML beside it that is none', { twiml: 'Thanks', reply: 'Thanks' }, thanks],
])('%s goes back', (_what, result, expected) => {
	expect(replyTo(result)).toEqual({ twiml: expected });
});

test.each([
	['no such field', { other: 'Thanks' }, 'is missing: there is no field "reply"'],
	['nothing in it', { reply: null }, 'is missing: there is no field "reply"'],
	['an empty text', { reply: ' ' }, 'holds no text'],
	['control characters', { reply: '\u0000' }, 'holds no text'],
	['an object', { reply: { text: 'Thanks' } }, 'of type object'],
	['a list', { reply: ['Thanks'] }, 'is a list'],
	['yes or no', { reply: true }, 'of type boolean'],
	['something that is no TwiML', { twiml: 'Thanks' }, 'is missing'],
	['a text that n8n wrote', 'Workflow was started', 'there is no item'],
	[
		'what n8n says of a workflow without an item',
		{ message: 'Workflow executed successfully but the last node did not return any data' },
		'there is no item',
	],
	[
		'what it says of one without data',
		{ message: 'Workflow executed successfully but no data was returned' },
		'there is no item',
	],
])('R12: %s sends nothing, and says why', (_what, result, problem) => {
	const isOfN8n = typeof result === 'object' && 'message' in result;
	const reply = replyTo(result, isOfN8n ? 'message' : 'reply');
	expect(reply.twiml).toBe(emptyTwiml);
	expect(reply.problem).toContain(problem);
});

test('a text about a workflow goes back, if the workflow wrote it', () => {
	const message = 'Workflow executed successfully but you should know';
	expect(replyTo({ message }, 'message')).toEqual({ twiml: twimlOf(message) });
});

test('R12: a field in a field', () => {
	const result = { choices: [{ message: { content: 'Thanks' } }] };
	expect(replyTo(result, 'choices[0].message.content')).toEqual({ twiml: thanks });
});
