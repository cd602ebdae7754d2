import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowSource } from '../engine/engine';
import { twilioNodeName } from '../engine/twilioNode';
import { defaults } from '../twilio-stand-in/server';
import { otherText } from './identity';
import type { Edit, Letter, Schedule } from './schedule';

/** Our node behind as many sources as there are rounds: it runs once for each, in their order. */
export function workflowOf(
	schedule: Schedule,
	rounds: Schedule['rounds'],
	edit: Edit,
): WorkflowSource {
	const sources = rounds.map((letters, round): INode => ({
		id: `round-${round}`,
		name: `Round ${round}`,
		type: 'test.items',
		typeVersion: 1,
		position: [200, round * 100],
		parameters: { items: JSON.stringify(letters) },
	}));
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const toNode = (node: string) => ({ node, type: 'main' as const, index: 0 });
	return {
		nodes: [start, ...sources, twilioNode(schedule, edit)],
		connections: {
			Start: { main: [sources.map(({ name }) => toNode(name))] },
			...Object.fromEntries(
				sources.map(({ name }) => [name, { main: [[toNode(twilioNodeName)]] }]),
			),
		},
	};
}

function twilioNode(schedule: Schedule, edit: Edit): INode {
	return {
		id: 'twilio',
		name: twilioNodeName,
		type: `n8n-nodes-twilio-messaging.twilioMessaging${schedule.isTool ? 'Tool' : ''}`,
		typeVersion: 1,
		position: [400, 0],
		parameters: parametersOf(schedule, edit),
		credentials: { twilioMessagingApi: { id: 'twilio', name: 'Twilio' } },
		onError: schedule.onError,
		retryOnFail: schedule.tries > 1,
		maxTries: schedule.tries,
		// n8n takes 0 for its default of a second.
		waitBetweenTries: 1,
	};
}

function parametersOf(schedule: Schedule, edit: Edit): INodeParameters {
	return {
		resource: 'message',
		operation: schedule.operation,
		senderType: schedule.senderType,
		...(schedule.operation === 'sendWhatsApp' && { messageType: 'text' }),
		from: {
			__rl: true,
			mode: 'sender',
			value: edit.from ?? '={{ $json.from }}',
			...(edit.isPickedAgain === true && { cachedResultName: 'Reception' }),
		},
		messagingServiceSid: { __rl: true, mode: 'id', value: defaults.messagingServiceSid },
		to: '={{ $json.to }}',
		body: `={{ ${bodyOf(schedule, edit)} }}`,
		mediaUrl: '={{ $json.media }}',
		...(edit.simplify !== undefined && { simplify: edit.simplify }),
		options: optionsOf(schedule, edit),
	};
}

function bodyOf({ hasFreshTexts }: Schedule, { otherText: item }: Edit): string {
	const written =
		item === undefined
			? '$json.body'
			: `($itemIndex === ${item} && $json.contentSid === '' ? '${otherText}' : $json.body)`;
	return hasFreshTexts
		? `${written} === '' ? '' : ${written} + ' (made ' + Math.random() + ')'`
		: written;
}

function optionsOf(schedule: Schedule, edit: Edit): INodeParameters {
	return {
		...(schedule.operation !== 'sendWhatsApp' && {
			contentSid: '={{ $json.contentSid }}',
			smartEncoded: '={{ $json.smartEncoded }}',
			...(schedule.shortensLinks && { shortenUrls: '={{ $json.shortenUrls }}' }),
		}),
		maxConcurrentRequests: edit.maxConcurrentRequests ?? schedule.maxConcurrentRequests,
		skipDuplicateRecipients: schedule.skipDuplicateRecipients,
		...(schedule.skipIfSentWithin && { skipIfSentWithin: 60 }),
		...(edit.timeout !== undefined && { timeout: edit.timeout }),
		...(edit.longBody !== undefined && { longBody: edit.longBody }),
		...(schedule.longestPart > 0 && { longBody: 'split', longestPart: schedule.longestPart }),
	};
}

/** What an item asks for once a person has changed the text of one. */
export function letterAfter(letter: Letter, index: number, { otherText: item }: Edit): Letter {
	return index === item && letter.contentSid === '' ? { ...letter, body: otherText } : letter;
}
