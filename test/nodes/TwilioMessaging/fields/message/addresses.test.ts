import type { GenericValue, IDataObject, INodeParameters } from 'n8n-workflow';
import { inCollections } from '../../../../engine/inCollections';
import { sendEachItem, setUpTwilio, textOf, withService } from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';
import { defaults } from '../../../../twilio-stand-in/defaultAccount';

/** Covers recipient, sender, numberOptions, defaultCountry, numberReport, listFilters. */

const twilio = setUpTwilio();
const sid = (prefix: string) => prefix + '0a'.repeat(16);
const from = (value: string): INodeParameters => ({ from: { __rl: true, mode: 'sender', value } });
const whatsApp: INodeParameters = {
	operation: 'sendWhatsApp',
	messageType: 'text',
	...from(defaults.whatsAppSender),
};

interface Ways {
	readonly fields?: INodeParameters;
	readonly options?: INodeParameters;
	readonly typeVersion?: number;
}

/** Runs one item; gives what left for Twilio and the item that came back. */
async function run(item: IDataObject, { fields = {}, options = {}, typeVersion = 1.1 }: Ways = {}) {
	const before = twilio.standIn.requests.length;
	const placed = typeVersion === 1 ? { options } : inCollections(options);
	const done = await twilio.run(
		[{ body: 'Hello', ...item }],
		{ ...sendEachItem, ...placed, ...fields },
		{ onError: 'continueRegularOutput', typeVersion },
	);
	const json: IDataObject = twilioItems(done)[0]?.json ?? {};
	return { requests: twilio.standIn.requests.slice(before), json };
}

/** Sends; gives the To that Twilio was told. */
async function sentTo(to: GenericValue, ways?: Ways): Promise<unknown> {
	const { requests } = await run({ to }, ways);
	expect(requests.map(({ method }) => method)).toEqual(['POST']);
	return requests[0]?.form.find(([name]) => name === 'To')?.[1];
}

/** Expects that nothing leaves; gives what the person is told. */
async function refusal(to: GenericValue, ways?: Ways): Promise<string> {
	const { requests, json } = await run({ to }, ways);
	expect(requests).toEqual([]);
	expect(json.details).toMatchObject({ outcome: 'notSent' });
	return `${textOf(json, 'error')} ${adviceIn(json.details)}`;
}

const adviceIn = (details: unknown) =>
	typeof details === 'object' && details !== null && 'advice' in details
		? String(details.advice)
		: '';

/** What Preview says of a number: how it was read, and what is wrong. */
async function preview(to: GenericValue, ways: Ways = {}) {
	const fields = { channel: 'sms', ...ways.fields, operation: 'preview' };
	const { requests, json } = await run({ to }, { ...ways, fields });
	expect(requests).toEqual([]);
	return json;
}

