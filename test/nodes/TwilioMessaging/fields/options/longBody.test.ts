import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import { dataOfRetry } from '../../../../faults/retryExecution';
import type { Fault } from '../../../../twilio-stand-in/faults';
import { errorOf } from '../../../../engine/errorOf';
import { jsonOf } from '../../../../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import {
	standInCredential,
	twilioItems,
	twilioNodeName,
	twilioWorkflow,
} from '../../../../engine/twilioNode';

/** Covers maxSegments. */

const twilio = setUpTwilio();
const to = '+14155552671';
const text = 'The train to Berlin leaves at ten past eight.';
const parts = ['(1/3) The train to', '(2/3) Berlin leaves at', '(3/3) ten past eight.'];
const item = { to, body: text };
const splitting = withOptions({ longBody: 'split', longestPart: 24 });

function withOptions(options: INodeParameters): INodeParameters {
	return { ...sendEachItem, options };
}

const isSending = (body: string) => (request: { form: ReadonlyArray<readonly [string, string]> }) =>
	request.form.some(([name, value]) => name === 'Body' && value === body);
const asked = () =>
	twilio.standIn.requests.flatMap(({ form }) =>
		form.flatMap(([name, value]) => (name === 'Body' ? [value] : [])),
	);
const bodiesAtTwilio = () => twilio.standIn.messages().map(({ body }) => body);
const sidsAtTwilio = () => twilio.standIn.messages().map(({ sid }) => sid);
const sidsOf = (run: IRun) => jsonOf(run, twilioNodeName).map(({ sid }) => sid);
const refused: Fault = { kind: 'refusal', code: 21611 };
const second = parts[1] ?? '';

it('is sent in parts, one after another, each an item paired with its own', async () => {
	twilio.standIn.faults.latency = ({ form }) => (isSending(parts[0] ?? '')({ form }) ? 200 : 0);
	const run = await twilio.run([{ to: '+14155552672', body: 'Short' }, item], splitting);
	const given = twilioItems(run);
	expect(given.map(({ json }) => json.body)).toEqual(['Short', ...parts]);
	expect(given.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 1, 1].map((of) => ({ item: of })),
	);
	expect(asked().filter((body) => body !== 'Short')).toEqual(parts);
	expect(twilio.standIn.messages()).toHaveLength(4);
});

it('goes out whole when it is short enough', async () => {
	await twilio.run([item], withOptions({ longBody: 'split' }));
	expect(bodiesAtTwilio()).toEqual([text]);
});

it('is split at what Twilio takes unless told otherwise', async () => {
	const body = 'Grüße aus Köln 👩‍👩‍👧‍👦! '.repeat(90);
	await twilio.run([{ to, body }], withOptions({ longBody: 'split' }));
	const lengths = asked().map(({ length }) => length);
	expect(lengths).toHaveLength(2);
	expect(Math.max(...lengths)).toBeLessThanOrEqual(1600);
	const families = asked().join('').split('👩‍👩‍👧‍👦').length - 1;
	expect(families).toBe(90);
});

it('is cut with "…"', async () => {
	await twilio.run([item], withOptions({ longBody: 'cut', longestPart: 22 }));
	expect(bodiesAtTwilio()).toEqual(['The train to Berlin...']);
});

it('has its media with the first part', async () => {
	const mediaUrl = ['https://example.com/a.jpg'];
	await twilio.run([item], { ...splitting, operation: 'sendMms', mediaUrl });
	const media = twilio.standIn.requests.map(({ form }) =>
		form.filter(([name]) => name === 'MediaUrl').map(([, value]) => value),
	);
	expect(media).toEqual([mediaUrl, [], []]);
	expect(asked()).toEqual(parts);
});

