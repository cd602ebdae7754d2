import type { Replacement } from '../packageCopy';
import type { Broken } from './trials';

const inFile = (file: string, piece: string, by: string): Replacement => ({
	file: `TwilioMessaging/dispatch/${file}.js`,
	piece,
	by,
});

/** Every one of these safeguards of Send Once Key must make a history fail when it is taken away. */
export const onceBreaks: readonly Broken[] = [
	{
		safeguard: 'a key is written before its message leaves',
		replacements: [inFile('onceKeys/keyClaims', 'new Set(await add())', 'new Set()')],
	},
	{
		safeguard: 'what was begun is looked for in Twilio’s list',
		replacements: [
			inFile(
				'onceKeys/knownKeys',
				'const found = await this.doubts.find(named);',
				"const found = { kind: 'notSent' };",
			),
		],
	},
	{
		safeguard: 'it is noted that a message was sent',
		replacements: [
			inFile(
				'onceKeys/sentKeys',
				'...(0, onceNames_1.sentKeys)(name.name), (0, onceNames_1.sidKey)(sid)',
				'(0, onceNames_1.sidKey)(sid)',
			),
		],
	},
	{
		safeguard: 'a key under which nothing was sent is free again',
		replacements: [
			inFile(
				'onceKeys/giveBack',
				"name.standing === 'free' && !names.isJoined(name.name)",
				'false',
			),
		],
	},
	{
		safeguard: 'of what is unknown, it stays written what it looks like',
		replacements: [inFile('onceKeys/giveBack', "name.standing === 'unknown' ||", '')],
	},
	{
		safeguard: 'what a dead process has asked for says nothing',
		replacements: [
			inFile('claims/asking', 'found.has((0, exports.markOf)(question.about))', 'false'),
		],
	},
	{
		safeguard: 'what another sender may have sent is not sent again',
		replacements: [inFile('onceKeys/keyAskers', '!isUnsure && !isOthers', '!isUnsure')],
	},
];
