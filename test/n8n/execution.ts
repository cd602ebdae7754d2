import { createRequire } from 'node:module';
import { z } from 'zod';

// Its type declarations are for ES modules only.
const { parse } = z
	.object({ parse: z.function().args(z.string()).returns(z.unknown()) })
	.parse(createRequire(__filename)('flatted'));

/** n8n hands out an execution's data as text, in which objects are told once and then pointed at. */
export const executionSchema = z.object({
	id: z.union([z.string(), z.number()]).transform(String),
	status: z.string(),
	data: z.string(),
});

const errorSchema = z.object({ message: z.string(), description: z.string().nullish() });
const itemSchema = z.object({ json: z.record(z.unknown()) });

const dataSchema = z.object({
	resultData: z.object({
		error: errorSchema.optional(),
		runData: z.record(
			z.array(
				z.object({
					error: errorSchema.optional(),
					// What feeds an agent has other outputs than `main`.
					data: z.object({ main: z.array(z.array(itemSchema).nullable()).optional() }).optional(),
				}),
			),
		),
	}),
});

/** How a workflow ran in n8n. */
export interface Execution {
	readonly id: string;
	/** e.g. `success`, `error`, `running`. */
	readonly status: string;
	readonly error: z.infer<typeof errorSchema> | undefined;
	/** Items that a node gave in its last round. */
	items(node: string, output?: number): Array<Record<string, unknown>>;
	/** How often a node ran. */
	rounds(node: string): number;
}

/** Reads n8n's answer. */
export function readExecution({ id, status, data }: z.infer<typeof executionSchema>): Execution {
	const { resultData } = dataSchema.parse(parse(data));
	const runs = (node: string) => resultData.runData[node] ?? [];
	return {
		id,
		status,
		error: resultData.error,
		items: (node, output = 0) =>
			(runs(node).at(-1)?.data?.main?.[output] ?? []).map(({ json }) => json),
		rounds: (node) => runs(node).length,
	};
}
