import type { Replacement } from '../packageCopy';
import { buildSwitchingStage } from './property';

const registration = (file: string) => `TwilioMessagingTrigger/registration/${file}.js`;

/** A safeguard of the registration, and how to take it away in the built code. */
interface Break {
	readonly safeguard: string;
	readonly replacements: readonly Replacement[];
	/** Another than the usual one, where that does not need it. */
	readonly seed?: number;
	/** Whether it is needed where n8n is killed, or where it is not: the other sequences would only take time. */
	readonly isCalm?: boolean;
}

const breaks: readonly Break[] = [
	{
		safeguard: 'the previous webhook is noted in the address itself',
		replacements: [
			{
				file: registration('webhookUrl'),
				piece: 'return whole.length <= longest ? whole :',
				by: 'return',
			},
		],
	},
	{
		safeguard: 'another workflow’s webhook is restored only while that workflow is on',
		replacements: [
			{
				file: registration('beforehand'),
				piece: 'if (!note)\n\t\t\t\treturn false;',
				by: 'return true;',
			},
		],
	},
	{
		safeguard: 'what a person has set by hand is left alone',
		replacements: [
			{
				file: registration('transitions'),
				piece:
					'active: { nobody: false, foreign: false, neighbour: false, own: true, sibling: true },',
				by: 'active: { nobody: true, foreign: true, neighbour: false, own: true, sibling: true },',
			},
		],
	},
	{
		safeguard: 'what listening has left behind is given back later',
		replacements: [
			{
				file: registration('registration'),
				piece: 'const listening = this.store.leftByListening;',
				by: 'const listening = undefined;',
			},
		],
		isCalm: true,
		seed: 2,
	},
	{
		safeguard: 'the webhook of an earlier address is known as our own',
		replacements: [
			{
				file: registration('webhookOwner'),
				piece: 'const addresses = [webhook.url, ...webhook.formerUrls];',
				by: 'const addresses = [webhook.url];',
			},
			{
				file: registration('webhookOwner'),
				piece: "return note.kind === webhook.kind ? 'own' : 'sibling';",
				by: "return 'foreign';",
			},
		],
	},
	{
		safeguard: 'a workflow is off although its credential is gone',
		replacements: [
			{
				file: registration('hook'),
				piece: "(0, processMemory_1.noteState)(store.webhook, 'off');",
				by: 'void 0;',
			},
			{
				file: registration('registration'),
				piece: 'async delete() {',
				by: "async delete() { (0, processMemory_1.noteState)(this.store.webhook, 'off');",
			},
		],
		isCalm: true,
	},
	{
		safeguard: 'what is good is restored beside what Twilio refuses',
		replacements: [
			{
				file: registration('lesserSettings'),
				piece: 'left.length > 0',
				by: 'left.length === standing.length',
			},
		],
		isCalm: true,
	},
	{
		safeguard: 'whoever is on is called again after those that took its source',
		replacements: [
			{
				file: registration('beforehand'),
				piece: '= (0, calledWebhooks_1.lastCalled)(webhook, standing, group);',
				by: '= undefined;',
			},
		],
		isCalm: true,
	},
	{
		safeguard: 'the active workflow’s webhook is restored only while it is on',
		replacements: [
			{
				file: registration('beforehand'),
				piece: ' && ((0, processMemory_1.stateOf)(active) === undefined || isOn(active))',
				by: '',
			},
		],
		isCalm: true,
	},
	{
		safeguard: 'another workflow’s webhook is restored only where it is on',
		replacements: [
			{
				file: registration('beforehand'),
				piece: 'isOn(note) ||',
				by: "(0, processMemory_1.stateOf)(note) === 'on' ||",
			},
		],
		isCalm: true,
		seed: 2,
	},
	{
		safeguard: 'a number that is unknown elsewhere is not taken for deleted',
		replacements: [
			{
				file: registration('sourceResource'),
				piece: 'at !== here',
				by: 'false',
			},
		],
		isCalm: true,
	},
];

/** Always the same sequences. */
const usualSeed = 1;
const count = 200;

async function tryWith({
	replacements,
	isCalm,
	seed = usualSeed,
}: Pick<Break, 'replacements' | 'isCalm' | 'seed'>) {
	const stage = await buildSwitchingStage(replacements);
	try {
		const calm = isCalm === undefined ? {} : { isCalm };
		return await stage.tryAll({ count, seed, shrinks: false, ...calm });
	} finally {
		await stage.close();
	}
}

test.each([{}, { isCalm: true }, { isCalm: true, seed: 2 }])(
	'with all safeguards, the same sequences hold: %j',
	async (choice) => {
		expect(await tryWith({ replacements: [], ...choice })).toMatchObject({
			held: count,
			problem: '',
		});
	},
	300_000,
);

test.each(breaks)(
	'the switching test fails without this: $safeguard',
	async (broken) => {
		const { held, problem } = await tryWith(broken);
		const [summary = ''] = problem.split('\n');
		process.stdout.write(`Without "${broken.safeguard}", after ${held} sequences: ${summary}\n`);
		expect(problem).not.toBe('');
	},
	300_000,
);

test('a printed seed replays: the same sequences hold, and the same one fails in the same way', async () => {
	const [broken] = breaks;
	if (!broken) throw new Error('There is no break');
	const [first, second] = [await tryWith(broken), await tryWith(broken)];
	const withoutPorts = (text: string) => text.replace(/(?<=127\.0\.0\.1:)\d+/g, '');
	expect(first.problem).toContain('path: ');
	expect({ ...second, problem: withoutPorts(second.problem) }).toEqual({
		...first,
		problem: withoutPorts(first.problem),
	});
}, 300_000);
