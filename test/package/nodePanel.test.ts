import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../engine/packageNodes';

const codexSchema = z.object({ node: z.string(), alias: z.array(z.string()) });

/** The words by which n8n's node panel finds a node, beside its name. */
function aliasesOf(node: string): string[] {
	const file = join(repositoryRoot, `dist/nodes/${node}/${node}.node.json`);
	return codexSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).alias;
}

const action = aliasesOf('TwilioMessaging');
const trigger = aliasesOf('TwilioMessagingTrigger');

/**
 * n8n's search wants the letters of all that was typed in one alias, in this order; best of all is an
 * alias that begins with it.
 */
const finds = (aliases: readonly string[], typed: string) =>
	aliases.some((alias) => alias.toLowerCase().startsWith(typed));

test.each([
	['sms', 'mms', 'whatsapp', 'rcs', 'text'],
	['send sms', 'send text', 'send message', 'send mms', 'send whatsapp'],
	['bulk sms', 'notification', 'reminder', 'alert'],
	['delete message', 'redact', 'erase', 'delivery status', 'preview', 'wait for reply'],
])('the node panel finds the nodes by %s and its like', (...typed) => {
	for (const words of typed) {
		expect([words, finds(action, words)]).toEqual([words, true]);
		expect([words, finds(trigger, words)]).toEqual([words, true]);
	}
});

// It shows the two as one, with the words of one of them: test/e2e/nodeSearch.test.ts.
test.each(['receive sms', 'receive message', 'incoming sms', 'sms trigger', 'auto-reply'])(
	'the node panel finds the trigger by %s',
	(words) => {
		expect(finds(trigger, words)).toBe(true);
	},
);

test('either node is found by all that finds the other', () => {
	expect([...trigger].sort()).toEqual([...action].sort());
});
