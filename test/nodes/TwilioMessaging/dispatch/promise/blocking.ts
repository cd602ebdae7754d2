import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { Engine } from '../../../../engine/engine';
import { cpuMilliseconds } from '../../../../cpuTime';

const twilioType = 'n8n-nodes-twilio-messaging.twilioMessaging';
const interval = 5;

/** Watches whether our node lets others work while it is busy itself. */
export interface NodeWatch {
	/** The longest time in which nothing else came to its turn, in milliseconds. */
	readonly longestBlock: number;
	stop(): void;
}

/** The longest gap between two turns. */
class Turns {
	longest = 0;
	#last = performance.now();
	#cpu = cpuMilliseconds();

	/** What was before does not count. */
	begin(): void {
		this.#last = performance.now();
		this.#cpu = cpuMilliseconds();
	}

	/** What counts is the process's own work: while others use the machine, it stands still without any. */
	take(): void {
		const gap = performance.now() - this.#last;
		this.longest = Math.max(this.longest, Math.min(gap, cpuMilliseconds() - this.#cpu));
		this.begin();
	}
}

/** Watches from now on, from the node's beginning to its end. */
export function watchNode({ nodeTypes }: Engine): NodeWatch {
	const lookUp = nodeTypes.getByNameAndVersion.bind(nodeTypes);
	const node = lookUp(twilioType);
	const turns = new Turns();
	const watched: INodeType = {
		description: node.description,
		async execute(this: IExecuteFunctions) {
			turns.begin();
			const timer = setInterval(() => {
				turns.take();
			}, interval);
			try {
				const output = await node.execute?.call(this);
				return Array.isArray(output) ? output : ([] satisfies INodeExecutionData[][]);
			} finally {
				turns.take();
				clearInterval(timer);
			}
		},
	};
	const spy = jest
		.spyOn(nodeTypes, 'getByNameAndVersion')
		.mockImplementation((type, version) => (type === twilioType ? watched : lookUp(type, version)));
	return {
		get longestBlock() {
			return turns.longest;
		},
		stop: () => {
			spy.mockRestore();
		},
	};
}
