import { formOf } from '../../../../nodes/TwilioMessaging/execute/operationForm';
import { operations } from '../../../../nodes/TwilioMessaging/operations';
import {
	adviceForStatus,
	catalogueEntries,
	errorCatalogue,
	explain,
	explainDelivery,
	foreignAnswer,
	type CatalogueEntry,
	type FieldKey,
	type Form,
	type FormKind,
	type StatusAdvice,
} from '../../../../nodes/twilio/errors';
import { noForm } from '../../../../nodes/twilio/message/formLabels';
import { credentialLabels } from '../../../../nodes/twilio/values/credentialLabels';
import { familyCodes } from './familyCodes';
import { codesLeftOut, leftOut } from './leftOut';

/** Covers errors/index, words, statusAdvice, foreignAnswer, accountErrors, channelErrors, channelContentErrors, channelFaultErrors, deliveryErrors, deliveryFaultErrors, deliveryOptionErrors, deliveryRegistrationErrors, linkErrors, numberErrors, schedulingErrors, sendingContentErrors, sendingRecipientErrors, sendingSenderErrors, sendingServiceErrors, webhookErrors, consolePages, formLabels, credentialLabels. */

/** Codes of other families that are explained too. */
const others = [
	14107, 35111, 35114, 35115, 35117, 35118, 35125, 35126, 90007, 90010, 90014, 92005, 92006, 92007,
];

const forms: ReadonlyArray<readonly [string, Form]> = [
	['no form', noForm],
	...operations.map((operation) => [operation.name, formOf(operation)] as const),
];
const formNamed = (name: string): Form => {
	const [, form] = forms.find(([each]) => each === name) ?? [];
	if (!form) throw new Error(`There is no form of ${name}`);
	return form;
};

/** A form that shows which words are references, and that has every field. */
const marking = (kind: FormKind): Form => ({
	kind,
	has: () => true,
	labelOf: (field: FieldKey) => `⟦${field}⟧`,
});
const kinds: readonly FormKind[] = ['send', 'channelSend', 'question', 'message', 'other'];

const imperatives =
	/^(Add|Ask|Change|Check|Choose|Clear|Compare|Connect|Copy|Correct|Do not|Empty|Enter|Fill in|Find|Finish|Give|Hold back|Invite|Keep|Let|Look|Open|Paste|Pick|Put|Read|Register|Remove|Renew|Repeat|Report|Review|Send|Set|Shorten|Submit|Take|Tick|Update|Upload|Use|Verify|Wait|Write)\b/;

/** A field, a page of the Console, or something else that the person can go to or change. */
const somethingToChange =
	/"|Twilio Console|Twilio Support|Twilio's own message|credential|webhook|workflow|template|sender|address|reply|maintainers|API key|WhatsApp Manager|Business Manager|private browser window|status\.twilio\.com|status of th|administrator|operation|content|certificate|web server|proxy|link|files|person|owner of the Twilio account/;

const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);
const withoutExample = (text: string) => text.replace(/\{.*?\}/g, '');

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
		expect(text).not.toMatch(/\b\d{5}\b/);
		expect(text).not.toMatch(/<|&\w+;| {2}|undefined|function|=>/);
		expect(text).not.toMatch(
			/E\.164|JSON object|\b(POST|GET|[A-Z][a-z]+(Sid|Url|Callback))\b(?! for messages)/,
		);
	}
}

