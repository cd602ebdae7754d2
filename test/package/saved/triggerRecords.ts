import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { emptyTwiml } from '../../../nodes/twilio/webhook/twiml';

const texts = z.record(z.string());
const anything = z.record(z.unknown());

/** Stands for an error that n8n shows. */
export const refused = 'refused';

/** Something that happened while a trigger was on. What is left out is the usual: nothing starts. */
const happening = z.object({
	what: z.string(),
	/** Each with its status, its type and its text. */
	answers: z.array(z.string()).default([`200 text/xml; charset=utf-8 ${emptyTwiml}`]),
	/** What Twilio sends then. */
	replies: z.array(z.string()).default([]),
	/** What workflows are started with. */
	items: z.array(anything).default([]),
});

const record = z.object({
	/** What it changes at Twilio; `refused` when it cannot be switched on. */
	switchedOn: z.array(z.string()),
	/** What n8n stores with the workflow then, and what is set at Twilio. */
	stored: anything,
	standing: texts,
	happened: z.array(happening),
	switchedOff: z.array(z.string()),
	standingAtTheEnd: texts,
});

/** What a saved trigger does, from being switched on to being switched off. */
export type TriggerRecord = z.infer<typeof record>;

/** By the names of the triggers. */
export type TriggerRecords = Readonly<Record<string, TriggerRecord>>;

/** Where the same happens as to a trigger before, that one's name is kept. */
const file = z.record(record.extend({ happened: z.union([z.array(happening), z.string()]) }));
type KeptRecords = z.input<typeof file>;

/** Reads the file that they are kept in. */
export function readRecords(text: string): TriggerRecords {
	const kept = file.parse(JSON.parse(text));
	return Object.fromEntries(
		Object.entries(kept).map(([name, each]) => {
			const { happened } = each;
			const of = typeof happened === 'string' ? kept[happened]?.happened : happened;
			if (!Array.isArray(of)) throw new Error(`Nothing is kept of what happened to ${name}`);
			return [name, { ...each, happened: of }];
		}),
	);
}

/** The text of that file. */
export function writeRecords(records: TriggerRecords): string {
	const all = Object.entries(records);
	const kept: KeptRecords = Object.fromEntries(
		all.map(([name, each]) => {
			const [first = name] =
				all.find(([, { happened }]) => isDeepStrictEqual(happened, each.happened)) ?? [];
			return [name, { ...each, happened: first === name ? each.happened.map(shortened) : first }];
		}),
	);
	return `${JSON.stringify(kept, undefined, '\t')}\n`;
}

function shortened(each: z.infer<typeof happening>): z.input<typeof happening> {
	const { what, answers, replies, items } = each;
	const usual = happening.parse({ what });
	return {
		what,
		...(!isDeepStrictEqual(answers, usual.answers) && { answers }),
		...(!isDeepStrictEqual(replies, usual.replies) && { replies }),
		...(!isDeepStrictEqual(items, usual.items) && { items }),
	};
}
