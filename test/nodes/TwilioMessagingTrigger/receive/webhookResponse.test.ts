import { createServer, type Server, type ServerResponse } from 'node:http';
import type { IWebhookFunctions } from 'n8n-workflow';
import {
	answerWhenStarted,
	answerWithResult,
	turnAway,
} from '../../../../nodes/TwilioMessagingTrigger/receive/webhookResponse';
import { isJsonObject, textOf } from '../../../../nodes/twilio/api/json';
import { emptyTwiml, replyTwiml } from '../../../../nodes/twilio/webhook/twiml';
import { useFakeTimers } from '../../../engine/fakeTimers';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What is used of Express's response is what it adds to Node's. */
function isResponse(response: ServerResponse): response is Response & ServerResponse {
	return 'json' in response && 'send' in response;
}

/** A response as n8n has it: Node's own, with the two methods by which n8n answers. */
function asResponse(bare: ServerResponse): Response {
	const answerAsN8n = (body: unknown) => bare.end(JSON.stringify(body));
	const response = Object.assign(bare, { json: answerAsN8n, send: answerAsN8n });
	if (!isResponse(response)) throw new Error('This cannot be answered');
	return response;
}

let server: Server;
/** What n8n has been asked and has not answered, as soon as it is there. */
let arrived: (response: Response) => void = () => undefined;
beforeAll(async () => {
	server = createServer((_request, response) => {
		arrived(asResponse(response));
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	useFakeTimers();
});
afterAll(() => {
	jest.useRealTimers();
	server.closeAllConnections();
	server.close();
});

/** What Twilio is answered. */
interface Answer {
	readonly status: number;
	readonly type: string | null;
	readonly body: string;
}

/** Posts to the webhook; gives what n8n is to answer, and what arrives of it. */
async function post(): Promise<{ response: Response; answer: Promise<Answer> }> {
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const responses = new Promise<Response>((resolve) => {
		arrived = resolve;
	});
	const answer = fetch(`http://127.0.0.1:${port}`, { method: 'POST' }).then(async (answered) => ({
		status: answered.status,
		type: answered.headers.get('content-type'),
		body: await answered.text(),
	}));
	return { response: await responses, answer };
}

const twiml = (body: string) => ({ status: 200, type: 'text/xml; charset=utf-8', body });
const reply = replyTwiml([{ body: 'Thanks', mediaUrls: [] }]);
const replyIn = (result: unknown) =>
	replyTwiml([{ body: isJsonObject(result) ? textOf(result.reply) : '', mediaUrls: [] }]);
/** The answers that came too late. */
const late: Array<string | undefined> = [];
const tooLate = (answer: string | undefined) => void late.push(answer);
beforeEach(() => {
	late.length = 0;
});

describe('the workflow’s result', () => {
	test('goes back', async () => {
		const { response, answer } = await post();
		const { given } = answerWithResult(response, replyIn, tooLate);
		response.json({ reply: 'Thanks' });
		expect(await given).toBe(reply);
		expect(await answer).toEqual(twiml(reply));
		expect(late).toEqual([]);
	});

	test('of a workflow that failed tells the person nothing', async () => {
		const { response, answer } = await post();
		const { given } = answerWithResult(response, replyIn, tooLate);
		response.statusCode = 500;
		response.json({ reply: 'Error in workflow' });
		expect(await given).toBe(emptyTwiml);
		expect(await answer).toEqual(twiml(emptyTwiml));
	});

	test('that takes 13 seconds comes too late: Twilio is answered before it gives up', async () => {
		const { response, answer } = await post();
		const { given } = answerWithResult(response, replyIn, tooLate);
		await jest.advanceTimersByTimeAsync(12_999);
		expect(response.headersSent).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(await given).toBe(emptyTwiml);
		expect(await answer).toEqual(twiml(emptyTwiml));
		// n8n answers all the same, and finds nothing wrong with it.
		expect(response.setHeader('X-Late', 'yes').json({ reply: 'Thanks' })).toBe(response);
		expect(late).toEqual([reply]);
	});
});

describe('an answer as soon as n8n has taken it over', () => {
	test('is the fixed one', async () => {
		const { response, answer } = await post();
		const { given } = answerWhenStarted(response, () => reply, tooLate);
		response.send('Workflow was started');
		expect(await given).toBe(reply);
		expect(await answer).toEqual(twiml(reply));
	});

	test('is given after 13 seconds, however many executions wait', async () => {
		const { response, answer } = await post();
		const { given } = answerWhenStarted(response, () => reply, tooLate);
		await jest.advanceTimersByTimeAsync(12_999);
		expect(response.headersSent).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(await given).toBe(reply);
		expect(await answer).toEqual(twiml(reply));
	});

	test('is told of when n8n fails after that', async () => {
		const { response } = await post();
		const { given } = answerWhenStarted(response, () => reply, tooLate);
		await jest.advanceTimersByTimeAsync(13_000);
		expect(await given).toBe(reply);
		response.statusCode = 500;
		response.json({ code: 0, message: 'The database is locked' });
		expect(late).toEqual([undefined]);
	});

	test('can be given before n8n has one', async () => {
		const { response, answer } = await post();
		const { given, give } = answerWhenStarted(response, () => reply, tooLate);
		give(undefined);
		expect(await given).toBeUndefined();
		expect((await answer).status).toBe(500);
	});

	test('is an error when n8n could not start an execution: Twilio comes again', async () => {
		const { response, answer } = await post();
		const { given } = answerWhenStarted(response, () => reply, tooLate);
		response.statusCode = 500;
		response.json({ code: 0, message: 'The database is locked' });
		expect(await given).toBeUndefined();
		expect((await answer).status).toBe(500);
	});

	test('is none when the workflow ran without a result: it was started', async () => {
		const { response, answer } = await post();
		const { given } = answerWhenStarted(response, () => reply, tooLate);
		response.statusCode = 500;
		response.json({ code: 0, message: 'No item to return was found' });
		expect(await given).toBe(reply);
		expect(await answer).toEqual(twiml(reply));
	});
});

test('somebody who is not Twilio is told nothing', async () => {
	const { response, answer } = await post();
	turnAway(response);
	expect(await answer).toMatchObject({ status: 403, body: '' });
});