describe('the catalogue as a whole', () => {
	it.each(Object.entries(familyCodes))(
		'every code of the family %s is explained, or left out with the reason',
		(_family, codes) => {
			const known = (code: number) => errorCatalogue.has(code) || codesLeftOut.includes(code);
			expect(codes.filter((code) => !known(code))).toEqual([]);
		},
	);

	it('leaves nothing out that it explains, nor without a reason', () => {
		expect(codesLeftOut.filter((code) => errorCatalogue.has(code))).toEqual([]);
		for (const { reason } of leftOut) expect(reason.length).toBeGreaterThan(15);
		const families = Object.values(familyCodes).flatMap((codes): readonly number[] => codes);
		const explained = families.filter((code) => errorCatalogue.has(code));
		process.stdout.write(
			`Error codes: ${families.length} in the families of messaging, ${explained.length} explained, ${families.length - explained.length} left out for ${leftOut.length} reasons; ${errorCatalogue.size} explained in all\n`,
		);
	});

	it('explains nothing that is not of Twilio', () => {
		const all = [...Object.values(familyCodes).flat(), ...others];
		expect([...errorCatalogue.keys()].filter((code) => !all.includes(code))).toEqual([]);
		expect(others.filter((code) => !errorCatalogue.has(code))).toEqual([]);
	});

	it('W: explains what was missing, the frequent first', () => {
		const wanted = [
			...[30410, 30044, 30409, 30500, 21910, 90010, 21664, 21666, 21667, 63036],
			...[30101, 30102, 30103, 30104, 30105, 30106, 30107, 30108, 30109, 30110, 30111],
			...[30020, 30021, 30012, 30013, 30014, 30015, 30016, 21402, 21502, 21712],
			...[63002, 63009, 63010, 63011, 63020, 63022, 63023, 63026, 63029, 63033, 63035, 63037],
			...[11205, 11206, 11210, 11215, 11220, 11235, 11236, 11237, 11770],
			...[12101, 12102, 12200, 12400, 20001, 20010, 20403, 20410],
		];
		expect(wanted.filter((code) => !errorCatalogue.has(code))).toEqual([]);
	});

	it('has no code twice', () => {
		const codes = catalogueEntries.map(({ code }) => code);
		expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
		expect(errorCatalogue.size).toBe(catalogueEntries.length);
	});

	it('knows nothing of other codes', () => {
		expect(explain(0, noForm)).toBeUndefined();
		expect(explain(29999, noForm)).toBeUndefined();
		expect(explainDelivery(29999, noForm)).toBeUndefined();
	});
});

/** The labels of every field that any form shows, and of the credential. */
const shown = new Set([...Object.values(credentialLabels), ...labelsOf(operations)]);

function labelsOf(some: typeof operations): string[] {
	return some.flatMap(({ fields }) =>
		fields.flatMap(({ displayName, options = [] }) => [
			displayName,
			...options.flatMap((option) => ('displayName' in option ? [option.displayName] : [])),
		]),
	);
}

const question = 'Send and Wait for Response';
const ofQuestions = new Set([
	...Object.values(credentialLabels),
	...labelsOf(operations.filter(({ name }) => name === question)),
]);
/** What Twilio says of these, it says of other messages: no question has them. */
const notInQuestions = new Set(
	(
		[
			...['applicationSid', 'fallbackFrom', 'contentSid', 'contentVariables', 'mediaUrl'],
			...['contentRetention', 'addressRetention', 'sendAt', 'validityPeriod', 'maxPrice'],
			'messageSid',
		] as const
	).map((field) => noForm.labelOf(field)),
);

/** Of messages with files, which only some operations send. */
const aboutFiles = [
	21620, 21621, 21622, 21623, 30011, 30019, 63005, 63019, 63021, 63030, 63034, 63037,
];

