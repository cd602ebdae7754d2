import { z } from 'zod';
import type { FaultRule } from '../faults';
import { messageStatuses } from '../messages/delivery';
import { listOrders } from '../messages/listOrder';
import type { MessageResource } from '../messages/resource';
import { directions } from '../messages/store';
import type { Received } from '../webhooks/receive';
import { failures, type Attempt, type Webhook, type WebhookError } from '../webhooks/webhook';
import type { NumberReport, RequestReport, Settings, State } from './control';
import { concurrencyLimit, fault, faultRule, optOut, recipientOutcome, type Input } from './inputs';

const method = z.enum(['GET', 'POST']);
const nullableText = z.string().nullable();

const message: Input<MessageResource> = z.object({
	account_sid: z.string(),
	api_version: z.literal('2010-04-01'),
	body: z.string(),
	date_created: z.string(),
	date_sent: nullableText,
	date_updated: z.string(),
	direction: z.enum(directions),
	error_code: z.number().nullable(),
	error_message: nullableText,
	from: nullableText,
	messaging_service_sid: nullableText,
	num_media: z.string(),
	num_segments: z.string(),
	price: nullableText,
	price_unit: nullableText,
	sid: z.string(),
	status: z.enum(messageStatuses),
	subresource_uris: z.record(z.string()),
	to: z.string(),
	uri: z.string(),
});

const request: Input<RequestReport> = z.object({
	method: z.string(),
	path: z.string(),
	query: z.string(),
	body: z.string(),
	form: z.array(z.tuple([z.string(), z.string()])),
	arrivedAt: z.string(),
	status: z.number().optional(),
	createdSid: z.string().optional(),
	fault: fault.optional(),
});

const attempt: Input<Attempt> = z.object({
	url: z.string(),
	method,
	parameters: z.record(z.string()),
	signature: z.string().optional(),
	idempotencyToken: z.string(),
	status: z.number().optional(),
	contentType: z.string().optional(),
	text: z.string(),
	failure: z.enum(failures).optional(),
});

const webhook: Input<Webhook> = z.object({
	url: z.string(),
	method,
	parameters: z.record(z.string()),
	accountSid: z.string(),
	idempotencyToken: z.string(),
});

const webhookError: Input<WebhookError> = z.object({
	code: z.number(),
	url: z.string(),
	reason: z.string(),
});

const number: Input<NumberReport> = z.object({
	sid: z.string(),
	phoneNumber: z.string(),
	webhook: z.string(),
});

/** What each function of the control gives, as it comes over HTTP. */
export const messages: Input<MessageResource[]> = z.array(message);
export const requests: Input<RequestReport[]> = z.array(request);
export const attempts: Input<Attempt[]> = z.array(attempt);
export const faultRules: Input<FaultRule[]> = z.array(faultRule);
export const time = z.object({ now: z.string() });
export const problem = z.object({ error: z.string() });

export const received: Input<Received> = z.object({
	message: message.optional(),
	webhook: webhook.optional(),
	attempts: z.array(attempt),
	replies: z.array(message),
	errors: z.array(webhookError),
});

export const settings: Input<Settings> = z.object({
	latencyMilliseconds: z.number().nullable(),
	concurrencyLimit: concurrencyLimit.nullable(),
	listLagMilliseconds: z.number(),
	listOrder: z.enum(listOrders),
	stepMilliseconds: z.number(),
	webhookTimeoutMilliseconds: z.number(),
});

export const state: Input<State> = z.object({
	url: z.string(),
	accountSid: z.string(),
	authToken: z.string(),
	now: z.string(),
	numbers: z.array(number),
	messages: z.number(),
	requests: z.number(),
	peakInFlight: z.number(),
	settings,
	faults: z.array(faultRule),
	outcomes: z.array(recipientOutcome),
	optOuts: z.array(optOut),
	webhookErrors: z.array(webhookError),
});
