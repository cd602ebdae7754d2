import type { INodeParameters } from 'n8n-workflow';
import { formOf } from '../../../../nodes/TwilioMessaging/execute/operationForm';
import { sendSms } from '../../../../nodes/TwilioMessaging/operations/message/sendSms';
import { catalogueEntries, explain } from '../../../../nodes/twilio/errors';
import { startHttpServer, type HttpServer } from '../../../engine/httpServer';
import { jsonOf } from '../../../engine/engine';
import { sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../engine/twilioNode';

const twilio = setUpTwilio();
const words = 'Twilio’s own words';
let server: HttpServer;
const form = formOf(sendSms);

/** Refuses every message with the code that its body names. */
beforeAll(async () => {
	server = await startHttpServer(({ body }) => {
		const code = Number(new URLSearchParams(body).get('Body'));
		const more_info = `https://www.twilio.com/docs/errors/${code}`;
		return { status: 400, body: JSON.stringify({ code, message: words, more_info, status: 400 }) };
	});
});
afterAll(() => server.close());

async function refuse(codes: number[]) {
	const items = codes.map((code) => ({ to: '+14155552671', body: String(code) }));
	const settings = { onError: 'continueRegularOutput' } as const;
	const credential = { baseUrl: server.url };
	return jsonOf(await twilio.run(items, sendEachItem, settings, credential), twilioNodeName);
}

it('every code of the catalogue gives a message with the code, and an advice', async () => {
	// After one of these, nothing else is sent.
	const isForAll = (code: number) => [20003, 20005, 90010].includes(code);
	// What may have gone out is looked for, and nobody calls it refused.
	const entries = catalogueEntries.filter(
		({ code, mayHaveBeenSent }) => !isForAll(code) && mayHaveBeenSent === undefined,
	);
	const failed = await refuse(entries.map(({ code }) => code));
	expect(failed).toHaveLength(entries.length);
	entries.forEach(({ code }, index) => {
		const { meaning, advice } = explain(code, form) ?? { meaning: '', advice: '' };
		expect(failed[index]).toStrictEqual({
			to: '+14155552671',
			status: 'refused',
			error: `The message to +14155552671 was not sent: ${meaning} Twilio error ${code}. [item ${index}]`,
			details: {
				outcome: 'refused',
				code,
				message: words,
				more_info: `https://www.twilio.com/docs/errors/${code}`,
				status: 400,
				advice,
			},
		});
		expect(meaning).not.toBe('');
		expect(advice).not.toBe('');
	});
	console.log(`${failed.length} error codes were sent back, each with its message and advice`);
});

it('one after which a phone may have the message is not called refused', async () => {
	for (const { code, mayHaveBeenSent } of catalogueEntries) {
		if (mayHaveBeenSent === undefined) continue;
		const [failed] = await refuse([code]);
		expect(failed?.details).toMatchObject({ outcome: 'unknown', code });
		expect(failed?.error).toContain('It is unknown whether');
	}
});

it.each([20003, 20005, 90010])(
	'W2, W10: after %s, which holds for all, nothing more is sent',
	async (code) => {
		const before = server.requests.length;
		const failed = await refuse([code, ...Array.from({ length: 200 }, () => 21211)]);
		expect(failed[0]).toMatchObject({ details: { outcome: 'refused', code } });
		expect(failed.at(-1)).toMatchObject({
			error: expect.stringMatching(
				/was not sent: Twilio refused the credential for an item/,
			) as unknown,
			details: { outcome: 'notSent', advice: expect.stringMatching(/\w/) as unknown },
		});
		expect(server.requests.length - before).toBeLessThan(100);
	},
);

describe('W13: advice fits the operation', () => {
	const sender = (value: string) => ({ __rl: true, mode: 'sender', value });
	const operationOf: Readonly<Record<string, INodeParameters>> = {
		'Send SMS': { operation: 'sendSms', from: sender('whatsapp:+12025550103') },
		'Send WhatsApp Message': {
			operation: 'sendWhatsApp',
			messageType: 'text',
			from: sender('+12025550103'),
		},
		'Send RCS Message': { operation: 'sendRcs', messageType: 'text', from: sender('my_agent') },
	};
	const adviceFor = async (name: string, code: number) => {
		const to = name === 'Send SMS' ? 'whatsapp:+14155552671' : '+14155552671';
		const parameters = { ...sendEachItem, ...operationOf[name] };
		const settings = { onError: 'continueRegularOutput' } as const;
		const items = [{ to, body: String(code) }];
		const run = await twilio.run(items, parameters, settings, { baseUrl: server.url });
		return JSON.stringify(jsonOf(run, twilioNodeName)[0]?.details);
	};

	it.each([
		['Send SMS', 63007, /Put the channel in front of the number in \\"From\\"/],
		['Send WhatsApp Message', 63007, /Choose the sender in \\"From\\" from the list/],
		['Send RCS Message', 63007, /Choose the sender in \\"From\\" from the list/],
		['Send SMS', 63016, /\\"Content Template SID\\"/],
		['Send WhatsApp Message', 63016, /\\"Message Type\\" to Template/],
		['Send WhatsApp Message', 21656, /\\"Template Variables\\"/],
		['Send RCS Message', 63036, /falls back to SMS/],
		['Send WhatsApp Message', 21211, /such as \+14155550100\./],
	])('%s after %i', async (name, code, words) => {
		const advice = await adviceFor(name, code);
		expect(advice).toMatch(words);
		if (name !== 'Send SMS') expect(advice).not.toContain('whatsapp:');
	});

	it('W3: a send is never sent to look after a Message SID', async () => {
		for (const code of [20404, 20423, 30404]) {
			const advice = await adviceFor('Send SMS', code);
			expect(advice).not.toContain('Message SID');
			expect(advice).toContain('Account SID');
		}
	});
});

it.each([
	['Account is not good', 'Account is not good. Twilio error 99998.', '“Account is not good” ('],
	['Account is not good.', 'Account is not good. Twilio error 99998.', '“Account is not good” ('],
	['Is it good?', 'Is it good? Twilio error 99998.', '“Is it good?” ('],
])('W8: %j ends in one full stop, and so does its quotation', async (own, sentence, quotation) => {
	const plain = await startHttpServer(() => ({
		status: 400,
		body: JSON.stringify({
			code: 99998,
			message: own,
			more_info: 'https://x.y/99998',
			status: 400,
		}),
	}));
	const items = [{ to: '+14155552671', body: 'Hello' }];
	const run = await twilio.run(items, sendEachItem, {}, { baseUrl: plain.url });
	await plain.close();
	const { error } = run.data.resultData;
	expect(error?.message).toContain(`: ${sentence}`);
	const description = error && 'description' in error ? String(error.description) : '';
	expect(description).toContain(`Twilio says: ${quotation}https://x.y/99998).`);
	expect(`${error?.message} ${description}`).not.toMatch(/\.\.|\.”\./);
});

it("a code that the catalogue does not know gives Twilio's own words", async () => {
	const [failed] = await refuse([99999]);
	expect(failed?.error).toContain(`${words}. Twilio error 99999. [item 0]`);
	expect(failed?.details).toMatchObject({
		outcome: 'refused',
		code: 99999,
		message: words,
		advice: expect.stringMatching(/\w/) as unknown,
	});
});
