import { jsonOf } from '../../../../engine/engine';
import { startHttpServer } from '../../../../engine/httpServer';
import { sendOne } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../../engine/twilioNode';
import { falseSid } from '../../../../twilio-stand-in/sids';

const twilio = setUpTwilio();

it('is not deleted again by a retry, which goes on with the rest', async () => {
	const sids = [await sendOne(twilio), await sendOne(twilio), await sendOne(twilio)];
	twilio.standIn.clock.advance(60_000);
	const deleted = () =>
		twilio.standIn.requests
			.filter(({ method }) => method === 'DELETE')
			.map(({ path }) => sids.findIndex((sid) => path.includes(sid)));
	twilio.standIn.faults.once(({ path }) => path.includes(sids[1] ?? '-'), {
		kind: 'refusal',
		code: 20404,
	});
	const parameters = { ...onEachMessage('delete'), options: { maxConcurrentRequests: 1 } };
	const retries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const run = await twilio.run(
		sids.map((sid) => ({ sid })),
		parameters,
		retries,
	);
	expect(jsonOf(run, twilioNodeName)).toEqual(sids.map((sid) => ({ deleted: true, sid })));
	// What was refused comes last.
	expect(deleted()).toEqual([0, 1, 2, 1]);
});

describe('W17: only Twilio’s own answer says that it is deleted', () => {
	const settings = { onError: 'continueRegularOutput' } as const;
	const answered = async (status: number, body: string) => {
		const server = await startHttpServer(() => ({ status, body }));
		const credential = { baseUrl: server.url };
		const [result] = await twilio.results(
			[{ sid: falseSid('SM', 1) }],
			onEachMessage('delete'),
			settings,
			credential,
		);
		await server.close();
		return result;
	};

	it.each([
		[200, '{"deleted": true}'],
		[200, ''],
		[200, '{}'],
		[200, '<html>Welcome</html>'],
		[201, '{"sid": "SM1"}'],
		[202, ''],
		[404, '<html>Not Found</html>'],
		[404, '{"message": "no such page"}'],
	])(
		'%i with %j of a proxy does not confirm it',
		async (status, body) => {
			const result = await answered(status, body);
			expect(result).not.toHaveProperty('deleted');
			expect(result?.error).toMatch(/^It is unknown whether message SM\w+ was deleted/);
			expect(result?.details).toMatchObject({ outcome: 'unknown', status });
		},
		30_000,
	);

	it('status 204 confirms the deletion', async () => {
		expect(await answered(204, '')).toEqual({ deleted: true, sid: falseSid('SM', 1) });
	});

	it('what a proxy answered is asked again, and then it is known', async () => {
		const sid = await sendOne(twilio);
		twilio.standIn.clock.advance(60_000);
		const isDeletion = ({ method }: { method: string }) => method === 'DELETE';
		twilio.standIn.faults.once(isDeletion, { kind: 'html', status: 200, moment: 'after' });
		expect(await twilio.results([{ sid }], onEachMessage('delete'))).toEqual([
			{ deleted: true, sid },
		]);
		expect(twilio.standIn.messages()).toEqual([]);
	});
});

it('is gone when it is deleted, and a later Get says so', async () => {
	const sid = await sendOne(twilio);
	twilio.standIn.clock.advance(60_000);
	const deleted = twilioItems(await twilio.run([{ sid }], onEachMessage('delete')));
	expect(deleted).toEqual([{ json: { deleted: true, sid }, pairedItem: { item: 0 } }]);
	expect(twilio.standIn.messages()).toEqual([]);
	const run = await twilio.run([{ sid }], onEachMessage('get'));
	const error = run.data.resultData.error;
	expect(error?.message).toContain('Twilio error 20404');
	expect(`${error?.message} ${error?.description}`).toMatch(/no longer/);
});
