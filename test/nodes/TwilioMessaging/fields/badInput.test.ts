import { badInputs, forms, type BadInput } from '../../../contract/generators/badInputs';
import { complaints } from '../../../contract/generators/badInputs/complaints';
import { goodItems } from '../../../contract/generators/badInputs/goodItems';
import { located } from '../../../contract/generators/nodeFields';
import { seed } from '../../../seed';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioItems } from '../../../engine/twilioNode';

/** Covers itemReader, optionReader, checkMessage, sendOptions. */

const twilio = setUpTwilio();
let refused = 0;

afterAll(() => {
	process.stdout.write(
		`Bad input: ${badInputs.length} inputs in ${classes.size} classes, ${refused} refused with a clear error and nothing sent (seed ${seed})\n`,
	);
});

const classes = new Map<string, BadInput[]>();
for (const input of badInputs) {
	classes.set(input.className, [...(classes.get(input.className) ?? []), input]);
}

/** What is wrong with how the node stops at a bad input that comes after a good one. */
async function stopAt(input: BadInput): Promise<string[]> {
	const { parameters, good, typeVersion = 1 } = forms[input.form];
	const before = twilio.standIn.requests.length;
	const items = [good, { ...good, ...input.item }];
	const run = await twilio.run(items, parameters, { typeVersion });
	const { error } = run.data.resultData;
	const sent = twilio.standIn.requests.length - before;
	const description = error && 'description' in error ? String(error.description) : '';
	// What became of the other items comes after the advice, and does not stand in for it.
	const advice = description.replace(/Counted from one, .*$/, '');
	return [
		...(sent === 0 ? [] : [`${input.className}: ${JSON.stringify(input.item)} was sent`]),
		...complaints(input, 1, { name: error?.name, message: error?.message, advice }),
	];
}

/** The advice that a failed item carries. */
const adviceIn = (details: unknown): unknown =>
	typeof details === 'object' && details !== null && 'advice' in details && details.advice;

it('covers at least 400 bad inputs', () => {
	expect(badInputs.length).toBeGreaterThanOrEqual(400);
});

describe.each([...classes])('%s', (_, inputs) => {
	it('stops the node before anything is sent', async () => {
		const problems: string[] = [];
		for (const input of inputs) {
			const found = await stopAt(input);
			if (found.length === 0) refused++;
			problems.push(...found);
		}
		expect(problems).toEqual([]);
	});

	it('goes to the error output, and good items beside it are sent', async () => {
		const form = inputs[0]?.form ?? 'list';
		const { parameters, good, typeVersion = 1 } = forms[form];
		const goods = await goodItems(twilio.standIn, form, inputs.length);
		const items = inputs.flatMap(({ item }, index) => [
			{ ...good, ...goods[index] },
			{ ...good, ...item },
		]);
		const before = twilio.standIn.requests.length;
		const onError = 'continueErrorOutput';
		const run = await twilio.run(items, parameters, { onError, typeVersion });

		expect(run.data.resultData.error).toBeUndefined();
		const requests = twilio.standIn.requests.slice(before);
		expect(requests).toHaveLength(inputs.length);
		expect(requests.filter(({ status = 0 }) => status >= 300)).toEqual([]);
		expect(twilioItems(run).map(({ pairedItem }) => pairedItem)).toEqual(
			form === 'list' ? [] : inputs.map((__, index) => ({ item: 2 * index })),
		);
		const failed = twilioItems(run, 1);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
			inputs.map((__, index) => ({ item: 2 * index + 1 })),
		);
		const problems = inputs.flatMap((input, index) => {
			const { error: message, details } = failed[index]?.json ?? {};
			expect(details).toMatchObject({ outcome: 'notSent', field: input.label });
			const told = { name: 'NodeOperationError', message, advice: adviceIn(details) };
			return complaints(input, 2 * index + 1, told);
		});
		expect(problems).toEqual([]);
	});
});

describe('a required field that was left empty by hand', () => {
	it.each([
		['sendSms', 'To', { to: '' }],
		['sendSms', 'From', { from: located('sender', '') }],
		['sendSmsByService', 'Messaging Service', { messagingServiceSid: located('id', '') }],
		['get', 'Message SID', { messageSid: located('id', '') }],
		['redact', 'Message SID', { messageSid: located('id', '') }],
		['delete', 'Message SID', { messageSid: located('id', '') }],
		['cancel', 'Message SID', { messageSid: located('id', '') }],
	] as const)('%s: n8n itself refuses an empty %s', async (form, label, empty) => {
		const { parameters, good } = forms[form];
		const run = twilio.run([good], { ...parameters, ...empty });
		await expect(run).rejects.toThrow(`Parameter "${label}" is required`);
		expect(twilio.standIn.requests).toEqual([]);
	});
});

describe('an expression that goes wrong', () => {
	it.each([
		['a node that is not there', '={{ $("Nope").item.json.phone }}'],
		['a function', '={{ () => 1 }}'],
		['no JavaScript', '={{ nope( }}'],
		['a thrown error', '={{ (() => { throw new Error("boom") })() }}'],
		['a value of nothing', '={{ $json.a.b.c }}'],
		['a number that is none', '={{ NaN }}'],
		['a symbol', '={{ Symbol("x") }}'],
		['a date that is none', '={{ new Date("x") }}'],
		['a list that contains itself', '={{ (() => { const a = []; a.push(a); return a })() }}'],
	])('%s ends as an error of the item, with nothing sent', async (_, to) => {
		const { parameters, good } = forms.sendSms;
		const broken = { ...parameters, to };
		const stopped = await twilio.run([good], broken);
		expect(stopped.data.resultData.error?.name).toBe('NodeOperationError');
		const onError = 'continueErrorOutput';
		const run = await twilio.run([good, good], broken, { onError });
		expect(twilioItems(run)).toEqual([]);
		expect(twilioItems(run, 1).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
		expect(twilio.standIn.requests).toEqual([]);
	});
});
