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
import { offeredSince11, sendBatch, sendCall, type SendCall } from './generators/sends';
import { setUpContract } from './setUpContract';

/** Covers operations/index, messageRequests, sendSms, sendMms, optionReader, optionField,
 * sendOptions. */

const twilio = setUpContract();
const comparison = new Comparison();

/** A refusal of the stand-in's is as good as its success: the request is what counts. */
const byNode = (items: IDataObject[], parameters: INodeParameters, typeVersion = 1) =>
	record(twilio.standIn, () =>
		twilio.run(items, parameters, {
			onError: 'continueRegularOutput',
			typeVersion,
		}),
	);
const bySdk = (calls: ReadonlyArray<() => Promise<unknown>>) =>
	record(twilio.standIn, () => Promise.allSettled(calls.map((call) => call())));
const itemOf = ({ options, style }: SendCall) => fields.itemOf({ ...options }, style);

const senders: readonly SenderType[] = ['from', 'messagingService', 'both'];
const kinds = [1, 1.1].flatMap((version) =>
	(['sendSms', 'sendMms'] as const).flatMap((operation) =>
		senders.map((senderType) => ({ operation, senderType, version })),
	),
);

describe.each(kinds)('$operation with $senderType in version $version', (kind) => {
	const { operation, senderType, version } = kind;
	const isFirst = version === 1;
	const offered = (call: SendCall) => (isFirst ? call : offeredSince11(operation, call));
	const fieldsWith = (fill: fields.Fill, options: readonly string[] = fields.optionNames) =>
		fields.sendFields(operation, senderType, fill, options, version);

	it('sends what the SDK sends, over many items', async () => {
		const parameters = fieldsWith(fields.byExpression);
		const property = fc.asyncProperty(sendBatch(operation, senderType, 15), async (batch) => {
			const calls = batch.map(offered);
			const sdk = await bySdk(
				calls.map(
					({ options }) =>
						() =>
							twilio.client.messages.create(options),
				),
			);
			const node = await byNode(calls.map(itemOf), parameters, version);
			comparison.compareEach(operation, 15, sdk, node);
		});
		await fc.assert(property, times(isFirst ? 3 : 1));
	});

	it('sends what the SDK sends, with fields filled in by hand', async () => {
		const property = fc.asyncProperty(
			sendCall(operation, senderType).map(offered),
			async (call) => {
				const sdk = await bySdk([() => twilio.client.messages.create(call.options)]);
				const item = itemOf(call);
				const added = fields.optionNames.filter((name) => name in item);
				const node = await byNode([item], fieldsWith(fields.literally(item), added), version);
				comparison.compareEach(operation, 1, sdk, node);
			},
		);
		await fc.assert(property, times(isFirst ? 20 : 8));
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
