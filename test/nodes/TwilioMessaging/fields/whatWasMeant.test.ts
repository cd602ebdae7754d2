import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { unreachableAddresses } from '../../../contract/generators/badInputs/unreachable';
import { defaults } from '../../../twilio-stand-in/server';
import { jsonOf } from '../../../engine/engine';
import { onEachMessage, sendEachItem, setUpTwilio, withService } from '../../../engine/setUpTwilio';
import { twilioNodeName, type TwilioNodeSettings } from '../../../engine/twilioNode';

/** Covers webAddresses, messageWords, optionReader, attachments, body. */

const twilio = setUpTwilio();
const to = '+14155552671';
const continues = { onError: 'continueRegularOutput' } as const;

/** Sends one message; gives what left the node and what Twilio got. */
async function send(
	parameters: INodeParameters,
	item: IDataObject = {},
	settings: TwilioNodeSettings = {},
	credential: IDataObject = {},
) {
	const items = [{ to, body: 'Hello', ...item }];
	const all = { ...sendEachItem, ...parameters };
	const run = await twilio.run(items, all, { ...continues, ...settings }, credential);
	return {
		result: jsonOf(run, twilioNodeName)[0],
		requests: twilio.standIn.requests,
		form: twilio.standIn.requests.map(({ form }) => form).at(0) ?? [],
	};
}

/** What Preview says of the same. */
async function preview(
	parameters: INodeParameters,
	item: IDataObject = {},
	settings: TwilioNodeSettings = {},
	credential: IDataObject = {},
) {
	const items = [{ to, body: 'Hello', ...item }];
	const all = { ...sendEachItem, ...parameters, operation: 'preview' };
	const [shown] = await twilio.results(items, all, settings, credential);
	return shown;
}

const valuesOf = (form: ReadonlyArray<readonly [string, string]>, name: string) =>
	form.filter(([each]) => each === name).map(([, value]) => value);

describe('S10: what is no text is not texted', () => {
	it.each([
		['a comparison that does not hold', '={{ $json.late && "You are late" }}', { late: false }],
		['a comparison that holds', '={{ $json.late || "on time" }}', { late: true }],
		['a calculation without a result', '={{ 1 * "x" }}', {}],
		['a division by nothing', '={{ 1 / 0 }}', {}],
		['an object glued to a text', '={{ "Order " + $json.order }}', { order: { number: 1 } }],
		[
			'an object in the middle of a text',
			'=Order {{ String($json.order) }} is ready',
			{ order: {} },
		],
		['a comparison with a line break behind it', '={{ $json.late && "x" }}\n', { late: false }],
		['something missing, written out', '={{ String($json.nothing) }}', {}],
		['an object', '={{ $json.order }}', { order: { number: 1 } }],
		['a list', '={{ [1, 2] }}', {}],
		['a number that is not exact any more', '={{ 12345678901234567890 }}', {}],
	])('%s', async (_what, body, item) => {
		const { result, requests } = await send({ body }, item);
		expect(result?.error).toMatch(/^'Body' /);
		expect(result?.details).toMatchObject({ outcome: 'notSent', field: 'Body' });
		expect(requests).toEqual([]);
		expect((await preview({ body }, item))?.problems).toMatchObject([{ field: 'Body' }]);
		expect(twilio.standIn.requests).toEqual([]);
	});

	it.each([
		['={{ 0 }}', '0'],
		['={{ $json.count }}', '5'],
		['={{ 10.5 }}', '10.5'],
		['That is false', 'That is false'],
	])('%s is a text', async (body, text) => {
		const { form } = await send({ body }, { count: 5 });
		expect(valuesOf(form, 'Body')).toEqual([text]);
	});

	it('nor is it built into a reply', async () => {
		const parameters = { operation: 'buildReply', body: '={{ $json.late && "x" }}' };
		const [result] = await twilio.results([{ late: false }], parameters, continues);
		expect(result?.error).toMatch(/^'Body' is false, not a text/);
	});

	it('Preview has a word on braces and leftovers; they go out all the same', async () => {
		const body = 'Hello {{ $json.name }}';
		expect(await preview({ body })).toMatchObject({
			problems: [],
			warnings: [
				{ field: 'Body', warning: expect.stringContaining('{{ $json.name }}') as unknown },
			],
		});
		const { form } = await send({ body });
		expect(valuesOf(form, 'Body')).toEqual([body]);
	});
});

