import {
	adviceForStatus,
	catalogueEntries,
	catalogueEntry,
	errorCatalogue,
	type CatalogueEntry,
	type StatusAdvice,
} from '../../../../nodes/twilio/errors';

/** Covers errors/index, rows, statusAdvice, accountErrors, channelErrors, channelContentErrors, deliveryErrors, deliveryOptionErrors, deliveryRegistrationErrors, schedulingErrors, sendingContentErrors, sendingRecipientErrors, sendingSenderErrors, sendingServiceErrors, webhookErrors, consolePages. */

/** Written from the table of codes that the package promises to explain, not from the catalogue. */
const promised = {
	account: [
		20003, 20004, 20005, 20006, 20007, 20008, 20009, 20404, 20409, 20422, 20429, 20500, 20503,
	],
	sending: [
		21211, 21212, 21218, 21408, 21601, 21602, 21603, 21604, 21606, 21607, 21608, 21609, 21610,
		21611, 21612, 21614, 21616, 21617, 21618, 21619, 21620, 21621, 21622, 21623, 21624, 90007,
		21635, 21708, 21709, 21711, 21654, 21655, 21656, 21657, 21658, 21659, 21660, 21701, 21702,
		21703, 21704, 21705,
	],
	scheduling: [35111, 35114, 35115, 35117, 35118, 35125, 35126],
	delivery: [
		14107, 30001, 30002, 30003, 30004, 30005, 30006, 30007, 30008, 30010, 30011, 30017, 30018,
		30019, 30022, 30023, 30024, 30027, 30028, 30029, 30030, 30031, 30032, 30033, 30034, 30035,
		30036, 30045, 30450,
	],
	channels: [
		63001, 63003, 63005, 63007, 63008, 63012, 63013, 63014, 63015, 63016, 63017, 63018, 63019,
		63021, 63024, 63027, 63028, 63030, 63031, 63032, 63034, 63038, 63040, 63041, 63042, 63049,
		63051,
	],
	webhooks: [11200, 11750, 12100, 12300],
};
const promisedCodes = Object.values(promised).flat();

const fieldsOnScreen = [
	'To',
	'From',
	'Messaging Service',
	'Body',
	'Media URLs',
	'Content Template SID',
	'Content Variables',
	'Content Retention',
	'Address Retention',
	'Send At',
	'Validity Period',
	'Base URL',
	'Max Price',
	'Status Callback URL',
	'Application SID',
	'Risk Check',
	'Force Delivery',
	'Page Size',
	'Message SID',
	'Account SID',
	'Auth Token',
	'API Key SID',
	'API Key Secret',
	'Region',
];

const imperatives =
	/^(Add|Ask|Change|Check|Choose|Clear|Compare|Connect|Copy|Correct|Do not|Empty|Enter|Fill in|Find|Give|Hold back|Keep|Let|Look|Open|Paste|Pick|Put|Read|Register|Remove|Repeat|Review|Send|Set|Shorten|Submit|Take|Tick|Use|Verify|Wait|Write)\b/;

/** A field, a page of the Console, or something else that the person can go to or change. */
const somethingToChange =
	/"|Twilio Console|Twilio Support|Twilio's own message|credential|webhook|workflow|template|sender|address|reply|maintainers|API key|WhatsApp Manager|private browser window|status\.twilio\.com/;

const entryFor = (code: number): CatalogueEntry => {
	const entry = catalogueEntry(code);
	if (entry === undefined) throw new Error(`The catalogue has no row for ${code}.`);
	return entry;
};
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);
const quotedNames = (text: string) =>
	[...text.replace(/\{.*?\}/g, '').matchAll(/"([^"]*)"/g)].map(([, name]) => name);

