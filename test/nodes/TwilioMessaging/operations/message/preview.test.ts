import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { defaults } from '../../../../twilio-stand-in/server';
import { jsonOf } from '../../../../engine/engine';
import { sendEachItem, setUpTwilio, withService } from '../../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../../engine/twilioNode';

/** Covers questionPreview, answerLink. */
/** Covers draft, messageKinds, previewReport, encodingReport, messageText, pricePerSegment. */

const twilio = setUpTwilio();
const to = '+14155552671';
const previewEachItem = { ...sendEachItem, operation: 'preview' };

/** Previews, and makes sure that nobody was asked. */
async function preview(items: IDataObject[], parameters: INodeParameters = previewEachItem) {
	const run = await twilio.run(items, parameters);
	expect(run.data.resultData.error).toBeUndefined();
	expect(twilio.standIn.requests).toEqual([]);
	return jsonOf(run, twilioNodeName);
}

/** The requests that a send makes, whatever Twilio says to them: one recipient's after another's, in order. */
async function sent(items: IDataObject[], parameters: INodeParameters) {
	await twilio.run(items, parameters, { onError: 'continueRegularOutput' });
	const requests = twilio.standIn.requests.map(({ method, path, form }) => ({
		method,
		path,
		form: form.map(([name, value]) => ({ name, value })),
	}));
	return items.flatMap((_, index) => requests.filter(({ form }) => isFor(items[index]?.to, form)));
}

const isFor = (recipient: unknown, form: ReadonlyArray<{ name: string; value: string }>) =>
	form.some(({ name, value }) => name === 'To' && value.endsWith(String(recipient)));

it('shows what a text takes, which characters force UCS-2, and what would go out', async () => {
	const body = '“Grüße” 👋🏽 à Zoë';
	const options = { pricePerSegment: 0.0079, statusCallback: 'https://me:pass@example.com/s' };
	const [shown] = await preview([{ to: '+1 (415) 555-2671', body }], {
		...previewEachItem,
		options,
	});
	expect(shown).toEqual({
		to,
		wouldSend: true,
		problem: null,
		body,
		from: defaults.number,
		messagingServiceSid: null,
		channel: 'sms',
		numbers: [
			{
				field: 'To',
				written: '+1 (415) 555-2671',
				readAs: to,
				country: 'United States',
				note: null,
			},
			{
				field: 'From',
				written: defaults.number,
				readAs: defaults.number,
				country: 'United States',
				note: null,
			},
		],
		characters: 15,
		encoding: 'UCS-2',
		segments: 1,
		charactersPerSegment: 70,
		charactersLeft: 52,
		forcesUcs2: [
			{ character: '“', codePoint: 'U+201C', position: 1, times: 1 },
			{ character: '”', codePoint: 'U+201D', position: 7, times: 1 },
			{ character: '👋🏽', codePoint: 'U+1F44B U+1F3FD', position: 9, times: 1 },
			{ character: 'ë', codePoint: 'U+00EB', position: 15, times: 1 },
		],
		smartEncoding: {
			switchedOn: false,
			changes: [
				{ character: '“', codePoint: 'U+201C', position: 1, times: 1, written: '"' },
				{ character: '”', codePoint: 'U+201D', position: 7, times: 1, written: '"' },
			],
			body: '"Grüße" 👋🏽 à Zoë',
			encoding: 'UCS-2',
			segments: 1,
		},
		parts: [],
		estimatedCost: 0.0079,
		requests: [
			{
				method: 'POST',
				path: `/2010-04-01/Accounts/${defaults.accountSid}/Messages.json`,
				form: [
					{ name: 'To', value: to },
					{ name: 'StatusCallback', value: 'https://***@example.com/s' },
					{ name: 'From', value: defaults.number },
					{ name: 'Body', value: body },
				],
			},
		],
		problems: [],
		warnings: [],
	});
	expect(JSON.stringify(shown)).not.toContain(defaults.authToken);
});

it('counts what Smart Encoding leaves when it is switched on', async () => {
	const body = `“${'a'.repeat(100)}”`;
	const items = [{ to, body }];
	const [off] = await preview(items);
	expect(off).toMatchObject({
		encoding: 'UCS-2',
		segments: 2,
		smartEncoding: { switchedOn: false, encoding: 'GSM-7', segments: 1 },
	});
	const [on] = await preview(items, { ...previewEachItem, options: { smartEncoded: true } });
	expect(on).toMatchObject({
		encoding: 'GSM-7',
		segments: 1,
		charactersLeft: 58,
		forcesUcs2: [],
		smartEncoding: { switchedOn: true, changes: [{ character: '“' }, { character: '”' }] },
	});
});

