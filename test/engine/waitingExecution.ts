import './environment';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	IRun,
	IRunExecutionData,
	IWebhookData,
	Workflow,
} from 'n8n-workflow';
import { throughDatabase } from '../faults/retryExecution';
import { dataOfStart } from './execution';
import type { WorkflowSource } from './engine';
import type { TwilioSetUp } from './setUpTwilio';
import { standInCredential } from './twilioNode';

/** Every workflow has a name: n8n-core's own type leaves that open. */
class NamedWebhookContext extends WebhookContext {
	override getWorkflow() {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}
}

/** What a request to a link was answered. */
export interface LinkAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: string;
}

let count = 0;

/** An execution that asks a person and waits, as n8n keeps it in its database. */
export class WaitingExecution {
	readonly id = `waiting-${++count}`;
	/** As it ended last: waiting, or for good. */
	run: IRun | undefined;
	/** How often it went on. */
	resumed = 0;
	/** Set to let n8n refuse an answer because another one came first. */
	isTakenByAnother = false;
	/** Set to lose what the node has kept with the execution. */
	isForgotten = false;
	/** What n8n's log says. */
	readonly log: string[] = [];

	private constructor(
		private readonly twilio: TwilioSetUp,
		private readonly source: WorkflowSource,
		private readonly credential: IDataObject,
	) {}

	/** Runs the workflow until it waits or ends. */
	static async start(
		twilio: TwilioSetUp,
		source: WorkflowSource,
		credential: IDataObject = {},
	): Promise<WaitingExecution> {
		const execution = new WaitingExecution(twilio, source, credential);
		const [first] = source.nodes;
		if (!first) throw new Error('The workflow has no node');
		await execution.#goOn(dataOfStart(first, [{}]));
		return execution;
	}

	/** Opens a link as a browser does. */
	async open(link: string): Promise<LinkAnswer> {
		return await this.#request(link, {});
	}

	/** Posts a form to a link. */
	async post(link: string, form: Record<string, string>): Promise<LinkAnswer> {
		return await this.#request(link, { method: 'POST', body: new URLSearchParams(form) });
	}

	/** Posts the page of a custom form. */
	async postPage(link: string, form: Record<string, string>): Promise<LinkAnswer> {
		const body = new FormData();
		for (const [name, value] of Object.entries(form)) body.set(name, value);
		return await this.#request(link, { method: 'POST', body });
	}

	/** A link of this execution that n8n has signed with these parameters. */
	signed(parameters: Record<string, string>): string {
		return this.#contextFor(this.#data, 'GET').getSignedResumeUrl(parameters);
	}

	/** The time is over: n8n starts it again as it stands. */
	async reachLimit(): Promise<void> {
		await this.#goOn(throughDatabase(this.#data));
	}

