import { setTimeout as pause } from 'node:timers/promises';
import type { SavedWorkflow, WorkflowFile } from '../../n8n/api';
import type { Execution } from '../../n8n/execution';
import { linksIn } from '../../engine/waitingExecution';
import { defaults, type TwilioStandIn } from '../../twilio-stand-in/server';
import { until, type CrashingN8n } from './crashingN8n';

/** The name of our node in the workflows below. */
export const askingNode = 'Ask';

/** Somebody to be asked, and what else is in the item. */
export interface Asked {
	readonly to: string;
	readonly order: number;
}

/** Two people to be asked. */
export const person: Asked = { to: '+14155554000', order: 0 };
export const other: Asked = { to: '+14155554001', order: 1 };

/** Fields of a node that asks each item's `to`. */
export const askingFields = {
	resource: 'message',
	operation: 'sendAndWait',
	senderType: 'from',
	from: { __rl: true, mode: 'sender', value: defaults.number },
	to: '={{ $json.to }}',
	message: '=May we ship order {{ $json.order }}?',
	options: {},
};

function node(name: string, type: string, typeVersion: number, rest: object): object {
	return { id: name.toLowerCase(), name, type, typeVersion, position: [0, 0], ...rest };
}

/** A workflow that asks, started by hand; in a loop when there are several items. */
export function askingWorkflow(
	credential: string,
	people: readonly Asked[],
	fields: object = {},
): WorkflowFile {
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	const isLooped = people.length > 1;
	return {
		name: 'Ask',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, { parameters: {} }),
			node('List', 'n8n-nodes-base.set', 3.4, {
				parameters: { mode: 'raw', jsonOutput: JSON.stringify({ people }), options: {} },
			}),
			node('People', 'n8n-nodes-base.splitOut', 1, {
				parameters: { fieldToSplitOut: 'people', options: {} },
			}),
			node('Loop', 'n8n-nodes-base.splitInBatches', 3, { parameters: { options: {} } }),
			node(askingNode, 'n8n-nodes-twilio-messaging.twilioMessaging', 1.1, {
				parameters: { ...askingFields, ...fields },
				credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
			}),
			node('After', 'n8n-nodes-base.set', 3.4, {
				parameters: {
					mode: 'raw',
					jsonOutput: '={{ JSON.stringify({ got: $json, earlier: $("People").item.json.order }) }}',
					options: {},
				},
			}),
		],
		connections: {
			Start: { main: [to('List')] },
			List: { main: [to('People')] },
			People: { main: [to(isLooped ? 'Loop' : askingNode)] },
			Loop: { main: [[], to(askingNode)] },
			[askingNode]: { main: [to('After')] },
			...(isLooped && { After: { main: [to('Loop')] } }),
		},
		settings: { executionOrder: 'v1' },
	};
}

/** A workflow that asks the person that a POST to `/webhook/<path>` brings. */
export function askedByWebhook(path: string, credential: string): WorkflowFile {
	return {
		name: path,
		nodes: [
			node('Webhook', 'n8n-nodes-base.webhook', 2, {
				webhookId: path,
				parameters: { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
			}),
			node(askingNode, 'n8n-nodes-twilio-messaging.twilioMessaging', 1.1, {
				parameters: {
					...askingFields,
					to: '={{ $json.body.to }}',
					message: '=May we ship order {{ $json.body.order }}?',
				},
				credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
			}),
		],
		connections: { Webhook: { main: [[{ node: askingNode, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

/** A question that was sent. */
export interface SentQuestion {
	readonly to: string;
	readonly order: number;
	readonly link: string;
}

/** The questions that such workflows have sent, in their order. */
export function questionsIn(standIn: TwilioStandIn): SentQuestion[] {
	return standIn.messages().map(({ to, body }) => ({
		to,
		order: Number(/order (\d+)/.exec(body)?.[1]),
		link: linksIn(body)[0] ?? '',
	}));
}

type AskingN8n = Pick<CrashingN8n, 'api' | 'standIn'>;

/** An execution that asks, in the real n8n. */
export class AskingExecution {
	private constructor(
		private readonly n8n: AskingN8n,
		readonly id: string,
	) {}

	static async start(n8n: AskingN8n, workflow: SavedWorkflow): Promise<AskingExecution> {
		return new AskingExecution(n8n, await n8n.api.start(workflow, 'Start'));
	}

	/** Until it has ended for good, two minutes at the most. */
	async end(): Promise<Execution> {
		const latest = Date.now() + 150_000;
		for (;;) {
			const execution = await this.n8n.api.executionAtItsEnd(this.id);
			if (execution.status !== 'waiting') return execution;
			if (Date.now() > latest) throw new Error('It waits still');
			await pause(200);
		}
	}

	/** Until it waits, with so many questions sent. */
	async asks(questions: number): Promise<void> {
		await until(() => this.n8n.standIn.messages().length >= questions);
		const { status, error } = await this.n8n.api.executionAtItsEnd(this.id);
		if (status !== 'waiting')
			throw new Error(`It does not wait: ${status} ${error?.message ?? ''}`);
	}
}

/** The link in the question with this number, from 0, at where n8n is now. */
export function linkOf(
	{ standIn, url }: Pick<CrashingN8n, 'standIn' | 'url'>,
	question = 0,
): string {
	const { body } = standIn.messages()[question] ?? {};
	const [link] = linksIn(String(body));
	if (link === undefined) throw new Error('No link was sent');
	const { pathname, search } = new URL(link);
	return `${url}${pathname}${search}`;
}

/** What a request to a link was answered. */
export interface Told {
	readonly status: number;
	readonly type: string;
	readonly policy: string;
	readonly body: string;
}

/** Opens a link, or posts a form to it. */
export async function call(link: string, form?: Record<string, string>): Promise<Told> {
	return await toldBy(
		await fetch(
			link,
			form && { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' },
		),
	);
}

/** Posts the page of a custom form to a link. */
export async function callWithForm(link: string, form: Record<string, string>): Promise<Told> {
	const body = new FormData();
	for (const [name, value] of Object.entries(form)) body.set(name, value);
	return await toldBy(await fetch(link, { method: 'POST', body }));
}

async function toldBy(answer: Response): Promise<Told> {
	return {
		status: answer.status,
		type: answer.headers.get('content-type') ?? '',
		policy: answer.headers.get('content-security-policy') ?? '',
		body: await answer.text(),
	};
}

/** What the trigger passes on. */
export const passedOn = (from: string, text: string) => ({
	answeredBy: 'text',
	Body: text,
	From: from,
	To: defaults.number,
	MessageSid: 'SM00000000000000000000000000000001',
});
