import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';

const n8n = setUpN8n();
const screen = setUpEditor('light', () => n8n.playground.n8n.url);

/** What people type who want to do something. */
const searches = [
	...['sms', 'twilio', 'whatsapp', 'message', 'rcs', 'text message'],
	...['send sms', 'send text', 'send message', 'bulk sms', 'notification'],
	...['delete message', 'redact', 'delivery status'],
];

/** The same where a workflow begins. */
const searchesForTrigger = ['sms', 'twilio', 'receive sms', 'incoming sms', 'sms trigger'];

/** At which place of the panel this package's node stands; 0 for none. */
async function rankOf(words: string): Promise<string> {
	const { editor } = screen;
	const search = editor.part('node-creator-search-bar');
	const found = editor.offered('Twilio Messaging').first();
	await search.fill('');
	// n8n looks a moment after the last letter.
	await found.waitFor({ state: 'hidden' });
	await search.fill(words);
	await found.waitFor({ timeout: 10_000 }).catch(() => undefined);
	const names = await editor.part('node-creator-item-name').allInnerTexts();
	return `${words}: ${names.indexOf('Twilio Messaging') + 1} of ${names.length}`;
}

async function ranksOf(all: readonly string[]): Promise<string[]> {
	const ranks: string[] = [];
	for (const words of all) ranks.push(await rankOf(words));
	process.stdout.write(`Node panel: ${ranks.join('; ')}\n`);
	return ranks;
}

const notFound = (ranks: readonly string[]) => ranks.filter((rank) => rank.includes(': 0 of'));

test('the node panel finds the node by what people type', async () => {
	await screen.editor.searchForNode('');
	expect(notFound(await ranksOf(searches))).toEqual([]);
});

test('the panel of triggers finds it by what people type there', async () => {
	const { editor } = screen;
	await editor.openEmptyWorkflow();
	await editor.part('canvas-add-button').click();
	expect(notFound(await ranksOf(searchesForTrigger))).toEqual([]);
});
