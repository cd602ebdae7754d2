import type { INodeParameters } from 'n8n-workflow';
import { isJsonObject } from '../../../../../nodes/twilio/api/json';
import { itemsOf, jsonOf } from '../../../../engine/engine';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { linksIn, WaitingExecution } from '../../../../engine/waitingExecution';

/** Covers sendAndWait, questionDraft, waitForAnswer, takeAnswer, answerResponse, waitingQuestion. */
/** Covers linkParameters, runIndex. */

const twilio = setUpTwilio();

const asking: INodeParameters = {
	...sendEachItem,
	operation: 'sendAndWait',
	message: '=May {{ $json.name }} book it?',
};
const item = { to: '+14155552001', name: 'Ana', order: 7 };

const ask = async (parameters: INodeParameters = {}, from: object = item) =>
	await WaitingExecution.start(twilio, twilioWorkflow([{ ...from }], { ...asking, ...parameters }));

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

test('a page with both buttons; opening it answers nothing', async () => {
	const execution = await ask();
	const page = await execution.open(linkSent());
	expect(page.status).toBe(200);
	expect(page.body).toContain('May Ana book it?');
	expect(page.body).toContain('>Approve<');
	expect(page.body).toContain('>Decline<');
	expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
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
