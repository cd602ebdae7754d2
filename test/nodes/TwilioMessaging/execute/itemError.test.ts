import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject, IRun } from 'n8n-workflow';
import { creating } from '../../../twilio-stand-in/faults';
import { errorOf } from '../../../engine/errorOf';
import { jsonOf } from '../../../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../engine/twilioNode';

/** Covers run, setUp, jobs, output, apiError, account, operationError. */

const twilio = setUpTwilio();

describe('when the node stops on an error', () => {
	it("names the item, says what happened with Twilio's code, and what to do", async () => {
		const items = recipients(3);
		twilio.standIn.delivery.optOut('+14155552001');
		const error = errorOf(await twilio.run(items, sendEachItem));
		expect(error.name).toBe('NodeApiError');
		expect(error.context).toMatchObject({ itemIndex: 1 });
		expect(error.message).toMatch(
			/^The message to \+14155552001 was not sent: .+\. Twilio error 21610\. \[item 1\]$/,
		);
		expect(error.description).toContain('Attempt to send to unsubscribed recipient');
		expect(error.description).toContain('https://www.twilio.com/docs/errors/21610');
		expect(error.description).toContain('START');
		expect(error.description).toContain(
			'Counted from one, this is item 2 of 3. Of all 3 items: 2 succeeded, 1 failed. To try what failed again, select Executions > Retry. It uses the items as they were: to process a corrected one, execute with that item alone. Execute workflow starts over with all items.',
		);
	});

	it('begins nothing more once an item has failed', async () => {
		const items = recipients(40);
		const failing = creating(items[0]?.to);
		const { faults, delivery, requests } = twilio.standIn;
		delivery.refuse('+14155552000', 21614);
		faults.latency = (request) => (failing(request) ? 0 : 800);
		const held = faults.hold(failing);
		const run = twilio.run(items, sendEachItem);
		const length = 20;
		while (requests.length < length) await pause(5);
		held.release();
		const error = errorOf(await run);
		expect(requests).toHaveLength(length);
		// Those in flight were waited for, and the error tells of them.
		expect(twilio.standIn.messages()).toHaveLength(length - 1);
		expect(error.description).toContain(
			`Of all 40 items: ${length - 1} succeeded, 1 failed, ${40 - length} not attempted. To process only the rest, select`,
		);
	});

	it('tells of every item that failed at the same time', async () => {
		for (const address of ['+14155552000', '+14155552001']) twilio.standIn.delivery.optOut(address);
		twilio.standIn.faults.latency = 50;
		const error = errorOf(await twilio.run(recipients(2), sendEachItem));
		expect(error.message).toContain('[item 0]');
		expect(error.description).toContain(
			'none succeeded, 2 failed. To try what failed again, select Executions > Retry.',
		);
	});

	it('names Retry where Execute could send twice: a message is unknown', async () => {
		const [, second] = recipients(2);
		twilio.standIn.delivery.optOut('+14155552000');
		twilio.standIn.faults.once(creating(second?.to), { kind: 'cut', moment: 'after' });
		twilio.standIn.listLagMilliseconds = 3_600_000;
		twilio.standIn.faults.latency = 50;
		const error = errorOf(await twilio.run(recipients(2), sendEachItem));
		twilio.standIn.listLagMilliseconds = 0;
		expect(error.description).toContain(
			'none succeeded, 2 failed. To try what failed again, select Executions > Retry.',
		);
	});

	it('is a failure of the execution, also when a value reads "canceled"', async () => {
		const run = await twilio.run([{ to: 'canceled', body: 'Hello' }], sendEachItem);
		expect(run.status).toBe('error');
	});

	it('checks all items before the first is sent', async () => {
		const items = [...recipients(9), { to: '0151 23456789', body: 'No country code' }];
		const error = errorOf(await twilio.run(items, sendEachItem));
		expect(twilio.standIn.requests).toHaveLength(0);
		expect(error.message).toBe(`'To' has no country code: "0151 23456789" [item 9]`);
		expect(error.description).toContain(
			'Of all 10 items: none succeeded, 1 failed, 9 not attempted. All items are checked first: this run sent and changed nothing.',
		);
		expect(error.description).toContain('+14155550100');
		expect(error.context).toMatchObject({ itemIndex: 9 });
	});

	it('stops before the first request when an expression fails for one item', async () => {
		const parameters = { ...sendEachItem, body: '={{ $json.body.toUpperCase() }}' };
		const error = errorOf(await twilio.run([...recipients(2), { to: '+14155552671' }], parameters));
		expect(twilio.standIn.requests).toHaveLength(0);
		expect(error.context).toMatchObject({ itemIndex: 2 });
	});

	it.each([
		['Account SID', { accountSid: 'AC123' }],
		['Base URL', { baseUrl: 'twilio.example.com' }],
	])('names the field of the credential that cannot be right: %s', async (label, credential) => {
		const error = errorOf(await twilio.run(recipients(1), sendEachItem, {}, credential));
		expect(error.message).toContain(`The credential's '${label}' `);
		expect(error.description).toContain('Open the credential.');
	});
});

