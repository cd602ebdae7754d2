import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf } from '../engine/engine';
import { twilioNodeName } from '../engine/twilioNode';
import { createParameters } from '../twilio-stand-in/messages/parameters';
import type { SenderType } from './generators/addresses';
import { Comparison, record } from './generators/comparison';
import { listCall, seededMessages, seedTemplate } from './generators/lists';
import { chosenSids, messageChoices } from './generators/messageSids';
import * as fields from './generators/nodeFields';
import * as sdkCalls from './generators/sdkCalls';
import { times } from '../seed';
import { sendBatch, sendCall, type SendCall, type SendOperation } from './generators/sends';
import { setUpContract } from './setUpContract';

/** Covers operations/index, messageRequests, sendSms, sendMms, optionReader, optionField,
 * sendOptions. */

const twilio = setUpContract();
const comparison = new Comparison();

/** A refusal of the stand-in's is as good as its success: the request is what counts. */
const byNode = (items: IDataObject[], parameters: INodeParameters) =>
	record(twilio.standIn, () =>
		twilio.run(items, parameters, {
			onError: 'continueRegularOutput',
		}),
	);
const bySdk = (calls: ReadonlyArray<() => Promise<unknown>>) =>
	record(twilio.standIn, () => Promise.allSettled(calls.map((call) => call())));
const itemOf = ({ options, style }: SendCall) => fields.itemOf({ ...options }, style);

const kinds: ReadonlyArray<[SendOperation, SenderType]> = [
	['sendSms', 'from'],
	['sendSms', 'messagingService'],
	['sendSms', 'both'],
	['sendMms', 'from'],
	['sendMms', 'messagingService'],
	['sendMms', 'both'],
];

describe.each(kinds)('%s with %s', (operation, senderType) => {
	it('sends what the SDK sends, over many items', async () => {
		const parameters = fields.sendFields(operation, senderType, fields.byExpression);
		const property = fc.asyncProperty(sendBatch(operation, senderType, 15), async (batch) => {
			const sdk = await bySdk(
				batch.map(
					({ options }) =>
						() =>
							twilio.client.messages.create(options),
				),
			);
			comparison.compareEach(operation, 15, sdk, await byNode(batch.map(itemOf), parameters));
		});
		await fc.assert(property, times(3));
	});

	it('sends what the SDK sends, with fields filled in by hand', async () => {
		const property = fc.asyncProperty(sendCall(operation, senderType), async (call) => {
			const sdk = await bySdk([() => twilio.client.messages.create(call.options)]);
			const item = itemOf(call);
			const added = fields.optionNames.filter((name) => name in item);
			const fill = fields.literally(item);
			const parameters = fields.sendFields(operation, senderType, fill, added);
			comparison.compareEach(operation, 1, sdk, await byNode([item], parameters));
		});
		await fc.assert(property, times(20));
	});
});

describe.each(sdkCalls.bySid)('%s', (operation, ask) => {
	it('asks what the SDK asks', async () => {
		const parameters = {
			operation,
			messageSid: fields.located('id', fields.byExpression('messageSid')),
		};
		const property = fc.asyncProperty(messageChoices(15), fc.nat(), async (choices, style) => {
			const existing =
				operation === 'cancel'
					? await Promise.all(choices.map(() => sdkCalls.schedule(twilio.client)))
					: twilio.standIn.seedMessages(choices.length, { createdAt: new Date(0) });
			const sids = chosenSids(choices, existing);
			const items = sids.map((messageSid, index) => fields.itemOf({ messageSid }, style + index));
			const node = await byNode(items, parameters);
			const sdk = await bySdk(sids.map((sid) => () => ask(twilio.client, sid)));
			comparison.compareEach(operation, sids.length, sdk, node);
		});
		await fc.assert(property, times(4));
	});
});

describe('list', () => {
	it('asks what the SDK asks for every page, and gives the same messages', async () => {
		twilio.standIn.seedMessages(seededMessages, seedTemplate);
		const property = fc.asyncProperty(listCall, async (call) => {
			const item = fields.itemOf({ ...call.filters }, call.style);
			const fill = call.style % 2 === 0 ? fields.byExpression : fields.literally(item);
			const parameters = fields.listFields(fill, call.limit, Object.keys(item));
			let [expected, given]: [string[], unknown[]] = [[], []];
			const sdk = await record(twilio.standIn, async () => {
				expected = await sdkCalls.list(twilio.client, call);
			});
			const node = await record(twilio.standIn, async () => {
				const run = await twilio.run([item], parameters);
				given = jsonOf(run, twilioNodeName).map(({ sid }) => sid);
			});
			comparison.compareAll('list', sdk, node);
			expect(given).toEqual(expected);
		});
		await fc.assert(property, times(80));
	});
});

describe('the comparison', () => {
	it('reached every parameter, filter and operation, mostly with success', () => {
		process.stdout.write(comparison.summary());
		expect([...comparison.parameters].sort()).toEqual(Object.keys(createParameters).sort());
		expect(comparison.parameters.size).toBe(26);
		expect([...comparison.filters].sort()).toEqual(
			['To', 'From', 'DateSent', 'DateSent<', 'DateSent>'].sort(),
		);
		expect(comparison.operations.size).toBe(7);
		expect(comparison.identical).toBeGreaterThanOrEqual(500);
		expect(comparison.identical).toBe(comparison.compared);
		expect(comparison.accepted).toBeGreaterThan(comparison.compared / 2);
	});
});
