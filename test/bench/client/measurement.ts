import { z } from 'zod';

const executionSchema = z.object({
	cpuMilliseconds: z.number(),
	longestBlock: z.object({ milliseconds: z.number(), endedAt: z.number() }),
});

/** What a contender's own process used up during the run. */
export const measurementSchema = z.object({
	wallMilliseconds: z.number(),
	cpuMilliseconds: z.number(),
	/** Growth of the process's memory, at its highest, in bytes. */
	memoryGrowth: z.number(),
	/** Growth of JavaScript's heap (what could be collected included), at its highest, in bytes. */
	heapGrowth: z.number(),
	/** Of what was really held, at its highest, in bytes; only where it was weighed. */
	heldGrowth: z.number().optional(),
	/** The longest time for which the event loop was blocked while the node executed, in milliseconds. */
	longestBlock: z.number().optional(),
	/** The node's last execution, which is the retry where there was one. */
	lastExecution: executionSchema.optional(),
	reported: z.number(),
	tries: z.number(),
});
export type Measurement = Readonly<z.infer<typeof measurementSchema>>;

export const readySchema = z.object({ ready: z.literal(true) });
