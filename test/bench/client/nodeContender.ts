import type { INode, INodeExecutionData, IRun } from 'n8n-workflow';
import type { Person } from '../people';
import type { Entry } from '../plan';
import { sendAgain, type Contender, type Outcome } from './contender';
import { BenchEngine } from './engine';
import { listingNode, lookingNode, sendingNode } from './nodes';

/** The most that n8n allows, and its usual pause. */
const triesOfRetryOnFail = 5;
/** How often the person presses Retry on the failed execution before giving up. */
const pressesOfRetry = 1;

/** A node in n8n's engine. */
export class NodeContender implements Contender {
	private constructor(
		private readonly engine: BenchEngine,
		private readonly entry: Entry,
		private readonly url: string,
	) {}

	static async start(entry: Entry, url: string): Promise<NodeContender> {
		return new NodeContender(await BenchEngine.start(url), entry, url);
	}

	get watch(): BenchEngine['watch'] {
		return this.engine.watch;
	}

	async send(people: readonly Person[]): Promise<Outcome> {
		const node = this.node(sendingNode(this.entry, this.url));
		if (this.entry.habit === 'n8nRetry')
			return await this.sendWithRetries(
				{ ...node, retryOnFail: true, maxTries: triesOfRetryOnFail },
				people,
			);
		if (this.entry.habit === 'executionRetry') return await this.sendWithRetries(node, people);
		if (this.entry.contender === 'httpLooking') return await this.sendAfterLooking(node, people);
		return await sendAgain(people, this.entry.habit === 'failedAgain', async (those) => {
			const output = await this.outputFor(node, those);
			return those.filter((_, index) => hasFailed(output[index]));
		});
	}

	/** One node asks for each person's messages, the next one sends to those who have not got theirs. */
	private async sendAfterLooking(node: INode, people: readonly Person[]): Promise<Outcome> {
		const looking = this.node(lookingNode(this.entry, this.url));
		const listed = await this.outputFor(looking, people);
		// In a workflow, a Merge and a Filter node do this; their time is not counted.
		const without = people.filter(({ body }, index) => !hasText(listed[index], body));
		const sent = await this.outputFor(node, without);
		return { reported: sent.filter((item) => !hasFailed(item)).length, tries: 1 };
	}

	private async outputFor(node: INode, people: readonly Person[]): Promise<INodeExecutionData[]> {
		const run = await this.engine.run(
			{ ...node, onError: 'continueRegularOutput' },
			people.map((person) => ({ ...person })),
		);
		if (run.data.resultData.error) throw run.data.resultData.error;
		return outputOf(run, node);
	}

	async list(): Promise<Outcome> {
		const node = this.node(listingNode(this.entry.contender, this.url));
		const run = await this.engine.run(node, [{}]);
		if (run.data.resultData.error) throw run.data.resultData.error;
		// The HTTP Request node gives whole pages, this package's node the messages.
		const counts = outputOf(run, node).map(({ json: { messages } }) =>
			Array.isArray(messages) ? messages.length : 1,
		);
		return { reported: counts.reduce((sum, count) => sum + count, 0), tries: 1 };
	}

	/** Retry On Fail, if the node has it, and Retry on the failed execution after it. */
	private async sendWithRetries(node: INode, people: readonly Person[]): Promise<Outcome> {
		let run = await this.engine.run(
			node,
			people.map((person) => ({ ...person })),
		);
		let tries = 1;
		while (run.data.resultData.error && tries <= pressesOfRetry) {
			run = await this.engine.retry(node, run);
			tries++;
		}
		const failed = run.data.resultData.error !== undefined;
		return { reported: failed ? 0 : outputOf(run, node).length, tries };
	}

	private node(setUp: ReturnType<typeof sendingNode>): INode {
		return { id: 'contender', name: 'Contender', position: [0, 0], ...setUp };
	}
}

function outputOf(run: IRun, node: INode): INodeExecutionData[] {
	return run.data.resultData.runData[node.name]?.at(-1)?.data?.main?.[0] ?? [];
}

function hasText(item: INodeExecutionData | undefined, body: string): boolean {
	const messages = item?.json.messages;
	return Array.isArray(messages) && messages.some((message) => isText(message, body));
}

function isText(message: unknown, body: string): boolean {
	return typeof message === 'object' && message !== null && Reflect.get(message, 'body') === body;
}

function hasFailed(item: INodeExecutionData | undefined): boolean {
	return item === undefined || item.error !== undefined || item.json.error !== undefined;
}
