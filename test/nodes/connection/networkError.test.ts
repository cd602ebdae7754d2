import type { ClientRequest } from 'node:http';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import { networkError } from '../../../nodes/connection/networkError';
import { creating } from '../../twilio-stand-in/faults';
import { recipients, sendEachItem, setUpTwilio } from '../../engine/setUpTwilio';

const twilio = setUpTwilio();
const [item = { to: '', body: '' }] = recipients(1);

const started = z.object({
	request: z.custom<ClientRequest>((value) => typeof value === 'object' && value !== null),
});

/** Ends the first POST's connection with an error once Twilio has the message; gives what undoes that. */
function breakFirstPost(error: Error): () => void {
	let isBroken = false;
	const listener = (message: unknown) => {
		const { request } = started.parse(message);
		if (request.method !== 'POST' || isBroken) return;
		isBroken = true;
		const untilTaken = setInterval(() => {
			if (twilio.standIn.messages().length === 0) return;
			clearInterval(untilTaken);
			request.socket?.destroy(error);
		}, 5);
	};
	subscribe('http.client.request.start', listener);
	return () => unsubscribe('http.client.request.start', listener);
}

// As when a route or an interface is lost.
test.each(['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'ETIMEDOUT'])(
	'an open connection that ends with %s does not make it send again',
	async (code) => {
		twilio.standIn.faults.latency = (request) => (creating()(request) ? 400 : 0);
		const undo = breakFirstPost(
			Object.assign(new Error(`read ${code}`), { code, syscall: 'read' }),
		);
		const run = await twilio.run([item], sendEachItem);
		undo();
		expect(run.data.resultData.error).toBeUndefined();
		expect(twilio.standIn.requests.filter(creating())).toHaveLength(1);
		expect(twilio.standIn.messages()).toHaveLength(1);
	},
);

test.each([1.0005, 60 / 7, 64.4])('a timeout of %d seconds is fine', async (timeout) => {
	const run = await twilio.run([item], { ...sendEachItem, options: { timeout } });
	expect(run.data.resultData.error).toBeUndefined();
	expect(twilio.standIn.messages()).toHaveLength(1);
});

/** What n8n 1.123 makes of Node's error: its code and its words, and nothing else of it. */
const inOldN8n = (httpCode: string, words: string) => ({
	name: 'NodeApiError',
	message: 'The service refused the connection - perhaps it is offline',
	messages: [words, words],
	httpCode,
	context: {},
});

test.each([
	['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', 'notSent'],
	['ENOTFOUND', 'getaddrinfo ENOTFOUND no-such-host.invalid', 'notSent'],
	['ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:443', 'notSent'],
	['ETIMEDOUT', 'read ETIMEDOUT', 'unknown'],
	['ECONNRESET', 'read ECONNRESET', 'unknown'],
	['ECONNRESET', 'socket hang up', 'unknown'],
	['500', 'Request failed with status code 500', 'unknown'],
])('before n8n 2.34, %s (%s) is %s', (code, words, outcome) => {
	expect(networkError(inOldN8n(code, words)).outcome).toBe(outcome);
});
