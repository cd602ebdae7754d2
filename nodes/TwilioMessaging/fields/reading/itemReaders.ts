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
	readonly #typeVersion: number;
	readonly #parameters: INodeParameters;
	readonly #items: INodeExecutionData[];
	readonly #isLocalTwilio: boolean;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly account: ReadingAccount,
		private readonly form: Form,
		private readonly kept: KeptFiles = new Map(),
	) {
		this.#isLocalTwilio = isPrivateHost(new URL(account.apiUrl).hostname);
		const node = context.getNode();
		this.#typeVersion = node.typeVersion;
		this.#parameters = node.parameters;
		// For a tool, $json is not what came in.
		this.#items = isTool(node) ? [] : context.getInputData();
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
				isLocalTwilio: this.#isLocalTwilio,
				kept: this.kept,
			});
		const context: ReadingContext = {
			account: this.account,
			form: this.form,
			isLocalTwilio: this.#isLocalTwilio,
			timezone: this.context.getTimezone(),
			typeVersion: this.#typeVersion,
			isTool: isTool(this.context.getNode()),
			isGate: isGate(this.context.getNode()),
			resuming: {
				runIndex: runIndexOf(this.context),
				url: (parameters) => this.context.getSignedResumeUrl({ ...parameters }),
			},
		};
		return new ItemReader(read, file, context, (collection, name) => {
			const fields = this.#parameters[collection];
			return typeof fields === 'object' && fields !== null ? Reflect.get(fields, name) : undefined;
		});
	}

	#toolInput(name: string, itemIndex: number): unknown {
		const expression = withToolInput(this.#parameters[name]);
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
