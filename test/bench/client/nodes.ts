import type { INode, INodeParameters } from 'n8n-workflow';
import { defaults } from '../../twilio-stand-in/defaultAccount';
import {
	inFlightIn,
	latencyMilliseconds,
	usualInFlight,
	type ContenderId,
	type Entry,
	type ScenarioId,
} from '../plan';
import { passingNodeType } from './passingNode';

/** A node as a person would set it up. */
type NodeSetUp = Pick<INode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>;

const credential = (name: string) => ({ [name]: { id: name, name } });

const ours = (parameters: INodeParameters): NodeSetUp => ({
	type: 'n8n-nodes-twilio-messaging.twilioMessaging',
	typeVersion: 1,
	parameters: { resource: 'message', ...parameters },
	credentials: credential('twilioMessagingApi'),
});

const httpRequest = (url: string, parameters: INodeParameters): NodeSetUp => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.5,
	parameters: {
		url: `${url}/2010-04-01/Accounts/${defaults.accountSid}/Messages.json`,
		authentication: 'genericCredentialType',
		genericAuthType: 'httpBasicAuth',
		...parameters,
	},
	credentials: credential('httpBasicAuth'),
});

const httpRequestSending = (url: string, options: INodeParameters): NodeSetUp =>
	httpRequest(url, {
		method: 'POST',
		sendBody: true,
		contentType: 'form-urlencoded',
		bodyParameters: {
			parameters: [
				{ name: 'To', value: '={{ $json.to }}' },
				{ name: 'From', value: defaults.number },
				{ name: 'Body', value: '={{ $json.body }}' },
			],
		},
		options,
	});

/** As n8n's documentation shows for an API whose answers name the next page. */
const httpRequestListing = (url: string): NodeSetUp =>
	httpRequest(url, {
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'PageSize', value: '1000' }] },
		options: {
			pagination: {
				pagination: {
					paginationMode: 'responseContainsNextURL',
					nextURL: `={{ $response.body.next_page_uri ? "${url}" + $response.body.next_page_uri : $request.url }}`,
					paginationCompleteWhen: 'other',
					completeExpression: '={{ !$response.body.next_page_uri }}',
				},
			},
		},
	});

/** A batch begins whether or not the one before has ended: this keeps as many in flight as the others. */
const inBatches = (scenario: ScenarioId): INodeParameters => ({
	batching: { batch: { batchSize: inFlightIn(scenario), batchInterval: latencyMilliseconds } },
});

/** The node that asks for what each item's person has got already. */
export function lookingNode({ scenario }: Entry, url: string): NodeSetUp {
	return httpRequest(url, {
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'To', value: '={{ $json.to }}' }] },
		options: inBatches(scenario),
	});
}

/** The node that sends to each item's `to` its `body`. */
export function sendingNode({ contender, scenario }: Entry, url: string): NodeSetUp {
	if (contender === 'passing')
		return { type: passingNodeType, typeVersion: 1, parameters: {}, credentials: {} };
	if (contender === 'builtIn') {
		return {
			type: 'n8n-nodes-base.twilio',
			typeVersion: 1,
			parameters: {
				resource: 'sms',
				operation: 'send',
				from: defaults.number,
				to: '={{ $json.to }}',
				message: '={{ $json.body }}',
			},
			credentials: credential('twilioApi'),
		};
	}
	if (contender === 'httpAtOnce') return httpRequestSending(url, {});
	if (contender === 'httpBatched' || contender === 'httpLooking')
		return httpRequestSending(url, inBatches(scenario));
	const inFlight = inFlightIn(scenario);
	return ours({
		operation: 'sendSms',
		senderType: 'from',
		from: { __rl: true, mode: 'sender', value: defaults.number },
		to: '={{ $json.to }}',
		body: '={{ $json.body }}',
		options: {
			...(inFlight !== usualInFlight && { maxConcurrentRequests: inFlight }),
			...(contender === 'oursSkipping' && { skipIfSentWithin: 60 }),
		},
	});
}

/** The node that lists everything. */
export function listingNode(contender: ContenderId, url: string): NodeSetUp {
	if (contender === 'httpAtOnce') return httpRequestListing(url);
	return ours({ operation: 'list', returnAll: true, simplify: contender === 'ours' });
}
