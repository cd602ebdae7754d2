import { z } from 'zod';
import { entrySchema } from '../plan';

/** What a client's process is started with. */
export const jobSchema = z.object({
	entry: entrySchema,
	/** The stand-in's address. */
	url: z.string(),
	/** Messages for warming up. */
	warmUp: z.number(),
	/** Weigh what is held, which takes time, instead of measuring time. */
	weighs: z.boolean(),
	/** Where to write a CPU profile, if one is wanted. */
	profile: z.string().optional(),
});
export type Job = Readonly<z.infer<typeof jobSchema>>;