	/** Of the node that asks. */
	get #nodeName(): string {
		return this.#data.resultData.lastNodeExecuted ?? '';
	}

	get #data(): IRunExecutionData {
		if (!this.run) throw new Error('The execution has not begun');
		return this.run.data;
	}

	async #goOn(data: IRunExecutionData): Promise<void> {
		const { engine, standIn } = this.twilio;
		const credential = standInCredential(standIn, this.credential);
		this.run = await engine.resume(this.source, credential, data, { executionId: this.id });
	}

	async #request(link: string, init: RequestInit): Promise<LinkAnswer> {
		const server = createServer((request, response) => {
			this.#receive(request, response).catch((error: unknown) => {
				response.writeHead(500).end(String(error));
			});
		});
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		const address = server.address();
		if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
		const { pathname, search } = new URL(link);
		try {
			const answer = await fetch(`http://127.0.0.1:${address.port}${pathname}${search}`, init);
			return { status: answer.status, headers: answer.headers, body: await answer.text() };
		} finally {
			server.closeAllConnections();
			server.close();
		}
	}

	async #receive(request: IncomingMessage, bare: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '', 'http://localhost:5678');
		const query = Object.fromEntries(url.searchParams);
		const body = await parsedBody(request);
		const httpRequest = Object.assign(request, { body, query });
		const answerAsN8n = (sent: unknown) => bare.end(JSON.stringify(sent));
		const httpResponse = Object.assign(bare, { json: answerAsN8n, send: answerAsN8n });
		if (this.run?.status !== 'waiting') {
			bare.writeHead(409).end('n8n: does not wait');
			return;
		}
		const data = throughDatabase(this.#data);
		delete data.waitTill;
		data.resultData.runData[this.#nodeName]?.pop();
		if (this.isForgotten && data.executionData) data.executionData.contextData = {};
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('The execution does not wait');
		const context = this.#contextFor(data, request.method, { httpRequest, httpResponse });
		const { signature, ...signed } = query;
		const own = new URL(context.getSignedResumeUrl(signed));
		const isSigned =
			own.pathname === url.pathname && own.searchParams.get('signature') === signature;
		if (!isSigned) {
			bare.writeHead(401).end('n8n: invalid signature');
			return;
		}
		const type = request.headers['content-type'] ?? '';
		const isMultipart = type.startsWith('multipart/form-data');
		const isForm = entry.node.parameters.responseType === 'customForm';
		if (request.method === 'POST' && isForm && !isMultipart) {
			bare.writeHead(415).end('n8n: Expected multipart/form-data');
			return;
		}
		entry.node.disabled = true;
		const nodeType = this.twilio.engine.nodeTypes.getByNameAndVersion(entry.node.type);
		const result = await nodeType.webhook?.call(context);
		if (!result?.workflowData) return;
		if (this.isTakenByAnother) {
			httpResponse.statusCode = 409;
			httpResponse.json({ code: 409, message: 'n8n: already resumed' });
			return;
		}
		this.resumed += 1;
		entry.data.main = result.workflowData;
		entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
		await this.#goOn(data);
		httpResponse.send(result.webhookResponse);
	}

	#contextFor(
		data: IRunExecutionData,
		method: string | undefined,
		http?: { readonly httpRequest: IncomingMessage; readonly httpResponse: ServerResponse },
	): NamedWebhookContext {
		const { engine, standIn } = this.twilio;
		const workflow: Workflow = engine.workflowOf(this.source);
		const node: INode | null = workflow.getNode(this.#nodeName);
		if (!node) throw new Error('The workflow lacks our node');
		const additionalData = Object.assign(
			engine.additionalData(this.source, standInCredential(standIn, this.credential)),
			{ executionId: this.id, ...http },
		);
		const type = engine.nodeTypes.getByNameAndVersion(node.type);
		const webhookDescription = type.description.webhooks?.find(
			({ httpMethod }) => httpMethod === method,
		);
		if (!webhookDescription) throw new Error('The node has no such webhook');
		const webhookData: IWebhookData = {
			httpMethod: webhookDescription.httpMethod === 'GET' ? 'GET' : 'POST',
			node: node.name,
			path: node.id,
			webhookDescription,
			workflowId: 'test',
			workflowExecuteAdditionalData: additionalData,
		};
		const context = new NamedWebhookContext(
			workflow,
			node,
			additionalData,
			'manual',
			webhookData,
			[],
			data,
		);
		const note = (message: string) => void this.log.push(message);
		Object.defineProperty(context, 'logger', { value: { warn: note, error: note } });
		return context;
	}
}

/** As n8n hands it to a node. */
async function parsedBody(request: IncomingMessage): Promise<IDataObject> {
	const type = request.headers['content-type'] ?? '';
	const bytes = await buffer(request);
	if (!type.startsWith('multipart/form-data'))
		return Object.fromEntries(new URLSearchParams(bytes.toString()));
	const parts = bytes.toString().matchAll(/name="([^"]*)"\r\n\r\n([^]*?)\r\n--/g);
	const data = [...parts].map(([, name = '', value = '']) => [name, value] as const);
	return { data: Object.fromEntries(data), files: {} };
}

/** The links in a text, in their order. */
export function linksIn(text: string): string[] {
	return [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link);
}
