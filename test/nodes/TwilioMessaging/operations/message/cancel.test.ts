import { errorOf } from '../../../../engine/errorOf';
import { startHttpServer } from '../../../../engine/httpServer';
import { sendOne } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio, textOf, withService } from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';
import { falseSid } from '../../../../twilio-stand-in/sids';

const twilio = setUpTwilio();

it('is canceled while it is only scheduled', async () => {
	const sendAt = new Date(Date.now() + 3_600_000).toISOString();
	const sid = await sendOne(twilio, { ...withService, options: { sendAt } });
	expect(twilio.standIn.messages()).toMatchObject([{ sid, status: 'scheduled' }]);
	const canceled = await twilio.results([{ sid }], onEachMessage('cancel'));
	expect(canceled).toMatchObject([{ sid, status: 'canceled' }]);
	twilio.standIn.clock.advance(7_200_000);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, status: 'canceled', date_sent: null }]);
});

describe('a message that cannot be cancelled any more', () => {
	const sid = falseSid('SM', 1);
	const cancelLate = async (onError: 'stopWorkflow' | 'continueRegularOutput') => {
		const body = JSON.stringify({ code: 30409, message: 'Conflict', status: 409 });
		const server = await startHttpServer(() => ({ status: 409, body }));
		const credential = { baseUrl: server.url };
		const run = await twilio.run([{ sid }], onEachMessage('cancel'), { onError }, credential);
		await server.close();
		return run;
	};
	const words = `Message ${sid} could not be cancelled: The message cannot be cancelled any more`;

	it('fails the execution: n8n does not take it for one that a person stopped', async () => {
		const run = await cancelLate('stopWorkflow');
		expect(run.status).toBe('error');
		expect(errorOf(run).message).toContain(words);
	});

	it('is one failed item where the execution continues', async () => {
		const run = await cancelLate('continueRegularOutput');
		expect(run.status).toBe('success');
		expect(textOf(twilioItems(run)[0]?.json, 'error')).toContain(words);
	});
});