it('counts what Twilio then counts', async () => {
	const bodies = ['a'.repeat(161), '😀'.repeat(36), `${'я'.repeat(60)}👩‍👩‍👧‍👦`, '€'.repeat(153)];
	const items = bodies.map((body) => ({ to, body }));
	const shown = await preview(items);
	await twilio.run(items, sendEachItem);
	const counted = twilio.standIn.messages().map(({ num_segments: segments }) => Number(segments));
	expect(shown.map(({ segments }) => segments).sort()).toEqual(counted.sort());
});

const location = { messageType: 'location', latitude: 37.5, longitude: -122.25 };
const media = { messageType: 'media', mediaUrl: ['https://example.com/a.jpg'] };
const both = { ...withService, senderType: 'both' };

it.each<[string, string, INodeParameters, string]>([
	['SMS', 'sendSms', { options: { validityPeriod: 60, smartEncoded: true } }, 'sms'],
	['SMS by a service', 'sendSms', { ...withService, options: { shortenUrls: true } }, 'sms'],
	['MMS', 'sendMms', { mediaUrl: '={{ $json.media }}' }, 'mms'],
	['SMS as MMS', 'sendSms', { options: { sendAsMms: true } }, 'mms'],
	['long SMS', 'sendSms', { options: { longBody: 'split', longestPart: 20 } }, 'sms'],
	['WhatsApp', 'sendWhatsApp', { channel: 'whatsapp', messageType: 'text' }, 'whatsapp'],
	['WhatsApp place', 'sendWhatsApp', { channel: 'whatsapp', ...location }, 'whatsapp'],
	['RCS', 'sendRcs', { channel: 'rcs', ...both, ...media, fallBackToSms: false }, 'rcs'],
	['RCS or SMS', 'sendRcs', { channel: 'rcs', ...both, ...media, fallBackToSms: true }, 'rcs'],
])('shows the very requests that the send makes: %s', async (_kind, send, fields, channel) => {
	const items = [
		{ to, body: 'Zoë, der Zug fährt um zehn nach acht', media: ['https://example.com/a.jpg'] },
		{ to: '+447700900123', body: 'Two', media: ['https://example.com/b.jpg'] },
	];
	const parameters = { ...sendEachItem, ...fields };
	const shown = await preview(items, { ...parameters, operation: 'preview' });
	expect(shown.map((entry) => [entry.channel, entry.problems])).toEqual([
		[channel, []],
		[channel, []],
	]);
	const requests = await sent(items, { ...parameters, operation: send });
	expect(requests.length).toBeGreaterThanOrEqual(2);
	expect(shown.flatMap((entry) => entry.requests)).toEqual(requests);
});

it('shows the parts of a long text, all together and each', async () => {
	const options = { longBody: 'split', longestPart: 24, pricePerSegment: 0.01 };
	const body = 'The train to Berlin leaves at ten past eight.';
	const [shown] = await preview([{ to, body }], { ...previewEachItem, options });
	expect(shown).toMatchObject({
		encoding: 'GSM-7',
		characters: 18 + 22 + 21,
		segments: 3,
		estimatedCost: 0.03,
		parts: [
			{ body: '(1/3) The train to', characters: 18, encoding: 'GSM-7', segments: 1 },
			{ body: '(2/3) Berlin leaves at', characters: 22, segments: 1 },
			{ body: '(3/3) ten past eight.', characters: 21, segments: 1 },
		],
	});
});