describe('S11: numbers in template variables are written out', () => {
	const contentSid = defaults.contentSid;

	it.each([
		['an object', '={{ ({ 1: $json.n, 2: "b" }) }}', '{"1":"1042","2":"b"}'],
		['JSON', '={"1": {{ $json.n }}, "2": "b"}', '{"1":"1042","2":"b"}'],
		['texts', '{"1": "1042"}', '{"1": "1042"}'],
	])('Content Variables as %s', async (_what, contentVariables, sent) => {
		const { form, result } = await send({ options: { contentSid, contentVariables } }, { n: 1042 });
		expect(result).not.toHaveProperty('error');
		expect(valuesOf(form, 'ContentVariables')).toEqual([sent]);
	});

	it('Template Variables of Send WhatsApp Message', async () => {
		const value = { 1: '={{ $json.n }}', 2: 'Monday' };
		const { form, result } = await send(
			{
				operation: 'sendWhatsApp',
				from: { __rl: true, mode: 'sender', value: defaults.whatsAppSender },
				messageType: 'template',
				contentSid: { __rl: true, mode: 'id', value: contentSid },
				contentVariables: { mappingMode: 'defineBelow', value },
			},
			{ n: 1042 },
		);
		expect(result).not.toHaveProperty('error');
		expect(valuesOf(form, 'ContentVariables')).toEqual(['{"1":"1042","2":"Monday"}']);
	});
});

describe('S12: several addresses in one field', () => {
	const mms = (mediaUrl: string | string[]): INodeParameters => ({
		operation: 'sendMms',
		mediaUrl,
	});
	const [one, two] = ['https://a.example/1.jpg', 'https://a.example/2.jpg'];

	it.each([[`${one},${two}`], [`${one}, ${two}`], [`${one};${two}`]])(
		'%s are two',
		async (text) => {
			for (const mediaUrl of [text, [text]]) {
				await twilio.standIn.control.reset();
				const { form } = await send(mms(mediaUrl));
				expect(valuesOf(form, 'MediaUrl')).toEqual([one, two]);
			}
		},
	);

	it('and count as two', async () => {
		const many = Array.from({ length: 11 }, () => one).join(',');
		const { result, requests } = await send(mms(many));
		expect(result?.error).toMatch(/^'Media URLs' has 11 files/);
		expect(requests).toEqual([]);
	});

	it.each([
		[`${one} ${two}`, /holds several URLs/, /of its own/],
		['https://a.example/my picture.jpg', /has a space in it/, /%20/],
		['data:image/png;base64,iVBORw0KGgo=', /is a file itself/, /Input Binary Fields/],
	])('%s is refused with its cause', async (mediaUrl, cause, remedy) => {
		const { result, requests } = await send(mms(mediaUrl));
		expect(result?.error).toMatch(cause);
		expect(result?.details).toMatchObject({
			field: 'Media URLs',
			advice: expect.stringMatching(remedy) as unknown,
		});
		expect(requests).toEqual([]);
		expect((await preview({ mediaUrl }))?.problems).toMatchObject([{ field: 'Media URLs' }]);
	});
});

