import type { IExecuteFunctions } from 'n8n-workflow';
import type { ClaimContext, RunsAgain } from '../dispatch/claims/claimContext';
import { mostRowEntries, type KeyStore } from '../dispatch/claims/keyStore';
import type { Operation } from '../operations/operation';

const deduplication = { mode: 'entries', maxEntries: mostRowEntries } as const;

/** In these modes a person has started the execution. */
const startedByPerson: ReadonlySet<string> = new Set(['manual', 'retry']);

let isWarned = false;

/** How a run notes what it is about to send; undefined where n8n does not tell executions apart. */
export function claimContextOf(
	context: IExecuteFunctions,
	{ waits }: Pick<Operation, 'waits'>,
): ClaimContext | undefined {
	const executionId = context.getExecutionId();
	const { id: workflowId } = context.getWorkflow();
	if (!executionId || !workflowId) return undefined;
	return {
		store: storeOf(context),
		row: `${workflowId} ${context.getNode().id}`,
		executionId,
		isStartedByPerson: startedByPerson.has(context.getMode()),
		runsAgain: (hasFailed) => runsAgain(context, hasFailed, waits === true),
		notePassedOver: (count) => {
			const [were, them] = count === 1 ? ['message was', 'it'] : ['messages were', 'them'];
			context.addExecutionHints({
				message: `${count} ${were} not sent again: an interrupted execution had already sent ${them}. To send ${them} once more, execute again.`,
				type: 'info',
				location: 'outputPane',
			});
		},
		warn: (reason) => {
			if (isWarned) return;
			isWarned = true;
			context.logger.warn(
				`n8n's deduplication store cannot be used, so a new execution cannot tell which messages an interrupted one has already sent. ${reason}`,
			);
		},
	};
}

function storeOf({ helpers }: IExecuteFunctions): KeyStore {
	return {
		add: async (keys, maxEntries = mostRowEntries) => {
			const options = { ...deduplication, maxEntries };
			const { processed } = await helpers.checkProcessedAndRecord([...keys], 'node', options);
			return processed.map(String);
		},
		remove: async (keys) => {
			await helpers.removeProcessed([...keys], 'node', deduplication);
		},
		count: async () => await helpers.getProcessedDataCount('node', deduplication),
		clear: async () => {
			await helpers.clearAllProcessedItems('node', deduplication);
		},
	};
}

function runsAgain(context: IExecuteFunctions, hasFailed: boolean, waits: boolean): RunsAgain {
	const isTriedAgain = hasFailed && context.getNode().retryOnFail === true;
	const isOver = hasFailed && !isTriedAgain && !context.continueOnFail();
	if (isOver) return 'no';
	if (isInLoop(context)) return 'inLoop';
	// Until n8n has stored that the execution waits, another worker may be handed it.
	return isTriedAgain || waits ? 'onFailure' : 'no';
}

const loopType = 'n8n-nodes-base.splitInBatches';

/** Whether the node is in a loop that goes on: nodes come both before and after it. */
function isInLoop(context: IExecuteFunctions): boolean {
	const { name } = context.getNode();
	const after = new Set(context.getChildNodes(name).map((node) => node.name));
	const around = context.getParentNodes(name).filter((node) => after.has(node.name));
	const loops = around.filter(({ type }) => type === loopType);
	if (loops.length === 0) return around.length > 0;
	return !loops.every((loop) => hasNoItemsLeft(context, loop.name));
}

/** Loop Over Items tells the nodes in the loop when it gives its last batch. */
function hasNoItemsLeft(context: IExecuteFunctions, loop: string): boolean {
	const nodes: unknown = context.getWorkflowDataProxy(0).$node;
	const state = fieldOf(fieldOf(nodes, loop), 'context');
	return fieldOf(state, 'noItemsLeft') === true;
}

function fieldOf(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	const field: unknown = Reflect.get(value, name);
	return field;
}