it('gives what would be refused, all of it, and the item goes on', async () => {
	const items = [
		{ to: '0151 2345', body: 'Hello' },
		{ to, body: '' },
		{ to, body: 'a'.repeat(1601) },
		{ to, body: 'Hello' },
	];
	const run = await twilio.run(items, {
		...previewEachItem,
		options: { validityPeriod: '={{ $json.to.startsWith("0") ? -1 : 60 }}' },
	});
	expect(twilio.standIn.requests).toEqual([]);
	const shown = twilioItems(run);
	expect(shown.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	const fields = shown.map(({ json }) => json.problems);
	expect(fields).toMatchObject([
		[
			{ field: 'To', problem: 'has no country code: "0151 2345"' },
			{ field: 'Validity Period (Seconds)', advice: 'Use a whole number, 1 to 36000.' },
		],
		[{ field: 'Body', problem: 'is empty, and there are neither media nor a content template' }],
		[{ field: 'Body', problem: 'has 1601 characters; Twilio takes at most 1600' }],
		[],
	]);
	expect(shown.map(({ json }) => [json.to, json.segments, json.requests])).toMatchObject([
		['0151 2345', 1, []],
		[to, null, []],
		[to, 11, []],
		[to, 1, [{ method: 'POST' }]],
	]);
});

it('counts no segments where there are none', async () => {
	const [whatsApp] = await preview([{ to, body: 'Grüße 👋' }], {
		...previewEachItem,
		channel: 'whatsapp',
		messageType: 'text',
		options: { pricePerSegment: 1 },
	});
	expect(whatsApp).toMatchObject({
		to: `whatsapp:${to}`,
		characters: 7,
		segments: null,
		encoding: null,
		smartEncoding: null,
		estimatedCost: null,
	});
});

it('shows that all together are more than Max Messages per Run', async () => {
	const items = [
		{ to, body: 'Hello' },
		{ to: 'Anna', body: 'Hello' },
		{ to, body: 'Bye' },
	];
	const shownWith = async (maxMessagesPerRun: number) =>
		await preview(items, { ...previewEachItem, options: { maxMessagesPerRun } });
	// What is refused for itself is not counted.
	expect(await shownWith(2)).toMatchObject([
		{ requests: [{}], problems: [] },
		{ requests: [], problems: [{ field: 'To' }] },
		{ requests: [{}], problems: [] },
	]);
	const tooMany = { field: 'Max Messages per Run' };
	expect(await shownWith(1)).toMatchObject([
		{ requests: [], problems: [tooMany] },
		{ requests: [], problems: [{ field: 'To' }, tooMany] },
		{ requests: [], problems: [tooMany] },
	]);
});

describe('in the table', () => {
	const items = [
		{ to, body: 'Hello' },
		{ to: '0151 23456789', body: 'No country' },
		{ to, body: 'x'.repeat(161) },
	];
	const parameters = { ...previewEachItem, options: { pricePerSegment: 0.008 } };
	const hintsOf = async (...all: Parameters<typeof twilio.run>) => {
		const { resultData } = (await twilio.run(...all)).data;
		return resultData.runData[twilioNodeName]?.[0]?.hints?.map(({ message }) => message);
	};

	it('the first columns say whether it would go out, what it takes, and why not', async () => {
		const shown = await preview(items, parameters);
		expect(Object.keys(shown[0] ?? {}).slice(0, 6)).toEqual([
			'to',
			'wouldSend',
			'segments',
			'estimatedCost',
			'problem',
			'body',
		]);
		expect(shown).toMatchObject([
			{ to, wouldSend: true, segments: 1, estimatedCost: 0.008, problem: null },
			{
				to: '0151 23456789',
				wouldSend: false,
				estimatedCost: null,
				problem: `'To' has no country code: "0151 23456789"`,
			},
			{ to, wouldSend: true, segments: 2, estimatedCost: 0.016 },
		]);
	});

	it('a hint sums them up', async () => {
		expect(await hintsOf(items, parameters)).toEqual([
			'1 of 3 would be refused: see "problem". Segments: 3. Cost: 0.024. Nothing was sent.',
		]);
		expect(await hintsOf(items.slice(0, 1), previewEachItem)).toEqual([
			'It would be sent. Segments: 1. Nothing was sent.',
		]);
	});

	it('the hint says which characters force UCS-2', async () => {
		const inUcs2 = [
			{ to, body: 'Grüße, Zoë' },
			{ to, body: 'Łódź' },
		];
		expect(await hintsOf([...items.slice(0, 1), ...inUcs2], previewEachItem)).toEqual([
			'All 3 would be sent. Segments: 3. 2 texts have characters that leave less room in a segment, such as “ë”: see "forcesUcs2". Nothing was sent.',
		]);
		expect(await hintsOf(inUcs2.slice(1), previewEachItem)).toEqual([
			'It would be sent. Segments: 1. 1 text has characters that leave less room in a segment, such as “Ł”: see "forcesUcs2". Nothing was sent.',
		]);
	});

	it('too many for the run count as refused', async () => {
		const options = { maxMessagesPerRun: 1 };
		expect(
			await hintsOf([items[0] ?? {}, items[2] ?? {}], { ...previewEachItem, options }),
		).toEqual(['2 of 2 would be refused: see "problem". Nothing was sent.']);
	});
});

describe('a question with its link', () => {
	const question = { to, body: 'May Ana book it?' };
	const parameters = { ...previewEachItem, answerLink: true };

	it('takes the segments that it takes when it is asked', async () => {
		const [shown] = await preview([question], parameters);
		expect(shown).toMatchObject({
			segments: 2,
			answerLink: { segmentsWithLink: 2, segmentsWithShortUrl: 1, shortenUrlsHelps: true },
		});
		const asked = { ...sendEachItem, operation: 'sendAndWait', message: '={{ $json.body }}' };
		await twilio.run([question], asked);
		const [message] = twilio.standIn.messages();
		expect(message?.num_segments).toBe('2');
		const { characters = 0 } = Object.fromEntries(Object.entries(shown ?? {}));
		expect(Math.abs(Number(characters) - String(message?.body).length)).toBeLessThan(3);
	});

	it('shows no link that could answer, and nothing of it where none is wanted', async () => {
		const [shown] = await preview([question], parameters);
		expect(JSON.stringify(shown)).toMatch(/signature=0{64}/);
		const [plain] = await preview([question]);
		expect(plain).not.toHaveProperty('answerLink');
	});
});