describe.each([1, 1.1])('in version %d', (typeVersion) => {
	it.each([
		'+4915123456789.0',
		'+491512345678.00',
		'+1 415 5552671.0',
		"'+4915123456789.0",
		'+4915123456789,0',
		4915123456789.5,
	])('S1: a column that was read as decimal numbers texts nobody: %p', async (to) => {
		const decimal = /'To' is a decimal number: .*Format the column as text/;
		expect(await refusal(to, { typeVersion })).toMatch(decimal);
		const { problems, ...shown } = await preview(to, { typeVersion });
		// As it was written, so that the row is found.
		expect(shown).toMatchObject({ to: String(to), wouldSend: false, requests: [] });
		expect(JSON.stringify(problems)).toMatch(/"field":"To","problem":"is a decimal number/);
	});

	it('S1: nor does From or a filter that is a decimal number', async () => {
		const decimal = /is a decimal number/;
		const fields = from('+12025550100.0');
		expect(await refusal('+14155552671', { fields, typeVersion })).toMatch(decimal);
		for (const name of ['to', 'from']) {
			const filters = { [name]: '+12025550100.0' };
			const list = { operation: 'list', returnAll: true, filters };
			expect(await refusal('', { fields: list, typeVersion })).toMatch(decimal);
		}
	});

	it.each([
		['+1 415.555.2671', '+14155552671'],
		['+33.6.12.34.56.78', '+33612345678'],
		['+49.151.2345.6789', '+4915123456789'],
	])('S1: dots between groups stay right: %s', async (to, read) => {
		expect(await sentTo(to, { typeVersion })).toBe(read);
	});

	it.each([
		['+49 151 2345678/9', '/9'],
		['+49 151 2345678 (2)', '(2)'],
		['+49 151 2345678 [2]', '[2]'],
		['+49 30 1234567/68', '/68'],
		['+49 151 2345678 2', '2'],
	])('S2: what stands behind a number is not glued on: %s', async (to, tail) => {
		expect(await refusal(to, { typeVersion })).toContain(`can end before "${tail}"`);
	});

	it.each([
		['+49 151 2345678, +49 151 2345679', 'holds more than one number'],
		['+49 151 2345678 x12', 'has an extension: .*Write the number without "x12"'],
		['+49 151 2345678 ext. 12', 'has an extension: .*a text does not reach an extension'],
		['Anna <+4915123456789>', 'Leave only the number in the field: \\+4915123456789\\.'],
		['4.91512E+12', 'a spreadsheet has shortened: .*last digits are lost'],
		['+49151234567O9', 'has the letter O in it: .*Write the digit zero'],
	])('S2, S3: is refused with the true cause: %s', async (to, words) => {
		expect(await refusal(to, { typeVersion })).toMatch(new RegExp(words));
	});

	it.each([
		['tel:+4915123456789', '+4915123456789'],
		["'+4915123456789", '+4915123456789'],
		['+４９１５１２３４５６７８９', '+4915123456789'],
		['+٤٩١٥١٢٣٤٥٦٧٨٩', '+4915123456789'],
		['\u202A+49\u00A0151\u200B23456789\u202C', '+4915123456789'],
		['+44 (0)7400 123456', '+447400123456'],
		['+44 07400 123456', '+447400123456'],
		['+49 0151 23456789', '+4915123456789'],
		['+39 06 12345678', '+390612345678'],
	])('S3, S4: what is unmistakable is read: %j', async (to, read) => {
		expect(await sentTo(to, { typeVersion })).toBe(read);
	});

	it.each([
		['+39 (0)340 1234567', 'has a 0 after the country code that does not belong there'],
		['+39 (0)6 12345678', 'has "\\(0\\)" in it'],
		['+1415555267', 'has too few digits for \\+1 \\(United States and others\\)'],
		['+49151', 'has too few digits for \\+49 \\(Germany\\)'],
		['+336123456789', 'has too many digits for \\+33 \\(France\\)'],
		['+5215512345678', 'Leave out the 1, which is not dialed.*\\+525512345678'],
		['+999123456789', 'has no valid country code'],
	])('S4: a number that no country has is refused: %s', async (to, words) => {
		expect(await refusal(to, { typeVersion })).toMatch(new RegExp(words));
	});

	it.each([
		['MG', 'is a Messaging Service SID: .*Choose Messaging Service under Send With'],
		['AC', 'is an Account SID: .*belongs in the credential'],
		['SK', 'is an API Key SID: .*belongs in the credential'],
		['PN', 'is a Phone Number SID: .*Write the number itself'],
		['HX', 'is a Content Template SID: .*choose the template under Template'],
	])('S7: %s… in the wrong field is named for what it is', async (prefix, words) => {
		const inTo = await refusal(sid(prefix), { typeVersion });
		expect(inTo).toMatch(new RegExp(`'To' ${words}`));
		const inFrom = await refusal('+14155552671', { fields: from(sid(prefix)), typeVersion });
		expect(inFrom).toMatch(new RegExp(`'From' ${words}`));
	});

	it('S7: nor is another SID taken for a Messaging Service', async () => {
		const service = { __rl: true, mode: 'id', value: sid('AC') };
		const fields = { ...withService, messagingServiceSid: service };
		expect(await refusal('+14155552671', { fields, typeVersion })).toContain(
			"'Messaging Service' is an Account SID, not a Messaging Service SID",
		);
	});

	it.each(['+12345', '(111) 11'])(
		'S6: From %s: a short code is its digits alone',
		async (sender) => {
			const code = sender.replace(/\D/g, '');
			const told = await refusal('+14155552671', { fields: from(sender), typeVersion });
			expect(told).toContain(`Write a short code with its digits alone: ${code}.`);
		},
	);

	it.each([
		['whatsapp:+14155552671', defaults.number, 'is for WhatsApp, and From is for SMS'],
		['messenger:1234567', defaults.number, 'is for Messenger, and From is for SMS'],
		['+14155552671', defaults.whatsAppSender, 'is for SMS, and From is for WhatsApp'],
		['rcs:+14155552671', defaults.whatsAppSender, 'is for RCS, and From is for WhatsApp'],
	])('S8: To %s and From %s are of different channels', async (to, sender, words) => {
		const told = await refusal(to, { fields: from(sender), typeVersion });
		expect(told).toContain(`'To' ${words}`);
		expect(told).toContain('both are of one channel');
	});

	it('S8: a service may have senders for any channel', async () => {
		const to = 'whatsapp:+14155552671';
		expect(await sentTo(to, { fields: withService, typeVersion })).toBe(to);
	});

	it.each(['US.13491208655302741918', 'BR.ENT.1502576394655843'])(
		'S9: a person on WhatsApp without a number is written to, and filtered by: %s',
		async (person) => {
			const address = `whatsapp:${person}`;
			expect(await sentTo(person, { fields: whatsApp, typeVersion })).toBe(address);
			const asSms = { ...from(defaults.whatsAppSender) };
			expect(await sentTo(address, { fields: asSms, typeVersion })).toBe(address);
			const list = { operation: 'list', returnAll: true, filters: { from: address } };
			const { requests } = await run({}, { fields: list, typeVersion });
			expect(requests[0]?.query).toContain(encodeURIComponent(address));
		},
	);

	it.each([
		['+5215512345678', '+5215512345678'],
		['+52 1 55 1234-5678', '+5215512345678'],
		['00521 (55) 1234 5678', '+5215512345678'],
		['+22507123456', '+22507123456'],
		['+229 97 12 34 56', '+22997123456'],
	])(
		'a WhatsApp account keeps its number when its country changes them: %s',
		async (written, number) => {
			expect(await sentTo(written, { fields: whatsApp, typeVersion })).toBe(`whatsapp:${number}`);
		},
	);

	it.each(['"whatsapp:+14155552671"', "'whatsapp:+14155552671"])(
		'what is quoted goes by the channel that it names: %s',
		async (to) => {
			const fields = from(defaults.whatsAppSender);
			expect(await sentTo(to, { fields, typeVersion })).toBe('whatsapp:+14155552671');
		},
	);

	it('a number beside which a channel is named is sent over none', async () => {
		const told = await refusal('+14155552671 (WhatsApp)', { typeVersion });
		expect(told).toContain("'To' names WhatsApp beside a number");
		expect(told).toContain('Write it like whatsapp:+14155550100');
	});
});

describe('S5: a short code as recipient', () => {
	it.each(['123', '911', '12345', 415555])('%p is refused from version 1.1 on', async (to) => {
		const told = await refusal(to);
		expect(told).toContain("'To' is a short code, or a number that was cut off");
		expect(told).toContain('add the option Allow Short Codes');
	});

	it('is texted where that was chosen', async () => {
		expect(await sentTo('12345', { options: { allowShortCodes: true } })).toBe('12345');
		expect(await refusal('12345', { options: { allowShortCodes: false } })).toContain('short code');
	});

	it('is texted in version 1 as before', async () => {
		expect(await sentTo('12345', { typeVersion: 1 })).toBe('12345');
	});

	it('is still a sender, and somebody to filter by', async () => {
		expect(await sentTo('+14155552671', { fields: from(defaults.shortCode) })).toBe('+14155552671');
		const list = { operation: 'list', returnAll: true, filters: { to: '12345' } };
		const { requests } = await run({}, { fields: list });
		expect(requests[0]?.query).toContain('To=12345');
	});
});

describe.each([1, 1.1])('Default Country in version %d', (typeVersion) => {
	const germany = { typeVersion, options: { defaultCountry: 'DE' } };

	it.each<[GenericValue, string]>([
		['0151 2345678', '+491512345678'],
		['0151/23456789', '+4915123456789'],
		['(0151) 23456789', '+4915123456789'],
		["'015123456789", '+4915123456789'],
		[1512345678, '+491512345678'],
		[17612345678, '+4917612345678'],
		['+1 415 555 2671', '+14155552671'],
		['0044 7400 123456', '+447400123456'],
	])('reads %j', async (to, read) => {
		expect(await sentTo(to, germany)).toBe(read);
	});

	it.each(['DE', 'de', 'DEU', 'Germany', ' germany ', 'Deutschland'])(
		'may be %j',
		async (country) => {
			const options = { defaultCountry: country };
			expect(await sentTo('0151 2345678', { typeVersion, options })).toBe('+491512345678');
		},
	);

	it('cannot be what is no text', async () => {
		const options = { defaultCountry: true };
		const told = await refusal('0151 2345678', { typeVersion, options });
		expect(told).toContain("'Default Country' is true, not a text");
	});

	it.each(['XX', 'Atlantis', '49', 7])('cannot be %p', async (country) => {
		const told = await refusal('0151 2345678', {
			typeVersion,
			options: { defaultCountry: country },
		});
		expect(told).toContain("'Default Country' is not a country with phone numbers");
		expect(told).toContain('e.g. DE or Germany');
	});

	it.each<[GenericValue, string]>([
		[4915123456789, 'can be +494915123456789 or +4915123456789'],
		[15123456789, 'can be +4915123456789 or +15123456789'],
		['14155552671', 'can be +4914155552671 or +14155552671'],
		['4915123456789.0', 'is a decimal number'],
		['0151 2345678/9', 'can end before "/9"'],
		['030', 'too few digits'],
	])('refuses what may be somebody else’s: %j', async (to, words) => {
		expect(await refusal(to, germany)).toContain(words);
	});

	it('is off unless it is chosen, and then nothing is guessed', async () => {
		for (const options of [{}, { defaultCountry: '' }]) {
			const told = await refusal('0151 2345678', { typeVersion, options });
			expect(told).toContain("'To' has no country code");
			expect(told).toContain(
				'choose a country in the option Default Country: with Germany, 0151 2345678 is +49',
			);
		}
	});

	it('would read a number as the advice says, which goes by the sender’s country', async () => {
		const fields = from(defaults.smsNumber);
		const told = await refusal('07400 123456', { typeVersion, fields });
		expect(told).toContain('Default Country: with United Kingdom, this would be +447400123456');
		const options = { defaultCountry: 'GB' };
		expect(await sentTo('07400 123456', { typeVersion, fields, options })).toBe('+447400123456');
	});

	it.each([
		['Send WhatsApp', whatsApp, 'whatsapp:+491512345678'],
		[
			'Send RCS',
			{ operation: 'sendRcs', messageType: 'text', ...from(defaults.rcsSender) },
			'rcs:+491512345678',
		],
		['Send MMS', { operation: 'sendMms', mediaUrl: ['https://a.example/b.png'] }, '+491512345678'],
	])('holds for %s', async (_name, fields, read) => {
		expect(await sentTo('0151 2345678', { ...germany, fields })).toBe(read);
	});

	it('holds for From and Fallback From', async () => {
		const options = { defaultCountry: 'GB', fallbackFrom: '07700 900100' };
		const { requests } = await run(
			{ to: '+14155552671' },
			{ typeVersion, options, fields: from('07700 900100') },
		);
		expect(Object.fromEntries(requests[0]?.form ?? [])).toMatchObject({
			From: defaults.smsNumber,
			FallbackFrom: defaults.smsNumber,
		});
	});

	it.each([
		['20123456', 'DK', '+4520123456'],
		['6112345', 'IS', '+3546112345'],
		['211234', 'FO', '+298211234'],
		['12345', 'DK', '12345'],
	])('holds for digits alone in From and in filters: %s in %s', async (written, country, read) => {
		const options = { defaultCountry: country };
		const ways = { typeVersion, options, fields: from(written) };
		const { requests } = await run({ to: '+14155552671' }, ways);
		expect(Object.fromEntries(requests[0]?.form ?? [])).toMatchObject({ From: read });
		const filters = { defaultCountry: country, from: written };
		const fields = { operation: 'list', returnAll: true, filters };
		const listed = await run({}, { fields, typeVersion });
		expect(listed.requests[0]?.query).toContain(`From=${encodeURIComponent(read)}`);
	});

	it.each(['list', 'getStatistics'])('holds for the filters of %s', async (operation) => {
		const filters = { defaultCountry: 'DE', to: '0151 2345678' };
		const fields = { operation, returnAll: true, filters };
		const { requests } = await run({}, { fields, typeVersion });
		expect(requests[0]?.query).toContain('To=%2B491512345678');
	});
});

test('a number is the same person’s, however it is written', async () => {
	const written = ['+447400123456', '+44 (0)7400 123456', "'00447400123456", '07400 123456'];
	const options = { skipDuplicateRecipients: true, defaultCountry: 'GB' };
	const done = await twilio.run(
		written.map((to) => ({ to, body: 'Hello' })),
		{ ...sendEachItem, options },
	);
	expect(twilio.standIn.messages().map(({ to }) => to)).toEqual(['+447400123456']);
	const sids = twilioItems(done).map(({ json }) => json.sid);
	expect(sids).toHaveLength(written.length);
	expect(new Set(sids).size).toBe(1);
});

describe('Preview', () => {
	it('shows what became of each number', async () => {
		const shown = await preview('0151 2345678', { options: { defaultCountry: 'DE' } });
		expect(shown.numbers).toEqual([
			{
				field: 'To',
				written: '0151 2345678',
				readAs: '+491512345678',
				country: 'Germany',
				note: null,
			},
			{
				field: 'From',
				written: defaults.number,
				readAs: defaults.number,
				country: 'United States',
				note: null,
			},
		]);
	});

	it('shows what was not read, and a service has no number', async () => {
		const shown = await preview('0151 2345678', { fields: withService });
		expect(shown).toMatchObject({
			numbers: [{ field: 'To', written: '0151 2345678', readAs: null, country: null }],
			problems: [{ field: 'To', problem: 'has no country code: "0151 2345678"' }],
		});
	});

	it('has a word for a number outside the known ranges, which is sent all the same', async () => {
		const to = '+19995550100';
		const { numbers, problems } = await preview(to);
		expect(problems).toEqual([]);
		expect(JSON.stringify(numbers)).toContain(
			`"readAs":"${to}","country":null,"note":"Not in a range`,
		);
		expect(await sentTo(to)).toBe(to);
	});
});
