import '../../engine/environment';
import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IDataObject,
	type INode,
	type IRun,
	type IRunExecutionData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { BenchCredentials } from './credentials';
import { N8nNodes } from './n8nNodes';

const settings = { executionOrder: 'v1', timezone: 'Europe/Berlin' } as const;

/** n8n's own engine, running one node as a production workflow does. */
export class BenchEngine {
	private constructor(
		private readonly nodeTypes: N8nNodes,
		private readonly url: string,
	) {}

	/** @param url the stand-in's address */
	static async start(url: string): Promise<BenchEngine> {
		return new BenchEngine(await N8nNodes.load(), url);
	}

	/** Runs a node over items. */
	async run(node: INode, items: readonly IDataObject[]): Promise<IRun> {
		const data = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{ node, data: { main: [items.map((json) => ({ json }))] }, source: null },
				],
			},
		});
		return await this.resume(node, data);
	}

	/** What n8n does when a person presses Retry on a failed execution. */
	async retry(node: INode, { data }: IRun): Promise<IRun> {
		const { resultData } = data;
		delete resultData.error;
		const runs = resultData.runData[node.name];
		if (runs?.at(-1)?.error) runs.pop();
		return await this.resume(node, data);
	}

	private async resume(node: INode, data: IRunExecutionData): Promise<IRun> {
		const workflow = new Workflow({
			id: 'bench',
			name: 'Benchmark',
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: this.nodeTypes,
			settings,
		});
		return await new WorkflowExecute(
			this.additionalData(node),
			'trigger',
			data,
		).processRunExecutionData(workflow);
	}

	private additionalData(node: INode): IWorkflowExecuteAdditionalData {
		const base = 'http://localhost:5678';
		const workflow: IWorkflowBase = {
			id: 'bench',
			name: 'Benchmark',
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			nodes: [node],
			connections: {},
		};
		const notNeeded = () => {
			throw new Error('The benchmark does not do this');
		};
		return {
			credentialsHelper: new BenchCredentials(this.nodeTypes, this.url),
			hooks: new ExecutionLifecycleHooks('trigger', 'bench', workflow),
			executionId: 'bench',
			currentNodeExecutionIndex: 0,
			restApiUrl: `${base}/rest`,
			instanceBaseUrl: `${base}/`,
			formBaseUrl: `${base}/form`,
			formWaitingBaseUrl: `${base}/form-waiting`,
			formTestBaseUrl: `${base}/form-test`,
			webhookBaseUrl: `${base}/webhook`,
			webhookWaitingBaseUrl: `${base}/webhook-waiting`,
			webhookTestBaseUrl: `${base}/webhook-test`,
			mcpBaseUrl: `${base}/mcp`,
			mcpTestBaseUrl: `${base}/mcp-test`,
			variables: {},
			externalSecretsProxy: new ExternalSecretsProxy(),
			executeWorkflow: notNeeded,
			getRunExecutionData: () => Promise.resolve(undefined),
			getRuntimeCredential: () => Promise.resolve(undefined),
			logAiEvent: () => undefined,
			startRunnerTask: notNeeded,
		};
	}
}
