import { fastify } from 'fastify';
import { z } from 'zod';

const requestSchema = z.object({
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
	tools: z.array(z.object({ function: z.object({ name: z.string(), parameters: z.unknown() }) })),
});

/** A language model that does what it is told to. */
export interface ScriptedModel {
	/** Where it is found, as OpenAI's API would be. */
	readonly url: string;
	/** What the tools that it called told it, in their order. */
	readonly told: readonly unknown[];
	/** Forgets what it was told. */
	forget(): void;
	stop(): Promise<void>;
}

/**
 * Starts a model that calls the first tool it is offered with these arguments, and then says that it
 * is done. It speaks as OpenAI's chat completions do.
 *
 * @see https://platform.openai.com/docs/api-reference/chat
 */
export async function startScriptedModel(toolArguments: object): Promise<ScriptedModel> {
	const told: unknown[] = [];
	const server = fastify({ forceCloseConnections: true });
	server.post('/v1/chat/completions', ({ body }) => {
		const { messages, tools } = requestSchema.parse(body);
		const last = messages.at(-1);
		if (last?.role !== 'tool') return completion(toolCall(tools[0]?.function.name, toolArguments));
		told.push(last.content);
		return completion({ message: { role: 'assistant', content: 'Done.' }, finish_reason: 'stop' });
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return {
		url: `${url}/v1`,
		told,
		forget: () => {
			told.length = 0;
		},
		stop: async () => {
			await server.close();
		},
	};
}

function toolCall(name: string | undefined, toolArguments: object): object {
	const call = { name, arguments: JSON.stringify(toolArguments) };
	return {
		message: {
			role: 'assistant',
			content: null,
			tool_calls: [{ id: 'call_1', type: 'function', function: call }],
		},
		finish_reason: 'tool_calls',
	};
}

function completion(choice: object): object {
	return {
		id: 'scripted',
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [{ index: 0, ...choice }],
		usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
	};
}