describe('when a part fails', () => {
	it('says which, sends none after it, and a retry of the execution sends only the rest', async () => {
		twilio.standIn.faults.once(isSending(second), refused);
		const workflow = twilioWorkflow([item], splitting);
		const credential = standInCredential(twilio.standIn);
		const failed = await twilio.engine.run(workflow, credential);
		expect(errorOf(failed).message).toMatch(
			/^Part 2 of 3 of the message to \+14155552671 was not sent: /,
		);
		expect(errorOf(failed).description).toMatch(/^The parts before it were sent: /);
		expect(asked()).toEqual(parts.slice(0, 2));

		const run = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
		expect(run.status).toBe('success');
		expect(asked()).toEqual([...parts.slice(0, 2), ...parts.slice(1)]);
		expect(sidsOf(run)).toEqual(sidsAtTwilio());
		expect(JSON.stringify(run.data.executionData?.contextData)).not.toContain('SM');
	});

	it('Retry On Fail sends only the rest', async () => {
		twilio.standIn.faults.once(isSending(second), refused);
		const retries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = await twilio.run([item], splitting, retries);
		expect(run.data.resultData.error).toBeUndefined();
		expect(asked()).toEqual([...parts.slice(0, 2), ...parts.slice(1)]);
		expect(new Set(sidsOf(run))).toEqual(new Set(sidsAtTwilio()));
	});

	it('a retry sends no part again because an expression made the text anew', async () => {
		twilio.standIn.faults.once(
			({ form }) => form.some(([, value]) => value.startsWith('(2/3)')),
			refused,
		);
		const everNew = {
			...splitting,
			body: '={{ $json.body }} {{ String(Math.random()).slice(2, 5) }}',
		};
		const longer = [{ to, body: text.replace(' eight.', '') }];
		const workflow = twilioWorkflow(longer, everNew);
		const credential = standInCredential(twilio.standIn);
		const failed = await twilio.engine.run(workflow, credential);
		expect(errorOf(failed).message).toMatch(/^Part 2 of 3/);
		const run = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
		expect(run.status).toBe('success');
		expect(twilio.standIn.messages()).toHaveLength(3);
		expect(sidsOf(run)).toEqual(sidsAtTwilio());
	});

	it('finds a part whose answer was lost, and goes on', async () => {
		twilio.standIn.faults.once(isSending(second), { kind: 'cut', moment: 'after' });
		const run = await twilio.run([item], splitting);
		expect(run.data.resultData.error).toBeUndefined();
		expect(asked()).toEqual(parts);
		expect(sidsOf(run)).toEqual(sidsAtTwilio());
	});

	it('says when it is unknown, and a retry looks for it before it sends', async () => {
		twilio.standIn.faults.once(isSending(second), { kind: 'cut', moment: 'after' });
		// Longer than the first try looks for it.
		twilio.standIn.listLagMilliseconds = 500;
		const workflow = twilioWorkflow([item], splitting);
		const credential = standInCredential(twilio.standIn);
		const failed = await twilio.engine.run(workflow, credential);
		expect(errorOf(failed).message).toMatch(
			/^It is unknown whether part 2 of 3 of the message to /,
		);
		twilio.standIn.listLagMilliseconds = 0;
		const run = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
		expect(sidsOf(run)).toEqual(sidsAtTwilio());
		expect(asked()).toEqual(parts);
	});

	it('counts another item, of which parts went out, as sent in part', async () => {
		const other = { to: '+14155552672', body: text };
		twilio.standIn.faults.once(
			({ form }) => isSending(second)({ form }) && form.some(([, value]) => value === to),
			refused,
		);
		// While the refusal comes, the other one's first part is in flight.
		twilio.standIn.faults.latency = ({ form }) =>
			form.some(([, value]) => value === to) ? 0 : 150;
		const failed = await twilio.run([item, other], splitting);
		expect(errorOf(failed).description).toContain(
			'Of all 2 items: none succeeded, 1 failed, 1 sent in part. To process only the rest, select Executions > Retry.',
		);
	});

	it('gives the SIDs of the parts before it to a workflow that goes on', async () => {
		twilio.standIn.faults.once(isSending(parts[2] ?? ''), refused);
		const run = await twilio.run([item], splitting, { onError: 'continueRegularOutput' });
		expect(jsonOf(run, twilioNodeName)).toMatchObject([
			{ details: { outcome: 'refused', code: 21611, sidsBefore: sidsAtTwilio().join(', ') } },
		]);
	});
});

