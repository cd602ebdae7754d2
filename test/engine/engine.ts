import './environment';
import { WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INodeExecutionData,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { TestCredentials, type StoredCredentials } from './credentials';
import { additionalDataFor, dataOfStart, type WorkflowSource } from './execution';
import { PackageNodes } from './packageNodes';

export type { WorkflowSource } from './execution';

/** What tells an execution from others. */
export interface RunSettings {
	readonly workflowId?: string;
	/** `manual` unless said. */
	readonly mode?: WorkflowExecuteMode;
	/** A new one unless said. */
	readonly executionId?: string;
}

/** An execution that is running. */
export interface Begun {
	readonly workflow: Workflow;
	readonly ended: Promise<IRun>;
	/** As a person stops it in the editor. */
	stop(): void;
	/** As if its process was gone: it asks for nothing more, and never ends. */
	kill(): void;
}

/** n8n's own engine with the built package in it. */
export class Engine {
	private constructor(readonly nodeTypes: PackageNodes) {}

	/** @param directory a built package, this repository by default */
	static async start(directory?: string): Promise<Engine> {
		return new Engine(await PackageNodes.load(directory));
	}

	/**
	 * Runs a workflow from its first node to its end.
	 *
	 * @param source the workflow
	 * @param credentials by the id that its nodes name
	 * @param items what its first node is started with, such as a trigger's data
	 */
	async run(
		source: WorkflowSource,
		credentials: StoredCredentials,
		items: IDataObject[] = [{}],
	): Promise<IRun> {
		const startNode = source.nodes[0];
		if (!startNode) throw new Error('The workflow has no node');
		const data = dataOfStart(startNode, items);
		return await this.resume(source, credentials, data);
	}

	/** Carries on an execution from what its data say is still to be done. */
	async resume(
		source: WorkflowSource,
		credentials: StoredCredentials,
		data: IRunExecutionData,
		settings: RunSettings = {},
	): Promise<IRun> {
		return await this.begin(source, credentials, data, settings).ended;
	}

	/** The same, for what is to be done to it before it ends. */
	begin(
		source: WorkflowSource,
		credentials: StoredCredentials,
		data: IRunExecutionData,
		{ workflowId = 'test', mode = 'manual', executionId }: RunSettings = {},
	): Begun {
		const workflow = this.workflowOf(source, workflowId);
		const credentialsHelper = new TestCredentials(this.nodeTypes, credentials);
		const additionalData = dataForTest(source, mode, credentialsHelper);
		if (executionId !== undefined) additionalData.executionId = executionId;
		const execution = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(
			workflow,
		);
		return {
			workflow,
			ended: Promise.resolve(execution),
			stop: () => {
				execution.cancel();
			},
			kill: () => {
				credentialsHelper.kill();
			},
		};
	}

	/** A workflow as n8n runs it. */
	workflowOf({ nodes, connections }: WorkflowSource, id = 'test'): Workflow {
		return new Workflow({
			id,
			name: 'Test',
			nodes,
			connections,
			active: false,
			nodeTypes: this.nodeTypes,
			settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' },
		});
	}

	/** What n8n gives a node to work with. */
	additionalData(
		source: WorkflowSource,
		credentials: StoredCredentials,
		mode: WorkflowExecuteMode = 'manual',
	): IWorkflowExecuteAdditionalData {
		return dataForTest(source, mode, new TestCredentials(this.nodeTypes, credentials));
	}
}

const dataForTest = (
	source: WorkflowSource,
	mode: WorkflowExecuteMode,
	credentialsHelper: TestCredentials,
): IWorkflowExecuteAdditionalData =>
	additionalDataFor(source, { id: 'test', name: 'Test', mode, credentialsHelper });

/**
 * The items that a node gave in its last run.
 *
 * @param output 0 is the regular output, 1 the error output where there is one
 */
export function itemsOf(run: IRun, nodeName: string, output = 0): INodeExecutionData[] {
	return run.data.resultData.runData[nodeName]?.at(-1)?.data?.main?.[output] ?? [];
}

/** What is in those items. */
export function jsonOf(run: IRun, nodeName: string, output = 0): IDataObject[] {
	return itemsOf(run, nodeName, output).map(({ json }) => json);
}