describe.each(catalogueEntries.map((entry): [number, CatalogueEntry] => [entry.code, entry]))(
	'the row of %i',
	(code, { meaning, advice, repeat, mayHaveBeenSent }) => {
		it('speaks plainly and says what to change, whatever the form', () => {
			for (const [, form] of forms)
				expectPlainWords({ meaning: meaning(form), advice: advice(form) });
		});

		it('W12: names fields by reference alone, and only such as a person sees', () => {
			for (const kind of kinds) {
				for (const words of [meaning, advice]) {
					const bare = withoutExample(words(marking(kind))).replace(/"⟦\w+⟧"/g, '');
					expect(bare).not.toMatch(/["⟦⟧]/);
				}
			}
			for (const [name, form] of forms) {
				const text = withoutExample(`${meaning(form)} ${advice(form)}`);
				const named = [...text.matchAll(/"([^"]*)"/g)].map(([, label = '']) => label);
				for (const label of named)
					expect([name, shown.has(label), label]).toEqual([name, true, label]);
			}
		});

		it('W13: a send of a channel is never told to write the channel’s name', () => {
			for (const name of ['Send WhatsApp Message', 'Send RCS Message']) {
				expect(advice(formNamed(name))).not.toMatch(/whatsapp:|messenger:|channel in front/);
				expect(advice(formNamed(name))).not.toContain('Content Template SID');
				expect(advice(formNamed(name))).not.toContain('Content Variables');
			}
		});

		it('W3: only what a SID names is looked for by its SID', () => {
			for (const [, form] of forms)
				if (form.kind !== 'message' && code !== 20009)
					expect(advice(form)).not.toContain('Message SID');
		});

		it('names no field to a question that its form does not have', () => {
			const { advice: told } = explain(code, formNamed(question)) ?? { advice: '' };
			const named = [...withoutExample(told).matchAll(/"([^"]*)"/g)].map(([, label = '']) => label);
			const missing = named.filter((label) => !ofQuestions.has(label));
			expect(missing.filter((label) => !notInQuestions.has(label))).toEqual([]);
		});

		it('names no files where the operation sends none', () => {
			if (!aboutFiles.includes(code))
				expect(advice(formNamed('Send SMS'))).not.toContain('Media URLs');
		});

		it('lets nobody repeat at once what may have been sent', () => {
			if (repeat === 'now') expect(mayHaveBeenSent).toBeUndefined();
		});

		it('warns of a second message where the first one may have arrived', () => {
			const told = explainDelivery(code, noForm)?.advice ?? '';
			expect(told.includes('may have got it all the same')).toBe(mayHaveBeenSent === true);
		});
	},
);

it('a renamed label is named anew', () => {
	const form: Form = { kind: 'send', has: () => true, labelOf: (field) => `The ${field}` };
	expect(explain(21610, form)?.advice).toBe(explain(21610, noForm)?.advice);
	expect(explain(21604, form)?.advice).toContain('Fill in "The to"');
	expect(explain(20003, form)?.advice).toContain('"The apiKeySecret"');
});

it('means something different by every code of the same form', () => {
	const alike = new Map<string, number[]>();
	for (const { code, meaning, advice } of catalogueEntries) {
		const text = `${meaning(noForm)} ${advice(noForm)}`.toLowerCase();
		alike.set(text, [...(alike.get(text) ?? []), code]);
	}
	// Twilio has two codes each for the same thing.
	const twins = [...alike.values()].filter((codes) => codes.length > 1);
	expect(twins.filter(([, ...more]) => more.length > 1)).toEqual([]);
	expect(twins.length).toBeLessThanOrEqual(4);
});

describe('the flags', () => {
	it('allow repeating at once only what Twilio never began', () => {
		const now = catalogueEntries.filter(({ repeat }) => repeat === 'now');
		expect(now.map(({ code }) => code)).toEqual([20429]);
	});

	it('leave open whether anything was sent after a fault or a warning', () => {
		const uncertain = catalogueEntries.filter(({ mayHaveBeenSent }) => mayHaveBeenSent);
		const codes = uncertain.map(({ code }) => code);
		const faults = [20500, 20503, 30008, 30018, 30020, 30021, 30027, 30045, 30103, 30410, 30500];
		expect(codes).toEqual(expect.arrayContaining([...faults, 63009, 63010, 63012, 63023, 63037]));
		const ofMessages = codes.filter((code) => code >= 30_000 || code < 11_000);
		expect(ofMessages.filter((code) => code >= 21_000 && code < 30_000)).toEqual([]);
	});

	it.each([21610, 21614, 30004, 30005, 30006, 63014, 63024, 63033, 30409])(
		'end with the recipient or message of %i',
		(code) => {
			expect(errorCatalogue.get(code)?.repeat).toBe('never');
		},
	);

	it.each([20009, 21611, 30001, 30003, 30017, 30022, 30023, 63018])('make %i wait', (code) => {
		expect(errorCatalogue.get(code)?.repeat).toBe('later');
	});
});

const adviceFor = (code: number, form: Form) => explain(code, form)?.advice ?? '';

describe('the advice people need most', () => {
	it.each<[string, number, string, RegExp[]]>([
		['W4', 20003, 'Send SMS', [/"Account SID"/, /"Auth Token"/, /"Region"/, /"API Key SID"/]],
		['W4', 20003, 'Get', [/subaccount needs its own token, or an API key of the parent/]],
		['W12', 20007, 'List', [/maintainers/]],
		['-', 21211, 'Send SMS', [/"To"/, /plus sign/, /country code/]],
		['-', 21408, 'Send SMS', [/Twilio Console > Messaging > Settings > Geo permissions/]],
		['-', 21608, 'Send SMS', [/Verified Caller IDs/, /upgrade/]],
		['-', 21610, 'Send SMS', [/Do not send again/, /START/]],
		['W9', 21617, 'Send SMS', [/"Long Body"/]],
		['W14', 21618, 'Send SMS', [/carriers/]],
		['W1', 21619, 'Send SMS', [/"Body" or "Content Template SID"/]],
		['W1', 21619, 'Send MMS', [/"Body", "Media URLs" or "Content Template SID"/]],
		['-', 21635, 'Send SMS', [/"Force Delivery"/]],
		['W5', 21656, 'Send SMS', [/"Content Variables"/, /no placeholder that it does not have/]],
		['W5', 21656, 'Send WhatsApp Message', [/"Template Variables"/]],
		['-', 30034, 'Send SMS', [/Regulatory Compliance/, /campaign/]],
		['W12', 30036, 'Send SMS', [/"Validity Period \(Seconds\)"/]],
		['W12', 30010, 'Send SMS', [/"Max Price \(Obsolete\)"/]],
		['-', 30044, 'Send SMS', [/"Smart Encoded"/, /upgrade/]],
		['-', 30410, 'Send SMS', [/double/]],
		['-', 30450, 'Send SMS', [/"Risk Check"/]],
		['-', 35118, 'Send SMS', [/"Messaging Service"/]],
		['W14', 35126, 'Send SMS', [/maintainers/]],
		['W13', 63007, 'Send SMS', [/whatsapp:/, /"From"/]],
		['W13', 63007, 'Send WhatsApp Message', [/from the list/, /"From"/]],
		['W13', 63016, 'Send SMS', [/approved template/, /"Content Template SID"/]],
		['W13', 63016, 'Send WhatsApp Message', [/"Message Type" to Template/, /"Content Template"/]],
		['W13', 63016, 'Send and Wait for Response', [/template/, /operation Send WhatsApp Message/]],
		['W13', 63027, 'Send WhatsApp Message', [/"Content Template"/]],
		['-', 30007, 'Send and Wait for Response', [/"Message"/]],
		['-', 30001, 'Send and Wait for Response', [/more slowly, or add senders/]],
		['-', 30001, 'Send SMS', [/more slowly, for example with "Messages per Second", or add/]],
		['W9', 21617, 'Send and Wait for Response', [/Shorten "Message"/]],
		['-', 63024, 'Send and Wait for Response', [/send it by SMS/]],
		['W2', 90010, 'Send SMS', [/Twilio Console > Billing/]],
	])('%s: for %i in %s it names the remedy', (_row, code, name, remedies) => {
		for (const remedy of remedies) expect(adviceFor(code, formNamed(name))).toMatch(remedy);
	});

	it('W2: says of 90010 what it says of 20005', () => {
		expect(adviceFor(90010, noForm)).toBe(adviceFor(20005, noForm));
	});

	it('W1: what has nothing to send is not to be sent again as it is', () => {
		expect(explain(21619, noForm)).toMatchObject({ repeat: 'afterChange' });
		expect(explain(21619, noForm)?.meaning).toContain('nothing to send');
	});
});

describe('advice for a status without a known code', () => {
	const known = [400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 429];

	it.each([...known, 500, 302, 418])('speaks plainly for %i', (status) => {
		for (const [, form] of forms) expectPlainWords(adviceForStatus(status, form));
	});

	it('differs from status to status', () => {
		const meanings = [...known, 500, 418].map((status) => adviceForStatus(status, noForm).meaning);
		expect(new Set(meanings).size).toBe(meanings.length);
	});

	it.each([400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 422])(
		'lets nobody repeat %i at once',
		(status) => {
			expect(adviceForStatus(status, noForm).repeat).not.toBe('now');
		},
	);

	it('allows repeating after 429', () => {
		expect(adviceForStatus(429, noForm)).toMatchObject({ repeat: 'now' });
	});

	it('treats all of 500 to 599 alike', () => {
		for (const status of [500, 502, 503, 504, 599])
			expect(adviceForStatus(status, noForm)).toEqual(adviceForStatus(500, noForm));
	});

	it.each([0, 200, 302, 600, Number.NaN])('assumes nothing about %d', (status) => {
		expect(adviceForStatus(status, noForm)).toEqual(adviceForStatus(302, noForm));
	});

	it.each([402, 406, 410, 412, 413, 415, 418, 422, 451])(
		'blames nothing but what Twilio refused for %i',
		(status) => {
			for (const [, form] of forms) {
				const { meaning, advice } = adviceForStatus(status, form);
				expect(`${meaning} ${advice}`).not.toMatch(/Base URL|proxy|not known/);
			}
		},
	);

	it.each([408, 425, 499])('knows that %i leaves it open what became of the request', (status) => {
		expect(adviceForStatus(status, noForm)).toEqual(adviceForStatus(408, noForm));
		expect(adviceForStatus(status, noForm).meaning).toContain('not known');
	});

	it('W3: of a 404, only where a SID was given it is to be checked', () => {
		for (const [, form] of forms) {
			const { advice } = adviceForStatus(404, form);
			expect(advice.includes('Message SID')).toBe(form.kind === 'message');
			expect(advice).toContain('"Account SID"');
			if (form.kind !== 'message') expect(advice).toMatch(/"Base URL".*\/2010-04-01/);
		}
	});
});

describe('an answer that is not in the form of Twilio’s API', () => {
	it.each([401, 403, 407, 451])('W6: %i rejected the request, so nothing was sent', (status) => {
		const { meaning, advice, isTurnedAway } = foreignAnswer(status, noForm);
		expect(meaning).toContain(`(HTTP ${status})`);
		expect(meaning).toMatch(/nothing was sent/);
		expect(meaning).toMatch(/proxy|firewall|network/);
		expect(advice).toMatch(/administrator/);
		expect(isTurnedAway).toBe(true);
	});

	it.each([0, 200, 302, 307, 400, 404, 405, 408, 409, 418, 425, 429, 499, 500, 502, 503, 504, 599])(
		'W6: of %i, somebody is named who probably gave it, and nothing is claimed',
		(status) => {
			const { meaning, advice, repeat, isTurnedAway } = foreignAnswer(status, noForm);
			expect(meaning).toMatch(/proxy|gateway|server|login page/);
			expect(meaning).not.toMatch(/nothing was sent/);
			expect(meaning).toContain(`(HTTP ${status})`);
			expect(advice).toMatch(imperatives);
			expect(repeat).not.toBe('now');
			expect(isTurnedAway).toBe(false);
		},
	);

	it('W7: after 429, a send is told of the options that slow it down', () => {
		const { advice } = foreignAnswer(429, formNamed('Send SMS'));
		expect(advice).toMatch(/"Max Concurrent Requests" or "Messages per Second"/);
		expect(foreignAnswer(429, noForm).advice).not.toMatch(/Messages per Second/);
	});
});
