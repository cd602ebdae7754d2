import type { INodeParameters } from 'n8n-workflow';
import { errorOf } from '../../../../engine/errorOf';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { ownNumber, type Account } from '../../../../twilio-stand-in/accounts';
import { creating } from '../../../../twilio-stand-in/faults';
import { defaults } from '../../../../twilio-stand-in/server';
import { messagesByPerson, onceEach, retry, sidsOf } from './retrying';

const twilio = setUpTwilio();
const items = recipients(4);
const [first, second, third] = items;

/** Another text each time it is read. */
const withTheTime = { ...sendEachItem, body: '={{ $json.body }}, {{ $now }}' };

const changes: Array<[string, INodeParameters]> = [
	['Max Concurrent Requests', { options: { maxConcurrentRequests: 5 } }],
	['Long Body', { options: { longBody: 'split' } }],
	['Timeout', { options: { timeout: 60 } }],
	['Simplify', { simplify: false }],
	[
		'From, picked again,',
		{
			from: {
				__rl: true,
				mode: 'sender',
				value: defaults.number,
				cachedResultName: 'My number',
				cachedResultUrl: 'https://console.example/numbers',
			},
		},
	],
];

test.each(changes)('A1: %s changed before Retry texts nobody again', async (_field, change) => {
	twilio.standIn.faults.once(creating(third?.to), { kind: 'refusal', code: 21611 });
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(twilioWorkflow(items, withTheTime), credential);
	expect(failed.status).toBe('error');

	const workflow = twilioWorkflow(items, { ...withTheTime, ...change });
	const run = await retry(twilio.engine, { workflow, credential }, failed);
	expect(run.status).toBe('success');
	expect(messagesByPerson(twilio.standIn)).toEqual(onceEach(items));
	expect(sidsOf(run)).toHaveLength(items.length);
});

describe('with the credential of another account at Retry', () => {
	let other: Account;

	beforeAll(() => {
		other = twilio.standIn.addAccount({ numbers: [ownNumber(defaults.number, 'sms', 'mms')] });
	});

	const otherCredential = () =>
		standInCredential(twilio.standIn, { accountSid: other.sid, authToken: other.authToken });

	test('B2: what may have gone out from the first is not sent again', async () => {
		twilio.standIn.faults.once(creating(second?.to), { kind: 'cut', moment: 'after' });
		twilio.standIn.listLagMilliseconds = 60_000;
		const workflow = twilioWorkflow(items, sendEachItem);
		const failed = await twilio.engine.run(workflow, standInCredential(twilio.standIn));
		expect(errorOf(failed).message).toMatch(/^It is unknown whether/);
		twilio.standIn.listLagMilliseconds = 0;

		const run = await retry(twilio.engine, { workflow, credential: otherCredential() }, failed);
		expect(messagesByPerson(twilio.standIn)).toEqual(onceEach(items));
		const { message, description } = errorOf(run);
		expect(message).toMatch(new RegExp(`^It is unknown whether the message to \\${second?.to}`));
		expect(`${message} ${description}`).toMatch(/account/i);

		// With the account of the first try again, it is found.
		const back = await retry(
			twilio.engine,
			{ workflow, credential: standInCredential(twilio.standIn) },
			run,
		);
		expect(back.status).toBe('success');
		expect(messagesByPerson(twilio.standIn)).toEqual(onceEach(items));
	});

	test('B2: what the first has accepted is not sent again', async () => {
		twilio.standIn.faults.once(creating(first?.to), { kind: 'refusal', code: 21611 });
		const workflow = twilioWorkflow(items, sendEachItem);
		const failed = await twilio.engine.run(workflow, standInCredential(twilio.standIn));
		const run = await retry(twilio.engine, { workflow, credential: otherCredential() }, failed);
		expect(run.status).toBe('success');
		expect(messagesByPerson(twilio.standIn)).toEqual(onceEach(items));
	});
});
