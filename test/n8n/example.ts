import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import type { WorkflowFile } from './api';

/** The workflows that people import. */
export const examplesFolder = resolve(__dirname, '../../examples');

const nodeSchema = z
	.object({ name: z.string(), type: z.string(), parameters: z.record(z.unknown()) })
	.passthrough();
const workflowSchema = z
	.object({ name: z.string(), nodes: z.array(nodeSchema), connections: z.record(z.unknown()) })
	.passthrough();

/** What a person chooses after importing an example. */
export interface ExampleChoices {
	/** The id of their Twilio credential. */
	readonly credential: string;
	/** Where they keep files for n8n. */
	readonly files: string;
}

/** The names of all example files. */
export function exampleFiles(): string[] {
	return readdirSync(examplesFolder).filter((file) => file.endsWith('.json'));
}

/**
 * A workflow of examples/ as it is, with the credential chosen and its file found.
 *
 * @param file e.g. `send-to-a-list.json`
 */
export function example(file: string, { credential, files }: ExampleChoices): WorkflowFile {
	const workflow = workflowSchema.parse(
		JSON.parse(readFileSync(join(examplesFolder, file), 'utf8')),
	);
	const nodes = workflow.nodes.map((node) => {
		const { fileSelector } = node.parameters;
		return {
			...node,
			...(node.type.startsWith('n8n-nodes-twilio-messaging.') && {
				credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
			}),
			...(typeof fileSelector === 'string' && {
				parameters: { ...node.parameters, fileSelector: join(files, basename(fileSelector)) },
			}),
		};
	});
	return { ...workflow, nodes };
}

/**
 * A workflow with fields changed as a person would change them in the editor.
 *
 * @param changes by the names of the nodes
 */
export function withParameters(
	workflow: WorkflowFile,
	changes: Readonly<Record<string, object>>,
): WorkflowFile {
	const nodes = workflow.nodes.map((node) => {
		const { name, parameters, ...rest } = nodeSchema.parse(node);
		return { name, ...rest, parameters: { ...parameters, ...changes[name] } };
	});
	return { ...workflow, nodes };
}
