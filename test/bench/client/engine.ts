import '../../engine/environment';
import { WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type IRun,
	type IRunExecutionData,
} from 'n8n-workflow';
import { additionalDataFor, dataOfStart } from '../../engine/execution';
import { dataOfRetry } from '../../faults/retryExecution';
import { BenchCredentials } from './credentials';
import { N8nNodes } from './n8nNodes';
import { NodeWatch } from './nodeWatch';

const settings = { executionOrder: 'v1', timezone: 'Europe/Berlin' } as const;

/** n8n's own engine, running one node as a production workflow does. */
export class BenchEngine {
	private constructor(
		private readonly nodeTypes: N8nNodes,
		private readonly url: string,
		/** Looks on at every execution of a node. */
		readonly watch: NodeWatch,
	) {}

	/** @param url the stand-in's address */
	static async start(url: string): Promise<BenchEngine> {
		const watch = new NodeWatch();
		return new BenchEngine(await N8nNodes.load(watch), url, watch);
	}

	/** Runs a node over items. */
	async run(node: INode, items: readonly IDataObject[]): Promise<IRun> {
		return await this.resume(node, dataOfStart(node, items));
	}

	/** What n8n does when a person presses Retry on a failed execution. */
	async retry(node: INode, run: IRun): Promise<IRun> {
		return await this.resume(node, dataOfRetry(run));
	}

	private async resume(node: INode, data: IRunExecutionData): Promise<IRun> {
		const [id, name, mode] = ['bench', 'Benchmark', 'trigger'] as const;
		const source = { nodes: [node], connections: {} };
		const workflow = new Workflow({
			id,
			name,
			...source,
			active: false,
			nodeTypes: this.nodeTypes,
			settings,
		});
		const credentialsHelper = new BenchCredentials(this.nodeTypes, this.url);
		const additionalData = additionalDataFor(source, { id, name, mode, credentialsHelper });
		return await new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
	}
}
