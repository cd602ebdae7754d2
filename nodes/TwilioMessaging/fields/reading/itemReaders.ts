import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Form } from '../../../twilio/errors';
import { isPrivateHost } from '../../../twilio/values/privateHost';
import { holdsExpression } from './expressions';
import { inputFile } from './inputFile';
import { ItemReader, type ReadingAccount, type ReadingContext } from './itemReader';
import type { KeptFiles } from './keptFiles';
import { parsePlainReference, textAt } from './plainReference';
import { runIndexOf } from './runIndex';
import { isGate, isTool } from './tool';
import { withToolInput } from './toolInput';

/** Makes the readers of all items of a run: the only step of an operation that touches n8n. */
export class ItemReaders {
	/** Fields without an expression are the same for all items: n8n takes its time to resolve one. */
	readonly #fixed = new Map<string, unknown>();
	readonly #references = new Map<string, ReturnType<typeof parsePlainReference>>();
	readonly #parameters: INodeParameters;
	/** Fields of a gate, which are expressions that n8n could not write out. */
	readonly #toolInputs: ReadonlyMap<string, string>;
	readonly #items: INodeExecutionData[];
	/** The same for all items. */
	readonly #reading: ReadingContext;

	constructor(
		private readonly context: IExecuteFunctions,
		account: ReadingAccount,
		form: Form,
		private readonly kept: KeptFiles = new Map(),
	) {
		// getNode() returns a copy each time: call it once.
		const node = context.getNode();
		this.#parameters = node.parameters;
		this.#toolInputs = new Map(
			Object.entries(node.parameters).flatMap(([name, value]) => {
				const expression = withToolInput(value);
				return expression === undefined ? [] : [[name, expression] as const];
			}),
		);
		this.#reading = {
			account,
			form,
			isLocalTwilio: isPrivateHost(new URL(account.apiUrl).hostname),
			timezone: context.getTimezone(),
			typeVersion: node.typeVersion,
			isTool: isTool(node),
			isGate: isGate(node),
			resuming: {
				get runIndex() {
					return runIndexOf(context);
				},
				url: (parameters) => context.getSignedResumeUrl({ ...parameters }),
			},
		};
		// For a tool, $json is not what came in.
		this.#items = this.#reading.isTool ? [] : context.getInputData();
	}

	reader(itemIndex: number): ItemReader {
		const resolve = (name: string, fallback: unknown): unknown =>
			this.#plainText(name, itemIndex) ??
			this.#toolInput(name, itemIndex) ??
			(fallback === undefined
				? this.context.getNodeParameter(name, itemIndex, undefined, { extractValue: true })
				: this.context.getNodeParameter(name, itemIndex, fallback));
		const cache = new Map<string, unknown>();
		const read = (name: string, fallback?: unknown): unknown => {
			const store = holdsExpression(this.#parameters[name]) ? cache : this.#fixed;
			if (!store.has(name)) store.set(name, resolve(name, fallback));
			return store.get(name);
		};
		const file = (field: string, lifetime: number) =>
			inputFile(this.context, itemIndex, field, {
				lifetime,
				isLocalTwilio: this.#reading.isLocalTwilio,
				kept: this.kept,
			});
		return new ItemReader(read, file, this.#reading, (collection, name) => {
			const fields = this.#parameters[collection];
			return typeof fields === 'object' && fields !== null ? Reflect.get(fields, name) : undefined;
		});
	}

	#toolInput(name: string, itemIndex: number): unknown {
		const expression = this.#toolInputs.get(name);
		return expression && this.context.evaluateExpression(expression, itemIndex);
	}

	#plainText(name: string, itemIndex: number): string | undefined {
		if (!this.#references.has(name))
			this.#references.set(name, parsePlainReference(this.#parameters[name]));
		const path = this.#references.get(name);
		const item = this.#items[itemIndex];
		return path && item && textAt(item.json, path);
	}
}
