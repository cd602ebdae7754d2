import { z } from 'zod';
import { isRefusalCode } from '../errors';
import type { Fault } from '../fault';
import type { ConcurrencyLimit, FaultRule } from '../faults';
import { outcomeStatuses } from '../messages/delivery';
import type { MessageFilter } from '../messages/find';
import { listOrders } from '../messages/listOrder';
import { directions } from '../messages/store';
import { requestNames, type RequestPattern } from '../requestPattern';
import type { Incoming } from '../webhooks/incoming';
import type { CallbackOptions, OptOut, RecipientOutcome, Refusal, SettingChanges } from './control';

/** Reads what came over HTTP into what a function of the control takes. */
export type Input<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

const longestTimer = 2 ** 31 - 1;
const tenYears = 10 * 365 * 86_400_000;

const count = z.number().int().nonnegative();
const milliseconds = count.max(longestTimer);
const text = z.string().min(1);
// In a query, an unescaped + means a space; no address has a space before a digit.
const address = text.transform((given) => given.replace(/(^|:) (?=\d)/, '$1+'));
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
const refusalCode = z.number().refine(isRefusalCode, 'is not a code that can be refused with');
const moment = z.enum(['before', 'after']).default('before');

export const fault: Input<Fault> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('error'),
		status: z.union([z.literal(429), z.literal(500), z.literal(503)], {
			errorMap: () => ({ message: 'must be 429, 500 or 503' }),
		}),
		moment,
		retryAfterSeconds: count.optional(),
	}),
	z.strictObject({ kind: z.literal('refusal'), code: refusalCode }),
	z.strictObject({ kind: z.literal('html'), status: z.number().int().min(200).max(599), moment }),
	z.strictObject({ kind: z.literal('truncated'), moment }),
	z.strictObject({ kind: z.literal('empty'), moment }),
	z.strictObject({ kind: z.literal('cut'), moment }),
	z.strictObject({ kind: z.literal('cutMidAnswer'), moment }),
	z.strictObject({ kind: z.literal('hang'), moment, milliseconds }),
	z.strictObject({ kind: z.literal('late'), milliseconds, hangs: z.boolean().optional() }),
]);

const patternFields = {
	request: z.enum(requestNames).optional(),
	to: address.optional(),
	method: text.transform((name) => name.toUpperCase()).optional(),
	path: text.optional(),
};

export const requestPattern: Input<RequestPattern> = z.strictObject(patternFields);

export const faultRule: Input<FaultRule> = z.strictObject({
	...patternFields,
	fault,
	times: z
		.union([count.min(1), z.literal('always')], {
			errorMap: () => ({ message: 'must be a whole number from 1 on, or "always"' }),
		})
		.optional(),
	probability: z.number().min(0).max(1).optional(),
});

export const messageFilter: Input<MessageFilter> = z.strictObject({
	to: address.optional(),
	direction: z.enum(directions).optional(),
	accountSid: text.optional(),
	includeDeleted: flag.optional(),
});

export const incoming: Input<Incoming> = z.strictObject({
	from: address,
	to: address,
	body: z.string().optional(),
	mediaUrls: z.array(z.string().url()).max(10).optional(),
	messagingServiceSid: text.optional(),
	extra: z.record(z.string()).optional(),
});

export const callbackOptions: Input<CallbackOptions> = z.strictObject({
	order: z.literal('reversed').optional(),
	times: count.optional(),
});

export const concurrencyLimit: Input<ConcurrencyLimit> = z.strictObject({
	requests: count,
	retryAfterSeconds: count.optional(),
});

export const settingChanges: Input<SettingChanges> = z.strictObject({
	latencyMilliseconds: milliseconds.optional(),
	concurrencyLimit: concurrencyLimit.nullable().optional(),
	listLagMilliseconds: milliseconds.optional(),
	listOrder: z.enum(listOrders).optional(),
	stepMilliseconds: milliseconds.optional(),
	webhookTimeoutMilliseconds: milliseconds.optional(),
});

export const advance = z.strictObject({
	milliseconds: z.number().int().min(-tenYears).max(tenYears),
});

export const recipientOutcome: Input<RecipientOutcome> = z.strictObject({
	to: address,
	status: z.enum(outcomeStatuses),
	errorCode: count.optional(),
});

export const refusal: Input<Refusal> = z.strictObject({ address, code: refusalCode });

export const optOut: Input<OptOut> = z.strictObject({ to: address, sender: address.optional() });

export const nothing = z.strictObject({});
