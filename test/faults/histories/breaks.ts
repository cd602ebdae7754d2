import type { Replacement } from '../packageCopy';
import type { Broken } from './trials';

const claims = (file: string, piece: string, by: string): Replacement => ({
	file: `TwilioMessaging/dispatch/claims/${file}.js`,
	piece,
	by,
});

/** Every one of these must make a history fail. */
export const claimBreaks: readonly Broken[] = [
	{
		safeguard: 'a message is noted before it leaves',
		replacements: [claims('ownClaims', 'await this.#chunks.written(position);', '')],
	},
	{
		safeguard: 'what was left behind is looked for',
		replacements: [
			claims('runClaims', 'if (left.length === 0)', 'this.#left.clear();\n        if (true)'),
		],
	},
	{
		safeguard: 'an execution that n8n starts by itself sends all',
		replacements: [
			claims('beginning', 'const isRead = ', 'isStartedByPerson = true;\n    const isRead = '),
		],
	},
	{
		safeguard: 'n8n’s second try of an execution knows of the first',
		replacements: [claims('beginning', 'there.includes(own)', 'false')],
	},
	{
		safeguard: 'an execution that was stopped keeps what it has sent',
		replacements: [
			claims('runClaims', 'if (hasStopped)\n\t\t\t\tawait', 'if (false)\n\t\t\t\tawait'),
		],
	},
	{
		safeguard: 'what was looked for may be sent again',
		replacements: [
			claims('leftClaims', 'usedUp.add((0, claimKeys_1.claimKey)(run, name));', ';'),
			claims('end', 'return left.length === 0 || count', 'return count + 1e6'),
		],
	},
	{
		safeguard: 'finished rounds of a loop are kept until it is over',
		replacements: [claims('runClaims', "if (again === 'no')", 'if (true)')],
	},
	{
		safeguard: 'claims count for a day',
		replacements: [claims('leftRuns', '24 * 3600_000', '240 * 3600_000')],
	},
	{
		safeguard: 'equal messages are told apart by their number',
		replacements: [claims('claimKeys', 'this.#counts.set(hash, count + 1);', '')],
	},
];