describe('S13: what Twilio can never reach', () => {
	/** No such host exists: what is not refused fails there. */
	const proxied = { baseUrl: 'https://twilio-proxy.example' };

	it('media and callbacks of private networks are refused before anything leaves', async () => {
		for (const url of unreachableAddresses) {
			const uses: Array<[string, INodeParameters]> = [
				['Media URLs', { operation: 'sendMms', mediaUrl: [url] }],
				['Status Callback URL', { options: { statusCallback: url } }],
			];
			for (const [field, parameters] of uses) {
				const { result } = await send(parameters, {}, {}, proxied);
				expect([url, result?.details]).toMatchObject([url, { outcome: 'notSent', field }]);
				expect(result?.error).toContain('only this machine or its network knows');
				const shown = await preview(parameters, {}, {}, proxied);
				expect([url, shown?.problems]).toMatchObject([url, [{ field }]]);
			}
		}
		process.stdout.write(
			`${unreachableAddresses.length} private addresses refused in two fields\n`,
		);
	}, 120_000);

	it('unless what stands in for Twilio is as local', async () => {
		const url = 'http://n8n:5678/a.jpg';
		const options = { statusCallback: url };
		const { form } = await send({ operation: 'sendMms', mediaUrl: [url], options });
		expect(valuesOf(form, 'MediaUrl')).toEqual([url]);
		expect(valuesOf(form, 'StatusCallback')).toEqual([url]);
	});

	it('a reply’s media neither', async () => {
		const parameters = { operation: 'buildReply', body: 'x', mediaUrl: ['http://localhost/a.jpg'] };
		const [result] = await twilio.results([{}], parameters, continues, proxied);
		expect(result?.error).toContain('only this machine or its network knows');
	});
});

describe('S14: a day without a time', () => {
	const inDays = (days: number) =>
		new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
	const sendAt = (when: string): INodeParameters => ({ ...withService, options: { sendAt: when } });

	it('is refused for Send At in a newly added node', async () => {
		const day = inDays(10);
		const { result, requests } = await send(sendAt(day), {}, { typeVersion: 1.1 });
		expect(result?.error).toContain(`'Send At' is a day without a time: "${day}"`);
		expect(result?.details).toMatchObject({
			advice: expect.stringContaining(`${day}T09:00`) as unknown,
		});
		expect(requests).toEqual([]);
		const shown = await preview(sendAt(day), {}, { typeVersion: 1.1 });
		expect(shown?.problems).toMatchObject([{ field: 'Send At' }]);
	});

	it('is taken with a time', async () => {
		const { form } = await send(sendAt(`${inDays(10)}T09:00:00Z`), {}, { typeVersion: 1.1 });
		expect(valuesOf(form, 'SendAt')).toEqual([`${inDays(10)}T09:00:00Z`]);
	});

	it('stays that day’s midnight in a saved node of version 1', async () => {
		const { form, result } = await send(sendAt(inDays(10)), {}, { typeVersion: 1 });
		expect(result).toMatchObject({ status: 'scheduled' });
		expect(valuesOf(form, 'SendAt')[0]).toMatch(/T2[23]:00:00Z$/);
	});

	it.each([1, 1.1])('stays right for filters (version %d)', async (typeVersion) => {
		const filters = { dateSent: '2026-01-02', dateSentAfter: '2026-01-01' };
		const run = await twilio.run([{}], { operation: 'list', filters }, { typeVersion });
		expect(run.data.resultData.error).toBeUndefined();
		expect(twilio.standIn.requests[0]?.query).toContain('DateSent=2026-01-02T00%3A00%3A00Z');
	});
});

describe('W9: a text of more characters than Twilio takes', () => {
	it('is refused with the option that would let it out', async () => {
		const { result, requests } = await send({ body: 'a'.repeat(1601) });
		expect(result?.error).toContain('has 1601 characters');
		expect(result?.details).toMatchObject({
			advice: expect.stringContaining('option Long Body split or truncate') as unknown,
		});
		expect(requests).toEqual([]);
	});
});

it('a message is found by what is a SID, and by nothing that is none', async () => {
	const [result] = await twilio.results([{ sid: false }], onEachMessage('get'), continues);
	expect(result?.error).toMatch(/^'Message SID' is false, not a text/);
	expect(twilio.standIn.requests).toEqual([]);
});
