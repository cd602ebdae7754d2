import { setUpTwilio, sendEachItem } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { retryUntilDone, sidsOf, somebody } from './retrying';

const twilio = setUpTwilio();

/** A text of numbered words; how many, and what each begins with, depends on chance. */
const body =
	'={{ Array.from({ length: 40 + Math.round(Math.random() * 40) }, (_, index) => "w" + Math.round(Math.random() * 1000) + "n" + index).join(" ") }}';

function textAtChance(chance: number): string {
	const length = 40 + Math.round(chance * 40);
	const start = `w${Math.round(chance * 1000)}n`;
	return Array.from({ length }, (_, index) => start + String(index)).join(' ');
}

/** What the person reads when the parts are put in the order of their numbers. */
function textReceived(to: string): string {
	const parts = twilio.standIn.messages({ to }).map(({ body: part }) => {
		const [, number, count, text] = /^\((\d+)\/(\d+)\) (.*)$/.exec(part) ?? [];
		return { number: Number(number), count: Number(count), text };
	});
	parts.sort((one, other) => one.number - other.number);
	const numbers = parts.map(({ number, count }) => `${number}/${count}`);
	expect(numbers).toEqual(parts.map((_, index) => `${index + 1}/${parts.length}`));
	return parts.map(({ text }) => text).join(' ');
}

afterEach(() => {
	jest.restoreAllMocks();
});

test.each([
	['shorter', 0.9, 0.1],
	['longer', 0.1, 0.9],
	['another one of the same length', 0.5, 0.501],
])(
	'B8: the rest of a long text is that of the first try where the new one is %s',
	async (_how, firstChance, nextChance) => {
		const to = somebody();
		const options = { longBody: 'split', longestPart: 100 };
		const workflow = twilioWorkflow([{ to }], { ...sendEachItem, body, options });
		const saved = { workflow, credential: standInCredential(twilio.standIn) };
		let creations = 0;
		twilio.standIn.faults.decide = (request) =>
			creating(to)(request) && ++creations === 3 ? { kind: 'refusal', code: 21611 } : undefined;

		jest.spyOn(Math, 'random').mockReturnValue(firstChance);
		const failed = await twilio.engine.run(workflow, saved.credential);
		expect(failed.status).toBe('error');
		expect(twilio.standIn.messages({ to })).toHaveLength(2);
		jest.spyOn(Math, 'random').mockReturnValue(nextChance);
		const run = await retryUntilDone(twilio.engine, saved, failed);

		expect(run.status).toBe('success');
		expect(textReceived(to)).toBe(textAtChance(firstChance));
		expect(sidsOf(run)).toEqual(twilio.standIn.messages({ to }).map(({ sid }) => sid));
	},
);
