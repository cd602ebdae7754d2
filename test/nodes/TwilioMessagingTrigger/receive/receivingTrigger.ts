import { useFakeTimers } from '../../../engine/fakeTimers';
import '../../../engine/environment';
import {
	createServer,
	request as open,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { TwilioSetUp } from '../../../engine/setUpTwilio';
import { standInCredential } from '../../../engine/twilioNode';
import { defaults } from '../../../twilio-stand-in/server';

const webhookId = '8f1c2f64-0000-4000-8000-000000000001';

/** Every workflow has a name: n8n-core's own type leaves that open. */
class NamedWebhookContext extends WebhookContext {
	override getWorkflow() {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}
}

/** A trigger to which something is posted. */
export interface ReceivingTrigger {
	readonly parameters?: INodeParameters;
	/** Fields of the credential that differ from the stand-in's. */
	readonly credential?: IDataObject;
	readonly mode?: WorkflowExecuteMode;
	/** What n8n believes to be the address of its webhooks: the one that is called, unless told otherwise. */
	readonly webhookBaseUrl?: string;
	/** Where n8n says that executions wait, without a slash at its end. */
	readonly waitingBaseUrl?: string;
	/** How n8n answers when it has the items: it has started, unless told otherwise. */
	readonly n8nAnswers?: (response: N8nResponse) => void;
	/** Where n8n's log goes, also that of later. */
	readonly log?: string[];
	/** The credential can be read only when this has settled. */
	readonly credentialRead?: Promise<void>;
	/** Called when Twilio has its answer; the trigger may still be at it. */
	readonly answered?: () => void;
}

/** A request as it is, signed or not. */
export interface PostedRequest {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Buffer;
	/** The path that is called; that of the active workflow's webhook unless told otherwise. */
	readonly called?: string;
}

/** The part of Express's response by which n8n answers. */
export interface N8nResponse {
	statusCode: number;
	json(body: unknown): unknown;
}

/** What Twilio is answered, and what the workflow is started with. */
export interface Received {
	readonly status: number;
	readonly body: string;
	/** Undefined when nothing starts. */
	readonly items: INodeExecutionData[] | undefined;
	/** What n8n's log says. */
	readonly log: readonly string[];
	/** How long the trigger took, in milliseconds. */
	readonly milliseconds: number;
}

/** The webhook's address below n8n's own for webhooks. */
export const webhookPath = `/${webhookId}/webhook`;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Tells the requests of a test apart that are in flight at the same time. */
const numberHeader = 'x-number-of-request';

/** Not by fetch, which would write the path anew. */
async function post(
	origin: string,
	path: string,
	headers: Readonly<Record<string, string>>,
	body: string | Buffer,
): Promise<Pick<Received, 'status' | 'body'>> {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		const call = open(origin, { method: 'POST', path, headers, agent: false }, resolve);
		call.once('error', reject).end(body);
	});
	return { status: answer.statusCode ?? 0, body: await text(answer) };
}

const started = (response: N8nResponse) => response.json({ message: 'Workflow was started' });

/**
 * A receiver for the tests of one file. Nothing there waits until Twilio would give up: time stands still;
 * Node's own timers are none of these.
 */
export function setUpReceiver(twilio: TwilioSetUp): Receiver {
	const receiver = new Receiver(twilio);
	beforeAll(async () => {
		await receiver.start();
		useFakeTimers();
	});
	afterAll(() => {
		jest.useRealTimers();
		receiver.stop();
	});
	return receiver;
}

/** Receives over real HTTP what a test posts, in n8n's own context of a webhook. */
export class Receiver {
	#server: Server | undefined;
	#count = 0;
	#arrival: Promise<void> = Promise.resolve();
	readonly #expected = new Map<string, Handler>();
	#handlerOfOthers: Handler | undefined;

	constructor(private readonly twilio: TwilioSetUp) {}

	async start(): Promise<void> {
		const server = createServer((request, response) => {
			const number = request.headers[numberHeader];
			const handle =
				number === undefined ? this.#handlerOfOthers : this.#expected.get(String(number));
			handle?.(request, response);
		});
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		this.#server = server;
	}

	stop(): void {
		this.#server?.closeAllConnections();
		this.#server?.close();
	}

	/** The server's own address. */
	get url(): string {
		const address = this.#server?.address();
		if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
		return `http://127.0.0.1:${address.port}`;
	}

	/**
	 * Posts a form as Twilio does.
	 *
	 * @param token what it is signed with
	 */
	async post(
		form: Record<string, string>,
		trigger: ReceivingTrigger = {},
		token: string = defaults.authToken,
	): Promise<Received> {
		const url = `${this.url}/webhook${webhookPath}`;
		const signature = getExpectedTwilioSignature(token, url, form);
		const headers = {
			'X-Twilio-Signature': signature,
			'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
		};
		return await this.send({ headers, body: new URLSearchParams(form).toString() }, trigger);
	}

