import type { Replacement } from '../packageCopy';
import { buildSwitchingStage } from './property';

const registration = (file: string) => `TwilioMessagingTrigger/registration/${file}.js`;

/** A safeguard of the registration, and how to take it away in the built code. */
interface Break {
	readonly safeguard: string;
	readonly replacements: readonly Replacement[];
	/** Whether it is needed where n8n is killed, or where it is not: the other sequences would only take time. */
	readonly isCalm?: boolean;
}

const breaks: readonly Break[] = [
	{
		safeguard: 'what stood there is noted in the address itself',
		replacements: [
			{
				file: registration('webhookUrl'),
				piece: 'return whole.length <= longest ? whole :',
				by: 'return',
			},
		],
	},
	{
		safeguard: 'another workflow’s webhook is put back only while that workflow is on',
		replacements: [
			{
				file: registration('beforehand'),
				piece: "return isBrief ? state !== 'off' : state === 'on';",
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
];

/** Always the same sequences. */
const seed = 1;
const count = 200;

async function tryWith({ replacements, isCalm }: Pick<Break, 'replacements' | 'isCalm'>) {
	const stage = await buildSwitchingStage(replacements);
	try {
		const calm = isCalm === undefined ? {} : { isCalm };
		return await stage.tryAll({ count, seed, shrinks: false, ...calm });
	} finally {
		await stage.close();
	}
}

test.each([{}, { isCalm: true }])(
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
