import './environment';
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import {
	createRunExecutionData,
	type ICredentialsHelper,
	type IConnections,
	type IDataObject,
	type INode,
	type IRunExecutionData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/** A workflow as a person exports it. */
export interface WorkflowSource {
	readonly nodes: INode[];
	readonly connections: IConnections;
}

/** What tells an execution of ours from others. */
export interface ExecutionSettings {
	readonly id: string;
	readonly name: string;
	readonly mode: WorkflowExecuteMode;
	readonly credentialsHelper: ICredentialsHelper;
}

/** What an execution has to do at its beginning: to run its first node with these items. */
export function dataOfStart(node: INode, items: readonly IDataObject[]): IRunExecutionData {
	return createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node, data: { main: [items.map((json) => ({ json }))] }, source: null },
			],
		},
	});
}

/** Each has an id of its own, as in n8n. */
let executions = 0;

/** What n8n gives a node to work with. */
export function additionalDataFor(
	source: WorkflowSource,
	{ id, name, mode, credentialsHelper }: ExecutionSettings,
): IWorkflowExecuteAdditionalData {
	const base = 'http://localhost:5678';
	const workflowData: IWorkflowBase = {
		id,
		name,
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		...source,
	};
	const notNeeded = () => {
		throw new Error('The engine without n8n around it does not do this');
	};
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks(mode, id, workflowData),
		executionId: `execution-${++executions}`,
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