function expectPlainWords({ meaning, advice }: Pick<StatusAdvice, 'meaning' | 'advice'>): void {
	expect(meaning.length).toBeLessThanOrEqual(120);
	expect(advice.length).toBeLessThanOrEqual(220);
	expect(meaning).toMatch(/^[A-Z"].*[^.]\.$/);
	expect(advice).toMatch(/^[A-Z].*[^.]\.$/);
	expect(sentences(meaning)).toHaveLength(1);
	expect(sentences(advice).length).toBeLessThanOrEqual(2);
	expect(advice).toMatch(imperatives);
	expect(advice).toMatch(somethingToChange);
	for (const text of [meaning, advice]) {
		for (const name of quotedNames(text)) expect(fieldsOnScreen).toContain(name);
		expect(text).not.toMatch(/\b\d{5}\b/);
		expect(text).not.toMatch(/<|&\w+;| {2}|undefined/);
		expect(text).not.toMatch(
			/E\.164|HTTP|JSON object|\b(POST|GET|[A-Z][a-z]+(Sid|Url|Callback))\b/,
		);
	}
}

describe('the catalogue as a whole', () => {
	it.each(Object.entries(promised))('explains every code of the family %s', (_family, codes) => {
		expect(codes.filter((code) => !errorCatalogue.has(code))).toEqual([]);
	});

	it('explains no code that was not promised', () => {
		expect([...errorCatalogue.keys()].filter((code) => !promisedCodes.includes(code))).toEqual([]);
	});

	it('has no code twice', () => {
		const codes = catalogueEntries.map(({ code }) => code);
		expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
		expect(errorCatalogue.size).toBe(catalogueEntries.length);
	});

	it('means something different by every code', () => {
		const meanings = catalogueEntries.map(({ meaning }) => meaning.toLowerCase());
		expect(meanings.filter((text, index) => meanings.indexOf(text) !== index)).toEqual([]);
	});

	it('knows nothing of other codes', () => {
		expect(catalogueEntry(0)).toBeUndefined();
		expect(catalogueEntry(29999)).toBeUndefined();
	});
});

describe.each(catalogueEntries.map((entry): [number, CatalogueEntry] => [entry.code, entry]))(
	'the row of %i',
	(code, entry) => {
		it('can be looked up', () => {
			expect(catalogueEntry(code)).toBe(entry);
		});

		it('speaks plainly and says what to change', () => {
			expectPlainWords(entry);
		});

		it('says when Twilio reports it, each occasion once', () => {
			expect(entry.reported.length).toBeGreaterThan(0);
			expect(new Set(entry.reported).size).toBe(entry.reported.length);
		});

		it('lets nobody repeat at once what may have been sent', () => {
			if (entry.repeat === 'now') expect(entry.mayHaveBeenSent).toBe(false);
		});
	},
);

describe('the flags', () => {
	it('allow repeating at once only what Twilio never began', () => {
		const now = catalogueEntries.filter(({ repeat }) => repeat === 'now');
		expect(now.map(({ code }) => code)).toEqual([20429]);
	});

	it('leave open whether anything was sent after a fault or a warning', () => {
		const uncertain = catalogueEntries.filter(({ mayHaveBeenSent }) => mayHaveBeenSent);
		expect(uncertain.map(({ code }) => code).sort()).toEqual([
			11200, 20500, 20503, 30008, 30018, 30027, 30045, 63012,
		]);
	});

	it.each([20500, 20503])('do not lead to a second message after %i', (code) => {
		expect(entryFor(code)).toMatchObject({ mayHaveBeenSent: true, repeat: 'later' });
	});

	it.each([21610, 21614, 30004, 30005, 30006, 63014, 63024])(
		'end with the recipient of %i',
		(code) => {
			expect(entryFor(code).repeat).toBe('never');
		},
	);

	it.each([20009, 21611, 30001, 30003, 30017, 30022, 30023, 63018])('make %i wait', (code) => {
		expect(entryFor(code).repeat).toBe('later');
	});

	it('tell the codes of the account, the request and scheduling in the answer to the request', () => {
		const immediate = [...promised.account, ...promised.sending, ...promised.scheduling];
		expect(immediate.filter((code) => !entryFor(code).reported.includes('request'))).toEqual([]);
	});

	it('tell the codes of delivery on the message, save for the warning about validity', () => {
		const onMessage = promised.delivery.filter((code) => code !== 30045);
		expect(onMessage.filter((code) => !entryFor(code).reported.includes('delivery'))).toEqual([]);
		expect(entryFor(30045).reported).toEqual(['webhook']);
	});

	it('tell the codes of webhooks about the webhook', () => {
		for (const code of promised.webhooks) expect(entryFor(code).reported).toEqual(['webhook']);
	});
});

describe('the advice people need most', () => {
	it.each<[number, RegExp[]]>([
		[
			20003,
			[
				/"Account SID"/,
				/"Auth Token"/,
				/"Region"/,
				/"API Key SID"/,
				/"API Key Secret"/,
				/permissions/,
				/subaccount/,
			],
		],
		[20007, [/"Page Size"/, /1,000/]],
		[21211, [/"To"/, /plus sign/, /country code/]],
		[21408, [/Twilio Console > Messaging > Settings > Geo permissions/]],
		[21608, [/Verified Caller IDs/, /upgrade/]],
		[21610, [/Do not send again/, /START/]],
		[21635, [/"Force Delivery"/]],
		[30034, [/Regulatory Compliance/, /campaign/]],
		[30450, [/"Risk Check"/]],
		[35118, [/"Messaging Service"/]],
		[63007, [/whatsapp:/, /"From"/]],
		[63016, [/approved template/, /"Content Template SID"/]],
	])('for %i names the remedy', (code, remedies) => {
		for (const remedy of remedies) expect(entryFor(code).advice).toMatch(remedy);
	});
});

describe('advice for a status without a known code', () => {
	const known = [400, 401, 403, 404, 405, 409, 429];

	it.each([...known, 500, 302, 418])('speaks plainly for %i', (status) => {
		expectPlainWords(adviceForStatus(status));
	});

	it('differs from status to status', () => {
		const meanings = [...known, 500, 418].map((status) => adviceForStatus(status).meaning);
		expect(new Set(meanings).size).toBe(meanings.length);
	});

	it.each([400, 401, 403, 404, 405, 409])('takes nothing for sent after %i', (status) => {
		expect(adviceForStatus(status).mayHaveBeenSent).toBe(false);
		expect(adviceForStatus(status).repeat).not.toBe('now');
	});

	it('allows repeating after 429', () => {
		expect(adviceForStatus(429)).toMatchObject({ repeat: 'now', mayHaveBeenSent: false });
	});

	it('treats all of 500 to 599 alike, as outcomes that are not known', () => {
		for (const status of [500, 502, 503, 504, 599]) {
			expect(adviceForStatus(status)).toBe(adviceForStatus(500));
		}
		expect(adviceForStatus(500)).toMatchObject({ repeat: 'later', mayHaveBeenSent: true });
	});

	it.each([0, 200, 302, 408, 418, 499, 600, Number.NaN])('assumes nothing about %d', (status) => {
		expect(adviceForStatus(status)).toBe(adviceForStatus(302));
		expect(adviceForStatus(status).mayHaveBeenSent).toBe(true);
	});
});
