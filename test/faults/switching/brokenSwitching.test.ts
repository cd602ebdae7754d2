import type { Replacement } from '../packageCopy';
import { buildSwitchingStage } from './property';

const registration = (file: string) => `TwilioMessagingTrigger/registration/${file}.js`;

/** Safeguards of the registration, and how to take each away in the built code. */
const breaks: ReadonlyArray<{ safeguard: string; replacements: readonly Replacement[] }> = [
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
		safeguard: 'what could not be given back yet is owed',
		replacements: [
			{
				file: registration('registrationStore'),
				piece: 'const owed = [...without(this.#stored.owed, registration), registration];',
				by: 'const owed = without(this.#stored.owed, registration);',
			},
		],
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
const count = 1500;

test.each(breaks)(
	'the switching test fails without this: $safeguard',
	async ({ safeguard, replacements }) => {
		const stage = await buildSwitchingStage(replacements);
		try {
			const { held, problem } = await stage.tryAll({ count, seed, shrinks: false });
			const [summary = ''] = problem.split('\n');
			process.stdout.write(`Without "${safeguard}", after ${held} sequences: ${summary}\n`);
			expect(problem).not.toBe('');
		} finally {
			await stage.close();
		}
	},
	600_000,
);
