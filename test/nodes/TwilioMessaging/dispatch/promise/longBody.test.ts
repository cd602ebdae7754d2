import { setUpTwilio, sendEachItem } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { retry, retryUntilDone, sidsOf, somebody } from './retrying';

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

/** Two people; the second is refused at first. */
async function retryWith(chances: readonly [number, number], options: readonly object[]) {
	const [to, other] = [somebody(), somebody()];
	const workflows = options.map((each) =>
		twilioWorkflow([{ to }, { to: other }], { ...sendEachItem, body, options: { ...each } }),
	);
	twilio.standIn.faults.once(creating(other), { kind: 'refusal', code: 21611 });
	const credential = standInCredential(twilio.standIn);
	jest.spyOn(Math, 'random').mockReturnValue(chances[0]);
	const failed = await twilio.engine.run(
		workflows[0] ?? { nodes: [], connections: {} },
		credential,
	);
	expect(failed.status).toBe('error');
	jest.spyOn(Math, 'random').mockReturnValue(chances[1]);
	const workflow = workflows[1] ?? workflows[0] ?? { nodes: [], connections: {} };
	const run = await retryUntilDone(twilio.engine, { workflow, credential }, failed);
	expect(run.status).toBe('success');
	return { to, other };
}

test.each([
	['fewer parts', 0.9, 0.1],
	['more parts', 0.1, 0.9],
])(
	'a long text that went out is not sent again when it has %s by then',
	async (_how, first, next) => {
		const { to } = await retryWith([first, next], [{ longBody: 'split', longestPart: 100 }]);
		expect(textReceived(to)).toBe(textAtChance(first));
	},
);

test.each([
	[
		'Max Characters per Message',
		{ longBody: 'split', longestPart: 100 },
		{ longBody: 'split', longestPart: 150 },
	],
	['Long Body', { longBody: 'split', longestPart: 100 }, { longBody: 'cut', longestPart: 100 }],
])('a long text that went out is not sent again when %s was changed', async (_what, ...options) => {
	const { to } = await retryWith([0.5, 0.5], options);
	expect(textReceived(to)).toBe(textAtChance(0.5));
});

test('a text that was cut is not sent again in parts', async () => {
	const options = [
		{ longBody: 'cut', longestPart: 100 },
		{ longBody: 'split', longestPart: 100 },
	];
	const { to, other } = await retryWith([0.5, 0.5], options);
	expect(twilio.standIn.messages({ to })).toHaveLength(1);
	expect(textReceived(other)).toBe(textAtChance(0.5));
});

test.each([
	['never arrived', 'before', 1],
	['arrived unseen', 'after', 0],
] as const)(
	'a short text that %s is not taken for the beginning of a longer one',
	async (_how, moment, sentAnew) => {
		const to = somebody();
		const options = { longBody: 'split', longestPart: 400 };
		const workflow = twilioWorkflow([{ to }], { ...sendEachItem, body, options });
		const credential = standInCredential(twilio.standIn);
		twilio.standIn.faults.once(creating(to), { kind: 'cut', moment });
		twilio.standIn.listLagMilliseconds = 60_000;
		jest.spyOn(Math, 'random').mockReturnValue(0.1);
		const failed = await twilio.engine.run(workflow, credential);
		expect(failed.status).toBe('error');
		twilio.standIn.listLagMilliseconds = 0;
		jest.spyOn(Math, 'random').mockReturnValue(0.9);
		const run = await retryUntilDone(twilio.engine, { workflow, credential }, failed);
		expect(run.status).toBe('success');
		expect(twilio.standIn.messages({ to })).toMatchObject([{ body: textAtChance(0.1) }]);
		expect(twilio.standIn.requests.filter(creating(to))).toHaveLength(1 + sentAnew);
	},
);

test('a text in parts that was changed and changed back is sent to its end', async () => {
	const to = somebody();
	const options = { longBody: 'split', longestPart: 100 };
	const saying = (text: string) =>
		twilioWorkflow([{ to }], {
			...sendEachItem,
			body: `=${`${text} `.repeat(30)}{{ '' }}`,
			options,
		});
	const credential = standInCredential(twilio.standIn);
	// The second part of the first text and of the second one is refused.
	let creations = 0;
	twilio.standIn.faults.decide = (request) =>
		creating(to)(request) && [2, 4].includes(++creations)
			? { kind: 'refusal', code: 21611 }
			: undefined;
	const first = await twilio.engine.run(saying('first'), credential);
	const second = await retry(twilio.engine, { workflow: saying('other'), credential }, first);
	expect(second.status).toBe('error');
	const run = await retryUntilDone(
		twilio.engine,
		{ workflow: saying('first'), credential },
		second,
	);
	expect(run.status).toBe('success');
	const parts = twilio.standIn.messages({ to }).filter(({ body: part }) => part.includes('first'));
	expect(parts.map(({ body: part }) => part.slice(0, 5))).toEqual(['(1/2)', '(2/2)']);
});
