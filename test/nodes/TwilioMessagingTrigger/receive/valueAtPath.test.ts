import { valueAtPath } from '../../../../nodes/TwilioMessagingTrigger/receive/valueAtPath';

const item = {
	reply: 'a',
	message: { content: 'b', 'full text': 'c', parts: [{ text: 'd' }, { text: 'e' }] },
	'message.title': 'f',
};

test.each([
	['reply', 'a'],
	[' reply ', 'a'],
	['message.content', 'b'],
	['message["full text"]', 'c'],
	["message['content']", 'b'],
	['message.full text', 'c'],
	['message.parts[1].text', 'e'],
	['message.parts.0.text', 'd'],
	['message.title', 'f'],
	['$json.message.content', 'b'],
	['$json["reply"]', 'a'],
])('R12: %s is %j', (path, expected) => {
	expect(valueAtPath(item, path)).toBe(expected);
});

test.each([
	...['other', 'reply.length', 'message.parts[7].text', 'message.parts.length.x'],
	...['constructor', '__proto__.polluted', 'toString', 'message.constructor.name', 'reply[0]'],
])('R12: %s is nothing', (path) => {
	expect(valueAtPath(item, path)).toBeUndefined();
});

test.each([null, undefined, 'text', 5])('R12: of %j, nothing is anything', (from) => {
	expect(valueAtPath(from, 'reply')).toBeUndefined();
});
