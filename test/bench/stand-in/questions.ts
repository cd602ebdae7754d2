import { z } from 'zod';
import { conditionsSchema } from '../conditions';

/** What the stand-in's process is asked. */
export const questionSchema = z.discriminatedUnion('kind', [
	/** Forget everything and behave like this from now on. */
	z.object({ kind: z.literal('prepare'), conditions: conditionsSchema }),
	/** Count what is there. */
	z.object({ kind: z.literal('tally'), asked: z.number() }),
]);
export type Question = Readonly<z.infer<typeof questionSchema>>;

export const addressSchema = z.object({ url: z.string() });
export const preparedSchema = z.object({ prepared: z.literal(true) });