/** Refused by Twilio, wrong on their own, failing in an expression, and good ones between them. */
const mixed = [
	{ to: '+14155552000', body: 'Good', name: 'Ada' },
	{ to: '+14155552001', body: 'Refused', name: 'Ben' },
	{ to: 'nobody', body: 'Wrong', name: 'Cleo' },
	{ to: '+14155552003', name: 'Dan' },
	{ to: '+14155552004', body: 'Good too', name: 'Eve' },
];

const refused = {
	error: expect.stringMatching(/Twilio error 21610\. \[item 1\]$/) as unknown,
	details: {
		outcome: 'refused',
		code: 21610,
		message: 'Attempt to send to unsubscribed recipient',
		more_info: 'https://www.twilio.com/docs/errors/21610',
		status: 400,
		advice: expect.stringContaining('START') as unknown,
	},
};
const wrong = {
	error: expect.stringMatching(/^'To' is .+: "nobody" \[item 2\]$/) as unknown,
	details: { outcome: 'notSent', field: 'To', advice: expect.any(String) as unknown },
};

describe('when the node continues', () => {
	const parameters = { ...sendEachItem, body: '={{ $json.body.trim() }}' };
	const run = (onError: 'continueRegularOutput' | 'continueErrorOutput') => {
		twilio.standIn.delivery.optOut('+14155552001');
		return twilio.run(mixed, parameters, { onError });
	};
	const pairs = (ended: IRun, output = 0) =>
		twilioItems(ended, output).map(({ pairedItem }) => pairedItem);

	it('gives one item for each, paired, with the facts of those that failed', async () => {
		const ended = await run('continueRegularOutput');
		const given = jsonOf(ended, twilioNodeName);
		expect(pairs(ended)).toEqual(mixed.map((_, item) => ({ item })));
		expect(given[0]).toMatchObject({ to: '+14155552000', status: 'queued' });
		expect(given[1]).toStrictEqual({ to: '+14155552001', status: 'refused', ...refused });
		expect(given[2]).toStrictEqual({ to: 'nobody', status: 'notSent', ...wrong });
		expect(given[3]).toMatchObject({ to: '+14155552003', status: 'notSent' });
		expect(given[3]).toMatchObject({ error: expect.any(String) as unknown });
		expect(given[4]).toMatchObject({ to: '+14155552004', status: 'queued' });
		expect(twilio.standIn.messages()).toHaveLength(2);
	});

	it('takes those that failed to the error output, with their own fields', async () => {
		const ended = await run('continueErrorOutput');
		const good: IDataObject[] = jsonOf(ended, twilioNodeName);
		expect(good.map(({ body }) => body)).toEqual(['Good', 'Good too']);
		expect(pairs(ended)).toEqual([{ item: 0 }, { item: 4 }]);
		expect(pairs(ended, 1)).toEqual([{ item: 1 }, { item: 2 }, { item: 3 }]);
		const failed = jsonOf(ended, twilioNodeName, 1);
		expect(failed[0]).toStrictEqual({ ...mixed[1], ...refused });
		expect(failed[1]).toStrictEqual({ ...mixed[2], ...wrong });
		expect(failed[2]).toMatchObject({ ...mixed[3], details: { outcome: 'notSent' } });
	});
});

describe('when the whole run cannot begin', () => {
	it.each([
		['the credential', {}, { accountSid: 'false-token-in-the-wrong-field' }],
		['an option', { options: { timeout: 'soon' } }, {}],
	])(
		'because of %s, a node that continues sends no item on as done',
		async (_what, extra, fields) => {
			const items = recipients(3);
			const settings = { onError: 'continueErrorOutput' } as const;
			const run = await twilio.run(items, { ...sendEachItem, ...extra }, settings, fields);
			expect(twilioItems(run, 0)).toHaveLength(0);
			expect(twilioItems(run, 1)).toHaveLength(3);
			expect(twilio.standIn.requests).toHaveLength(0);
			expect(JSON.stringify(run.data.resultData)).not.toContain('false-token-in-the-wrong-field');
		},
	);
});
