import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { cpuMilliseconds } from '../../cpuTime';
import { BlockMeter, type Block } from './blockMeter';

/** One execution of a node, from the first moment of its `execute` to its end. */
export interface NodeExecution {
	readonly cpuMilliseconds: number;
	readonly longestBlock: Block;
}

/** Looks on while nodes execute: what n8n does before and after is not theirs. */
export class NodeWatch {
	#executions: NodeExecution[] = [];
	/** Called when an execution has ended, while all that it gave is still held. */
	onEnd: () => void = () => undefined;

	/** Those since this was last asked. */
	takeExecutions(): readonly NodeExecution[] {
		const executions = this.#executions;
		this.#executions = [];
		return executions;
	}

	/** The same node, with somebody looking on. */
	watched(type: INodeType): INodeType {
		if (!type.execute) return type;
		const watch = async <Result>(run: () => Promise<Result>) => await this.#watch(run);
		return {
			...type,
			async execute(this: IExecuteFunctions, response) {
				return await watch(async () => (await type.execute?.call(this, response)) ?? null);
			},
		};
	}

	async #watch<Result>(run: () => Promise<Result>): Promise<Result> {
		const cpuBefore = cpuMilliseconds();
		const blocks = new BlockMeter();
		try {
			return await run();
		} finally {
			const longestBlock = blocks.stop();
			this.#executions.push({ cpuMilliseconds: cpuMilliseconds() - cpuBefore, longestBlock });
			this.onEnd();
		}
	}
}
