import { ExecuteContext } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { isJsonObject } from '../../../../../nodes/twilio/api/json';
import { itemsOf, jsonOf } from '../../../../engine/engine';
import { loopWorkflow } from '../../../../engine/loopWorkflow';
import { questionMemory } from '../../../../engine/questionMemory';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { linksIn, WaitingExecution } from '../../../../engine/waitingExecution';
import { creating } from '../../../../twilio-stand-in/faults';
import { defaults } from '../../../../twilio-stand-in/server';

/** Covers sendAndWait, questionDraft, waitForAnswer, takeAnswer, answerResponse, waitingQuestion, rememberSent. */
/** Covers channelChoice, questionResult, linkParameters, runIndex, tool, approvalOptions, formFields, questionFields, questionOptions, waitLimit. */

const twilio = setUpTwilio();

const asking: INodeParameters = {
	...sendEachItem,
	operation: 'sendAndWait',
	message: '=May {{ $json.name }} book it?',
};
const item = { to: '+14155552001', name: 'Ana', order: 7 };

const ask = async (parameters: INodeParameters = {}, from: object = item) =>
	await WaitingExecution.start(twilio, twilioWorkflow([{ ...from }], { ...asking, ...parameters }));

/** What the trigger passes on. */
const byText = (text: string, from: string = item.to) => ({
	answeredBy: 'text',
	Body: text,
	From: from,
	To: defaults.number,
	MessageSid: 'SM00000000000000000000000000000001',
});

const errorOf = ({ run }: WaitingExecution) => {
	const error = run?.data.resultData.error;
	return error ? `${error.message} ${error.description ?? ''}` : '';
};