describe('nothing at all is sent', () => {
	const long = [...recipients(3), { to, body: 'a'.repeat(161) }];
	const stopped = async (items: IDataObject[], options: INodeParameters) => {
		const run = await twilio.run(items, withOptions(options));
		expect(twilio.standIn.requests).toEqual([]);
		return errorOf(run);
	};

	it('when a text takes more than Max Segments', async () => {
		const error = await stopped(long, { maxSegments: 1 });
		expect(error.message).toBe("'Max Segments' is 1, and the text takes 2 segments [item 3]");
		expect(error.description).toMatch(/^Shorten the text, or raise the option\. /);
	});

	it('and it says which characters force UCS-2', async () => {
		const error = await stopped([{ to, body: `${'a'.repeat(70)}ç` }], { maxSegments: 1 });
		expect(error.description).toContain('"ç" (U+00E7)');
	});

	it('when all parts together take more than Max Segments', async () => {
		const error = await stopped([item], { maxSegments: 2, longBody: 'split', longestPart: 24 });
		expect(error.message).toBe("'Max Segments' is 2, and the text takes 3 segments [item 0]");
	});

	it.each([
		['than Twilio takes', 1601, {}, 'has 1601 characters; Twilio takes at most 1600'],
		['and refused', 1601, { longBody: 'refuse' }, 'has 1601 characters; Twilio takes at most 1600'],
		[
			'than Max Characters per Message',
			161,
			{ longestPart: 160 },
			'has 161 characters, and Max Characters per Message is 160',
		],
	])('when a text is longer %s', async (_than, length, options, problem) => {
		const error = await stopped([...recipients(3), { to, body: 'a'.repeat(length) }], options);
		expect(error.message).toBe(`'Body' ${problem} [item 3]`);
	});

	it('when a text would take too many parts', async () => {
		const error = await stopped([{ to, body: 'word '.repeat(20_000) }], { longBody: 'split' });
		expect(error.message).toMatch(
			/^'Body' is so long that it would take at least \d+ messages; at most 50 /,
		);
	});

	it('when the parts are more than Max Messages per Run', async () => {
		const options = { maxMessagesPerRun: 2, longBody: 'split', longestPart: 24 };
		const error = await stopped([item], options);
		expect(error.message).toContain('the items add up to 3 messages: nothing was sent');
	});
});

it('refuses by Max Segments only the items that take more, where the workflow goes on', async () => {
	const items = [{ to, body: 'a'.repeat(161) }, ...recipients(2)];
	const settings = { onError: 'continueRegularOutput' } as const;
	const run = await twilio.run(items, withOptions({ maxSegments: 1 }), settings);
	expect(jsonOf(run, twilioNodeName)).toMatchObject([
		{ details: { outcome: 'notSent', field: 'Max Segments' } },
		{ body: 'Text 0' },
		{ body: 'Text 1' },
	]);
	expect(twilio.standIn.messages()).toHaveLength(2);
});

it('counts for Max Segments what Smart Encoding leaves', async () => {
	const items = [{ to, body: `“${'a'.repeat(100)}”` }];
	await twilio.run(items, withOptions({ maxSegments: 1, smartEncoded: true }));
	expect(twilio.standIn.messages()).toMatchObject([{ num_segments: '1' }]);
});

it('is compared as a whole: two texts that begin alike are two texts', async () => {
	const other = { to, body: text.replace('ten past eight', 'half past nine') };
	const options = { longBody: 'split', longestPart: 24, skipDuplicateRecipients: true };
	const run = await twilio.run([item, item, other], withOptions(options));
	const both = [...parts, ...parts.slice(0, 2), '(3/3) half past nine.'];
	expect(bodiesAtTwilio().sort()).toEqual(both.sort());
	expect(jsonOf(run, twilioNodeName)).toHaveLength(9);
});

it('is not skipped part by part', async () => {
	const options = { longBody: 'split', longestPart: 24, skipIfSentWithin: 60 };
	const run = await twilio.run([item], withOptions(options));
	expect(errorOf(run).message).toContain('the text goes out in several parts');
	expect(twilio.standIn.requests).toEqual([]);
});