	/**
	 * Takes what others post from now on, such as the local Twilio.
	 *
	 * @returns the items of each start; it grows
	 */
	takeFromOthers(trigger: ReceivingTrigger): INodeExecutionData[][] {
		const starts: INodeExecutionData[][] = [];
		this.#handlerOfOthers = (request, response) => {
			this.#receive(trigger, trigger.log ?? [], () => undefined, request, response).then(
				({ items }) => {
					if (items) starts.push(items);
				},
				(error: unknown) => {
					response.writeHead(500).end(`n8n failed: ${String(error)}`);
				},
			);
		};
		return starts;
	}

	/** When the trigger has begun with the last request. */
	async arrivalOfLast(): Promise<void> {
		await this.#arrival;
	}

	/** Posts anything. */
	async send(
		{ headers, body, called = `/webhook${webhookPath}` }: PostedRequest,
		trigger: ReceivingTrigger = {},
	): Promise<Received> {
		const { log = [] } = trigger;
		let items: INodeExecutionData[] | undefined;
		let milliseconds = 0;
		const number = String(++this.#count);
		let arrived: () => void = () => undefined;
		this.#arrival = new Promise((resolve) => {
			arrived = resolve;
		});
		const ended = new Promise<void>((resolve, reject) => {
			this.#expected.set(number, (request, response) => {
				this.#receive(trigger, log, arrived, request, response).then(
					(received) => {
						({ items, milliseconds } = received);
						resolve();
					},
					(error: unknown) => {
						response.writeHead(500).end('n8n failed');
						reject(error instanceof Error ? error : new Error(String(error)));
					},
				);
			});
		});
		const answer = await post(this.url, called, { ...headers, [numberHeader]: number }, body);
		trigger.answered?.();
		await ended;
		return { ...answer, items, log, milliseconds };
	}

	async #receive(
		trigger: ReceivingTrigger,
		log: string[],
		arrived: () => void,
		request: IncomingMessage,
		bare: ServerResponse,
	): Promise<Pick<Received, 'items' | 'milliseconds'>> {
		const { n8nAnswers = started } = trigger;
		const answerAsN8n = (body: unknown) => bare.end(JSON.stringify(body));
		const response = Object.assign(bare, { json: answerAsN8n, send: answerAsN8n });
		const rawBody = await buffer(request);
		const { context, type } = this.#contextOf(trigger, {
			httpRequest: Object.assign(request, { rawBody, originalUrl: request.url }),
			httpResponse: response,
		});
		const note = (message: string) => void log.push(message);
		// Of this call alone: several are in flight at the same time.
		Object.defineProperty(context, 'logger', { value: { warn: note, error: note } });
		const read = context.getCredentials.bind(context);
		Object.defineProperty(context, 'getCredentials', {
			value: async (name: string) => {
				await trigger.credentialRead;
				return await read(name);
			},
		});
		const begun = performance.now();
		const called = type.webhook?.call(context);
		setImmediate(arrived);
		const result = await called;
		const milliseconds = performance.now() - begun;
		if (result?.noWebhookResponse === true) return { items: undefined, milliseconds };
		n8nAnswers(response);
		return { items: result?.workflowData?.[0], milliseconds };
	}

	#contextOf(
		{
			parameters = {},
			credential = {},
			mode = 'trigger',
			webhookBaseUrl,
			waitingBaseUrl,
		}: ReceivingTrigger,
		http: { readonly httpRequest: IncomingMessage; readonly httpResponse: ServerResponse },
	) {
		const { engine, standIn } = this.twilio;
		const node: INode = {
			id: 'trigger',
			name: 'Twilio Messaging Trigger',
			type: 'n8n-nodes-twilio-messaging.twilioMessagingTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId,
			parameters: { source: 'manual', ...parameters },
			credentials: { twilioMessagingApi: { id: 'twilio', name: 'Twilio' } },
		};
		const source = { nodes: [node], connections: {} };
		const { nodeTypes } = engine;
		const workflow = new Workflow({ id: 'test', ...source, active: true, nodeTypes });
		const type = nodeTypes.getByNameAndVersion(node.type, 1);
		const [webhookDescription] = type.description.webhooks ?? [];
		if (!webhookDescription) throw new Error('The trigger has no webhook');
		const additionalData = Object.assign(
			engine.additionalData(source, standInCredential(standIn, credential)),
			{ webhookBaseUrl: webhookBaseUrl ?? `${this.url}/webhook`, ...http },
			// An execution of its own begins only afterwards.
			{ executionId: undefined },
			waitingBaseUrl === undefined ? {} : { webhookWaitingBaseUrl: waitingBaseUrl },
		);
		const webhookData: IWebhookData = {
			httpMethod: 'POST',
			node: node.name,
			path: `${webhookId}/webhook`,
			webhookDescription,
			workflowId: 'test',
			workflowExecuteAdditionalData: additionalData,
		};
		const context = new NamedWebhookContext(
			workflow,
			workflow.getNode(node.name) ?? node,
			additionalData,
			mode,
			webhookData,
			[],
			null,
		);
		return { context, type };
	}
}