const sent = () => twilio.standIn.messages().map(({ to, body }) => ({ to, body }));
const linkSent = (index = 0) => linksIn(sent()[index]?.body ?? '')[0] ?? '';
/** The answer in the output, but for its time, which has to be one. */
function dataOf(execution: WaitingExecution): object {
	const { data } = outputOf(execution)[0] ?? {};
	if (!isJsonObject(data)) return {};
	const { answeredAt, ...rest } = data;
	expect(answeredAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	return rest;
}

const outputOf = ({ run }: WaitingExecution) => (run ? jsonOf(run, twilioNodeName) : []);

test('asks with a link, and waits as long as it takes', async () => {
	const execution = await ask();
	expect(execution.run?.status).toBe('waiting');
	expect(execution.run?.waitTill?.getFullYear()).toBe(3000);
	const [message, ...others] = sent();
	expect(others).toEqual([]);
	expect(message?.to).toBe(item.to);
	expect(message?.body).toMatch(/^May Ana book it\?\n\nhttp:\/\/localhost:5678\/\S+$/);
	expect(linkSent()).toContain(
		`/webhook-waiting/${execution.id}/twilio?to=%2B14155552001&round=0&signature=`,
	);
});

test('the process remembers the question, for texts whose link Twilio does not show', async () => {
	await ask();
	const [question] = questionMemory().rememberedQuestions(item.to, defaults.number);
	const [message] = twilio.standIn.messages();
	expect(question).toMatchObject({
		to: item.to,
		from: defaults.number,
		link: linkSent(),
		sid: message?.sid,
	});
	expect(Math.abs((question?.at ?? 0) - Date.now())).toBeLessThan(60_000);
});

test('a page with both buttons; opening it answers nothing', async () => {
	const execution = await ask();
	const page = await execution.open(linkSent());
	expect(page.status).toBe(200);
	expect(page.body).toContain('May Ana book it?');
	expect(page.body).toContain('>Approve<');
	expect(page.body).toContain('>Decline<');
	const policy = page.headers.get('content-security-policy');
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("form-action 'self' http://localhost:5678;");
	expect(execution.resumed).toBe(0);
});

test('goes on with the answer, and with what came in', async () => {
	const execution = await ask();
	const form = { answeredBy: 'page', decision: 'approve', comment: ' Window seat ' };
	const answer = await execution.post(linkSent(), form);
	expect(answer.body).toContain('Thank you');
	expect(execution.run?.status).toBe('success');
	const [output] = outputOf(execution);
	expect(output).toMatchObject(item);
	expect(JSON.stringify(output)).not.toContain('signature=');
	expect(dataOf(execution)).toEqual({
		approved: true,
		chatInput: 'Window seat',
		answeredBy: item.to,
		answeredVia: 'page',
	});
	expect(execution.run && itemsOf(execution.run, twilioNodeName)[0]?.pairedItem).toEqual({
		item: 0,
	});
	expect(sent()).toHaveLength(1);
});

test('files that came in go on with the answer', async () => {
	const execution = await ask();
	const [entry] = execution.run?.data.executionData?.nodeExecutionStack ?? [];
	const [input] = entry?.data.main?.[0] ?? [];
	const binary = {
		invoice: { id: 'filesystem:1', data: 'filesystem', mimeType: 'application/pdf' },
	};
	Object.assign(input ?? {}, { binary });
	await execution.post(linkSent(), { answeredBy: 'page', decision: 'approve' });
	expect(dataOf(execution)).toMatchObject({ approved: true });
	expect(execution.run && itemsOf(execution.run, twilioNodeName)[0]?.binary).toEqual(binary);
});

describe('who may answer what', () => {
	const two = { options: { alsoAsk: '+14155552002' } };

	it('asks two people, each with a link of their own; the first answer counts', async () => {
		const execution = await ask(two);
		expect(sent().map(({ to }) => to)).toEqual(['+14155552001', '+14155552002']);
		const [first, second] = [linkSent(0), linkSent(1)];
		expect(first).not.toBe(second);
		await execution.post(second, { answeredBy: 'page', decision: 'disapprove' });
		expect(dataOf(execution)).toEqual({
			approved: false,
			answeredBy: '+14155552002',
			answeredVia: 'page',
		});
		const late = await execution.post(first, { answeredBy: 'page', decision: 'approve' });
		expect(late.status).toBe(409);
		expect(execution.resumed).toBe(1);
	});

	describe('when one of the two cannot be asked', () => {
		const hintsOf = ({ run }: WaitingExecution) =>
			run?.data.resultData.runData[twilioNodeName]?.[0]?.hints?.map(({ message }) => message);

		it.each([
			['the second', '+14155552002', '+14155552001'],
			['the first', '+14155552001', '+14155552002'],
		])('%s, the other can answer, and n8n says who was not asked', async (_, out, other) => {
			twilio.standIn.delivery.optOut(out);
			const execution = await ask(two);
			expect(execution.run?.status).toBe('waiting');
			expect(sent().map(({ to }) => to)).toEqual([other]);
			expect(hintsOf(execution)).toEqual([
				expect.stringMatching(
					new RegExp(`^Not everybody got .* The message to \\${out} was not sent: .* 21610\\.$`),
				),
			]);
			const [remembered] = questionMemory().rememberedQuestions(other, defaults.number);
			expect(remembered?.link).toBe(linkSent());
			await execution.post(linkSent(), { answeredBy: 'page', decision: 'approve' });
			expect(dataOf(execution)).toMatchObject({ approved: true, answeredBy: other });
		});

		it('of one it is unknown: both can answer', async () => {
			twilio.standIn.faults.once(creating('+14155552001'), { kind: 'cut', moment: 'before' });
			const execution = await ask(two);
			expect(execution.run?.status).toBe('waiting');
			expect(hintsOf(execution)?.join()).toContain('unknown whether the message to +14155552001');
			const link = execution.signed({ to: '+14155552001', round: '0' });
			await execution.post(link, byText('YES', '+14155552001'));
			expect(dataOf(execution)).toMatchObject({ approved: true, answeredBy: '+14155552001' });
		});

		it('neither can: the node fails, names both, and promises nothing of a retry', async () => {
			for (const out of ['+14155552001', '+14155552002']) twilio.standIn.delivery.optOut(out);
			const execution = await ask(two);
			expect(execution.run?.status).toBe('error');
			expect(errorOf(execution)).toMatch(
				/^The message to \+14155552001 was not sent.*Also: The message to \+14155552002/s,
			);
			expect(errorOf(execution)).not.toMatch(/only the rest|part \d/);
		});
	});

	it('a question of which nobody knows is asked anew by a retry, and says so', async () => {
		twilio.standIn.faults.once(creating(item.to), { kind: 'cut', moment: 'before' });
		const execution = await ask();
		expect(execution.run?.status).toBe('error');
		expect(errorOf(execution)).toContain('asks again, with a new link');
		expect(errorOf(execution)).not.toContain('it looks again before it sends');
	});

	it('says that the question is closed when another answer came at the same time', async () => {
		const execution = await ask(two);
		execution.isTakenByAnother = true;
		const page = await execution.post(linkSent(1), { answeredBy: 'page', decision: 'approve' });
		expect(page.status).toBe(200);
		expect(page.body).toContain('no longer open');
		const text = await execution.post(linkSent(0), byText('YES'));
		expect(JSON.parse(text.body)).toMatchObject({ taken: false });
		expect(execution.resumed).toBe(0);
	});

	it.each([
		['the recipient', (link: string) => link.replace('552001', '552009')],
		['the round', (link: string) => link.replace('round=0', 'round=1')],
		['something added', (link: string) => `${link}&more=1`],
		['the signature', (link: string) => link.replace(/signature=./, 'signature=x')],
		['the execution', (link: string) => link.replace(/waiting-\d+/, 'waiting-0')],
	])('n8n turns away a link in which %s was changed', async (_, change) => {
		const execution = await ask();
		const answer = await execution.post(change(linkSent()), { decision: 'approve' });
		expect(answer.status).toBe(401);
		expect(execution.run?.status).toBe('waiting');
	});

	it('a link that n8n has signed for another person or round answers nothing', async () => {
		const execution = await ask();
		const signed = (parameters: Record<string, string>) => execution.signed(parameters);
		for (const link of [
			signed({ to: '+14155552009', round: '0' }),
			signed({ to: item.to, round: '1' }),
			signed({ to: item.to }),
			signed({}),
		]) {
			expect((await execution.open(link)).body).toContain('no longer open');
			const page = await execution.post(link, { answeredBy: 'page', decision: 'approve' });
			expect(page.body).toContain('no longer open');
			const text = await execution.post(link, byText('YES', '+14155552009'));
			expect(JSON.parse(text.body)).toMatchObject({ taken: false });
		}
		expect(execution.resumed).toBe(0);
		expect(execution.log).toEqual([]);
	});

	it.each([
		['two people', ['+14155552001', '+14155552002']],
		['one person, asked twice the same', ['+14155552001', '+14155552001']],
	])('in a loop, a link answers its own round only: %s', async (_, people) => {
		const items = people.map((to) => ({ ...item, to }));
		const execution = await WaitingExecution.start(twilio, loopWorkflow(items, asking, 1));
		const earlier = linkSent(0);
		await execution.post(earlier, { answeredBy: 'page', decision: 'approve' });
		expect(execution.run?.status).toBe('waiting');
		expect(sent()).toHaveLength(2);
		const again = await execution.post(earlier, { answeredBy: 'page', decision: 'disapprove' });
		expect(again.body).toContain('no longer open');
		expect(execution.run?.status).toBe('waiting');
		await execution.post(linkSent(1), { answeredBy: 'page', decision: 'disapprove' });
		expect(execution.run?.status).toBe('success');
		const answers = execution.run?.data.resultData.runData[twilioNodeName]?.map(
			({ data }) => data?.main?.[0]?.[0]?.json,
		);
		expect(answers).toMatchObject([
			{ to: people[0], data: { approved: true } },
			{ to: people[1], data: { approved: false } },
		]);
	});
});

describe('a text as the answer', () => {
	it.each([
		['YES', { approved: true }],
		['No, only 20 EUR', { approved: false, chatInput: 'only 20 EUR' }],
		['decline', { approved: false }],
	])('%s', async (text, answer) => {
		const execution = await ask();
		const told = await execution.post(linkSent(), byText(text));
		expect(told.status).toBe(200);
		expect(told.headers.get('content-type')).toContain('application/json');
		expect(JSON.parse(told.body)).toEqual({
			taken: true,
			reply: 'Thank you, your answer has arrived.',
		});
		expect(dataOf(execution)).toEqual({ ...answer, answeredBy: item.to, answeredVia: 'text' });
		expect(outputOf(execution)[0]).toMatchObject(item);
	});

	it('gets no reply where none is wanted', async () => {
		const execution = await ask({ options: { confirmReply: false } });
		const told = await execution.post(linkSent(), byText('Yes'));
		expect(JSON.parse(told.body)).toEqual({ taken: true, reply: '' });
	});

	it.each([
		['somebody else', byText('YES', '+14155552009')],
		['the same number over another channel', byText('YES', 'whatsapp:+14155552001')],
		['nobody', byText('YES', '')],
		['words that do not answer', byText('ok')],
	])('%s is not taken', async (_, form) => {
		const execution = await ask();
		const told = await execution.post(linkSent(), form);
		expect(told.status).toBe(200);
		expect(JSON.parse(told.body)).toMatchObject({ taken: false });
		expect(execution.run?.status).toBe('waiting');
	});

	it('comes from the number whatever way Twilio writes it', async () => {
		const execution = await ask({ to: '+1 (415) 555-2001' });
		const told = await execution.post(linkSent(), byText('YES'));
		expect(JSON.parse(told.body)).toMatchObject({ taken: true });
	});

	it('answers a free text, and fills in no form', async () => {
		const free = await ask({ responseType: 'freeText' });
		await free.post(linkSent(), byText('Half past nine'));
		expect(dataOf(free)).toMatchObject({ text: 'Half past nine', answeredVia: 'text' });
		const form = await ask(withForm);
		// n8n itself turns away what is no such form, and the trigger takes that for a no.
		expect((await form.post(linkSent(1), byText('Half past nine'))).status).toBe(415);
		const told = await form.postPage(linkSent(1), byText('Half past nine'));
		expect(JSON.parse(told.body)).toMatchObject({ taken: false });
	});
});

const withForm: INodeParameters = {
	responseType: 'customForm',
	formFields: {
		values: [
			{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
			{ fieldLabel: 'Guests', fieldType: 'number' },
			{ fieldLabel: 'Room', fieldType: 'dropdown', fieldChoices: ['Large', 'Small', 'Large'] },
		],
	},
};

describe('other ways to answer', () => {
	it('a free text', async () => {
		const execution = await ask({ responseType: 'freeText' });
		expect((await execution.open(linkSent())).body).toContain('<textarea name="text"');
		const empty = await execution.post(linkSent(), { answeredBy: 'page', text: ' ' });
		expect(empty.body).toContain('Please check');
		expect(execution.resumed).toBe(0);
		await execution.post(linkSent(), { answeredBy: 'page', text: 'At <b>nine</b>' });
		expect(dataOf(execution)).toMatchObject({ text: 'At <b>nine</b>', answeredVia: 'page' });
	});

	it('a form', async () => {
		const execution = await ask(withForm);
		const { body } = await execution.open(linkSent());
		expect(body).toContain('type="date"');
		expect(body).toContain('<option value="Small">');
		expect(body).toContain('enctype="multipart/form-data"');
		const wrong = await execution.postPage(linkSent(), { field_0: 'soon' });
		expect(wrong.body).toContain('Please check what you entered: Day<');
		const tooLarge = { field_0: '2026-12-24', field_1: '1e400', field_2: 'Small' };
		const kept = await execution.postPage(linkSent(), tooLarge);
		expect(kept.body).toContain('Please check what you entered: Guests<');
		expect(kept.body).toContain('value="2026-12-24"');
		expect(kept.body).toContain('<option value="Small" selected>');
		expect(execution.resumed).toBe(0);
		await execution.postPage(linkSent(), { field_0: '2026-12-24', field_1: '3', field_2: 'Small' });
		expect(dataOf(execution)).toMatchObject({ Day: '2026-12-24', Guests: 3, Room: 'Small' });
	});

	it('one button, with a label of its own', async () => {
		const approvalOptions = { values: { approvalType: 'single', approveLabel: 'On my way' } };
		const execution = await ask({ approvalOptions });
		const { body } = await execution.open(linkSent());
		expect(body).toContain('>On my way<');
		expect(body).not.toContain('Decline');
	});

	it('the page in another language, with the name of whoever asks', async () => {
		const execution = await ask({ options: { language: 'de', askedBy: 'Ana & Co' } });
		const { body } = await execution.open(linkSent());
		expect(body).toContain('>Zustimmen<');
		expect(body).toContain('Frage von Ana &amp; Co');
	});
});

describe('the limit', () => {
	const inMinutes = {
		values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'minutes' },
	};

	it('passes on what came in, and asks nobody again', async () => {
		const execution = await ask({ options: { limitWaitTime: inMinutes } });
		const wait = (execution.run?.waitTill?.getTime() ?? 0) - Date.now();
		expect(wait).toBeGreaterThan(110_000);
		expect(wait).toBeLessThanOrEqual(120_000);
		await execution.reachLimit();
		expect(execution.run?.status).toBe('success');
		expect(outputOf(execution)).toEqual([item]);
		expect(sent()).toHaveLength(1);
	});

	it('can be a date, in the time zone of the workflow', async () => {
		const limitWaitTime = {
			values: { limitType: 'atSpecifiedTime', maxDateAndTime: '2999-07-01T09:00:00' },
		};
		const execution = await ask({ options: { limitWaitTime } });
		expect(execution.run?.waitTill?.toISOString()).toBe('2999-07-01T07:00:00.000Z');
	});

	it.each([
		[
			'a date that is over',
			{ limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T00:00:00' },
		],
		['a date without a time', { limitType: 'atSpecifiedTime', maxDateAndTime: '2999-01-01' }],
		['no time at all', { limitType: 'afterTimeInterval', resumeAmount: 0, resumeUnit: 'hours' }],
	])('cannot be %s', async (_, values) => {
		const execution = await ask({ options: { limitWaitTime: { values } } });
		expect(execution.run?.status).toBe('error');
		expect(sent()).toEqual([]);
	});

	it.each([
		['an earlier answer', { approved: true, answeredAt: '2026-01-01T00:00:00.000Z' }],
		['an earlier free text', { text: 'Nine', answeredAt: '2026-01-01T00:00:00.000Z' }],
		['the answer of another node', { approved: true }],
	])('is refused where %s would look like one to this question', async (_, data) => {
		const answered = { ...item, data };
		const limited = await ask({ options: { limitWaitTime: inMinutes } }, answered);
		expect(errorOf(limited)).toMatch(/looks like an answer in "data"/);
		expect(sent()).toEqual([]);
		const unlimited = await ask({}, answered);
		expect(unlimited.run?.status).toBe('waiting');
	});
});

describe('nothing is sent', () => {
	const ofError = (execution: WaitingExecution) => {
		expect(execution.run?.status).toBe('error');
		expect(sent()).toEqual([]);
		return errorOf(execution);
	};

	it('for more than one item', async () => {
		const items = [item, { ...item, to: '+14155552002' }];
		const execution = await WaitingExecution.start(twilio, twilioWorkflow(items, asking));
		expect(ofError(execution)).toMatch(/2 items came in.*Put Loop Over Items before it/s);
	});

	it('from an n8n that nobody can reach', async () => {
		const credential = { baseUrl: 'https://api.twilio.com' };
		const workflow = twilioWorkflow([item], asking);
		const execution = await WaitingExecution.start(twilio, workflow, credential);
		expect(ofError(execution)).toMatch(
			/http:\/\/localhost:5678, which cannot be reached.*N8N_WEBHOOK_URL/s,
		);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['no message', { message: ' ' }, /'Message' is empty/],
		[
			'a stop word',
			{ approvalOptions: { values: { disapproveLabel: 'Cancel' } } },
			/'Disapprove Button Label' cannot be "Cancel"/,
		],
		[
			'a word to start messages again',
			{ approvalOptions: { values: { approveLabel: 'Start' } } },
			/'Approve Button Label' cannot be "Start"/,
		],
		[
			'one button that says no',
			{ approvalOptions: { values: { approvalType: 'single', approveLabel: 'No.' } } },
			/'Approval Options' has the label "No\." for the button that approves/,
		],
		[
			'labels that contradict',
			{ approvalOptions: { values: { approveLabel: 'No' } } },
			/'Approval Options' has the labels/,
		],
		[
			'a text too long for its link',
			{ message: 'x'.repeat(1500) },
			/'Message' has 1\d{3} characters with its link/,
		],
		[
			'the same person twice',
			{ options: { alsoAsk: '+1 415 555 2001' } },
			/'Also Ask' is the same as To/,
		],
		['a short code', { to: '12345' }, /'To' is a short code/],
		['no form field', { responseType: 'customForm' }, /'Form Fields' has no field/],
		[
			'a field called like a part of the answer',
			{ responseType: 'customForm', formFields: { values: [{ fieldLabel: 'approved' }] } },
			/'Form Fields' has a label that is taken/,
		],
		[
			'two fields of one name',
			{
				responseType: 'customForm',
				formFields: { values: [{ fieldLabel: 'A' }, { fieldLabel: 'A' }] },
			},
			/'Form Fields' has a label that is taken/,
		],
		[
			'a dropdown without choices',
			{
				responseType: 'customForm',
				formFields: { values: [{ fieldLabel: 'A', fieldType: 'dropdown' }] },
			},
			/'Form Fields' has 0 choices/,
		],
		[
			'short links without a service',
			{ options: { shortenUrls: true } },
			/works only with a Messaging Service/,
		],
		['more segments than allowed', { options: { maxSegments: 1 } }, /'Max Segments' is 1/],
	])('with %s', async (_, parameters, message) => {
		expect(ofError(await ask(parameters))).toMatch(message);
	});

	it('as a tool of an agent, which cannot wait', async () => {
		const workflow = twilioWorkflow([item], asking);
		for (const node of workflow.nodes) if (node.name === twilioNodeName) node.type += 'Tool';
		expect(ofError(await WaitingExecution.start(twilio, workflow))).toMatch(/Human Review/);
	});
});

test.each([
	['whatsapp', defaults.whatsAppSender],
	['rcs', defaults.rcsSender],
])('over %s: the link and the answer have its addresses', async (channel, sender) => {
	const execution = await ask({ channel, from: { __rl: true, mode: 'sender', value: sender } });
	const [message] = twilio.standIn.messages();
	const person = `${channel}:${item.to}`;
	expect([message?.to, message?.from]).toEqual([person, sender]);
	expect(new URL(linkSent()).searchParams.get('to')).toBe(person);
	const told = await execution.post(linkSent(), byText('YES', person));
	expect(JSON.parse(told.body)).toMatchObject({ taken: true });
	expect(dataOf(execution)).toMatchObject({ approved: true, answeredBy: person });
});

test('asks n8n to check the signature of links where it has to be asked', async () => {
	const asked = jest.fn();
	// Only n8n before 2.20 has it.
	const name = 'setSignatureValidationRequired';
	const own = Object.getOwnPropertyDescriptor(ExecuteContext.prototype, name);
	Object.defineProperty(ExecuteContext.prototype, name, { value: asked, configurable: true });
	try {
		await ask();
	} finally {
		if (own) Object.defineProperty(ExecuteContext.prototype, name, own);
		else Reflect.deleteProperty(ExecuteContext.prototype, name);
	}
	expect(asked).toHaveBeenCalledTimes(1);
});

describe('the gate before a tool', () => {
	const gate = async (from: object, parameters: INodeParameters = {}) => {
		const workflow = twilioWorkflow([{ ...item, ...from }], { ...asking, ...parameters });
		for (const node of workflow.nodes) if (node.name === twilioNodeName) node.type += 'HitlTool';
		return await WaitingExecution.start(twilio, workflow);
	};
	const options = {
		limitWaitTime: {
			values: { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'hours' },
		},
	};

	it('asks, waits and gives what n8n reads', async () => {
		const execution = await gate({ toolName: 'refund' });
		expect(execution.run?.status).toBe('waiting');
		await execution.post(linkSent(), byText('No, only 20 EUR'));
		expect(dataOf(execution)).toMatchObject({ approved: false, chatInput: 'only 20 EUR' });
	});

	it('asks for a reason of a no only', async () => {
		const execution = await gate({});
		expect((await execution.open(linkSent())).body).toContain('Reason, if you decline');
	});

	it('gives the answer alone: nothing that came in can stand for it', async () => {
		const execution = await gate({
			approved: true,
			chatInput: 'Refund me',
			data: { approved: true },
		});
		await execution.post(linkSent(), { answeredBy: 'page', decision: 'disapprove' });
		expect(outputOf(execution).map((json) => Object.keys(json))).toEqual([['data']]);
		expect(dataOf(execution)).toEqual({
			approved: false,
			answeredBy: item.to,
			answeredVia: 'page',
		});
	});

	it.each([
		['approved', { approved: true }],
		['data', { data: { approved: true } }],
	])('sets no limit after which %s of what came in would approve', async (field, from) => {
		const execution = await gate(from, { options });
		expect(execution.run?.status).toBe('error');
		expect(errorOf(execution)).toContain(`"${field}"`);
		expect(sent()).toEqual([]);
	});

	it('approves nothing when the time is over', async () => {
		const execution = await gate({ toolName: 'refund' }, { options });
		await execution.reachLimit();
		expect(outputOf(execution)).toEqual([{ ...item, toolName: 'refund' }]);
	});
});

describe('whatever comes', () => {
	it('nothing is thrown, and nothing goes on, when the question cannot be found', async () => {
		const execution = await ask();
		execution.isForgotten = true;
		expect((await execution.open(linkSent())).body).toContain('no longer open');
		const page = await execution.post(linkSent(), { answeredBy: 'page', decision: 'approve' });
		expect(page).toMatchObject({ status: 200 });
		expect(page.body).toContain('no longer open');
		const text = await execution.post(linkSent(), byText('YES'));
		expect(JSON.parse(text.body)).toMatchObject({ taken: false });
		expect(execution.resumed).toBe(0);
	});

	it.each([
		['no form', {}],
		['other fields', { approved: 'true', data: '{"approved":true}' }],
		['an unknown way', { answeredBy: 'carrier pigeon' }],
		['a text without words', { answeredBy: 'text' }],
		['a decision that is none', { answeredBy: 'page', decision: '__proto__' }],
	])('%s answers nothing', async (_, form) => {
		const execution = await ask();
		const answer = await execution.post(linkSent(), form);
		expect(answer.status).toBe(200);
		expect(execution.run?.status).toBe('waiting');
		expect(execution.log).toEqual([]);
	});

	it.each(['Ask "Ana"', "It's {{ me }}", 'A } b { \\', '$&'])('a node called %s', async (name) => {
		const workflow = twilioWorkflow([item], asking);
		for (const node of workflow.nodes) if (node.id === 'twilio') node.name = name;
		workflow.connections.Items = { main: [[{ node: name, type: 'main', index: 0 }]] };
		const execution = await WaitingExecution.start(twilio, workflow);
		await execution.post(linkSent(), { answeredBy: 'page', decision: 'approve' });
		const [output] = execution.run ? jsonOf(execution.run, name) : [];
		expect(output).toMatchObject({ ...item, data: { approved: true } });
	});
});
