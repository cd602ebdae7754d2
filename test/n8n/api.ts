import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { executionSchema, readExecution, type Execution } from './execution';

/** Who owns the n8n that tests and developers play with. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'False-Password-1',
};

const settingsSchema = z.object({
	userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }),
});
const namedSchema = z.object({ id: z.string(), name: z.string() });
const workflowSchema = namedSchema.extend({ versionId: z.string() });

/** A workflow as people export it. */
export interface WorkflowFile {
	readonly name: string;
	readonly nodes: readonly object[];
	readonly connections: object;
	readonly settings?: object;
}

export type SavedWorkflow = z.infer<typeof workflowSchema>;

const mostMillisecondsToRun = 120_000;
const mostMillisecondsToAppear = 60_000;

/** n8n's REST interface, used as the editor uses it. */
export class N8nApi {
	readonly #browserId = randomUUID();
	#cookie = '';

	private constructor(private readonly url: string) {}

	/** Signs in as the owner, who is created when there is none yet. */
	static async signIn(url: string): Promise<N8nApi> {
		const api = new N8nApi(url);
		await api.#becomeReachable();
		const { userManagement } = await api.ask('GET', '/rest/settings', settingsSchema);
		if (userManagement.showSetupOnFirstLoad) {
			await api.ask('POST', '/rest/owner/setup', z.unknown(), owner);
		} else {
			const { email, password } = owner;
			await api.ask('POST', '/rest/login', z.unknown(), { emailOrLdapLoginId: email, password });
		}
		return api;
	}

	/** Creates a credential, or changes the one of that name. */
	async saveCredential(name: string, type: string, data: object): Promise<{ id: string }> {
		const credentials = await this.ask('GET', '/rest/credentials', z.array(namedSchema));
		const known = credentials.find((credential) => credential.name === name);
		// Without that, n8n asks whether the HTTP Request node may use it everywhere.
		const body = { name, type, data: { allowedHttpRequestDomains: 'all', ...data } };
		return known
			? await this.ask('PATCH', `/rest/credentials/${known.id}`, namedSchema, {
					id: known.id,
					...body,
				})
			: await this.ask('POST', '/rest/credentials', namedSchema, body);
	}

	/** The workflows that there are. */
	async workflows(): Promise<Array<z.infer<typeof namedSchema>>> {
		return await this.ask('GET', '/rest/workflows', z.array(namedSchema));
	}

	async createWorkflow(workflow: WorkflowFile): Promise<SavedWorkflow> {
		return await this.ask('POST', '/rest/workflows', workflowSchema, {
			active: false,
			...workflow,
		});
	}

	/** Makes the workflow's webhooks and schedules work. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.ask('POST', `/rest/workflows/${id}/activate`, z.unknown(), { versionId });
	}

	/** Makes them work no longer. */
	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.ask('POST', `/rest/workflows/${id}/deactivate`, z.unknown());
	}

	/**
	 * Runs a saved workflow by hand to its end.
	 *
	 * @param trigger the name of the node to start from
	 */
	async run(workflow: SavedWorkflow, trigger: string): Promise<Execution> {
		return await this.executionAtItsEnd(await this.start(workflow, trigger));
	}

	/**
	 * Starts a saved workflow by hand.
	 *
	 * @param trigger the name of the node to start from
	 * @returns the id of the execution
	 */
	async start(workflow: SavedWorkflow, trigger: string): Promise<string> {
		const started = z.object({ executionId: z.string() });
		return (await this.#runByHand(workflow, trigger, started)).executionId;
	}

	/**
	 * Lets a saved workflow listen, as the editor does: it starts when its trigger's test webhook is called.
	 *
	 * @param trigger the name of the node that listens
	 */
	async listen(workflow: SavedWorkflow, trigger: string): Promise<void> {
		await this.#runByHand(workflow, trigger, z.object({ waitingForWebhook: z.literal(true) }));
	}

	async #runByHand<Schema extends z.ZodTypeAny>(
		{ id }: SavedWorkflow,
		trigger: string,
		schema: Schema,
	): Promise<z.infer<Schema>> {
		const workflowData = await this.ask('GET', `/rest/workflows/${id}`, z.unknown());
		return await this.ask('POST', `/rest/workflows/${id}/run`, schema, {
			workflowData,
			triggerToStartFrom: { name: trigger },
		});
	}

	/** What pressing Retry on a failed execution does. */
	async retry({ id }: Execution): Promise<Execution> {
		const begun = z.object({ id: z.union([z.string(), z.number()]).transform(String) });
		const retried = await this.ask('POST', `/rest/executions/${id}/retry`, begun, {
			loadWorkflow: false,
		});
		return await this.executionAtItsEnd(retried.id);
	}

	/** The newest execution of a workflow, at its end. */
	async latestExecution(workflow: SavedWorkflow): Promise<Execution> {
		const latest = Date.now() + mostMillisecondsToRun;
		while (Date.now() < latest) {
			const [newest] = await this.executionIds(workflow);
			if (newest !== undefined) return await this.executionAtItsEnd(newest);
			await pause(100);
		}
		throw new Error(`Workflow ${workflow.id} did not run`);
	}

	/** The ids of a workflow's executions, newest first, a hundred at the most. */
	async executionIds(workflow: SavedWorkflow): Promise<string[]> {
		return (await this.#executionPage(workflow)).ids;
	}

	/** The ids of all of a workflow's executions, newest first. */
	async allExecutionIds(workflow: SavedWorkflow): Promise<string[]> {
		const ids: string[] = [];
		let cursor: string | null | undefined;
		do {
			const page = await this.#executionPage(workflow, cursor ?? undefined);
			ids.push(...page.ids);
			cursor = page.nextCursor;
		} while (cursor);
		return ids;
	}

	async #executionPage({ id }: SavedWorkflow, cursor?: string) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const schema = z.object({
			results: z.array(z.object({ id: z.string() })),
			nextCursor: z.string().nullish(),
		});
		const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
		const path = `/rest/executions?limit=100&filter=${filter}${from}`;
		const { results, nextCursor } = await this.ask('GET', path, schema);
		return { ids: results.map((execution) => execution.id), nextCursor };
	}

	/** How many executions of a workflow have ended well. */
	async executionCount({ id }: SavedWorkflow): Promise<number> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status: ['success'] }));
		const path = `/rest/executions?limit=1&filter=${filter}`;
		return (await this.ask('GET', path, z.object({ count: z.number() }))).count;
	}

	async executionAtItsEnd(id: string): Promise<Execution> {
		const latest = Date.now() + mostMillisecondsToRun;
		while (Date.now() < latest) {
			const told = await this.ask('GET', `/rest/executions/${id}`, executionSchema);
			// n8n 1.123 says that an execution has ended some time before it tells what came of it.
			const isTold = told.data !== '[]';
			if (isTold && !['new', 'running'].includes(told.status)) return readExecution(told);
			await pause(100);
		}
		throw new Error(`Execution ${id} did not end`);
	}

	/** n8n 1.123 says that it is ready some time before this interface is there. */
	async #becomeReachable(): Promise<void> {
		const latest = Date.now() + mostMillisecondsToAppear;
		while (Date.now() < latest) {
			const { status } = await fetch(`${this.url}/rest/settings`);
			if (status !== 404) return;
			await pause(100);
		}
	}

	/** Asks n8n for something; its answers lie in `data`. */
	async ask<Schema extends z.ZodTypeAny>(
		method: string,
		path: string,
		schema: Schema,
		body?: unknown,
	): Promise<z.infer<Schema>> {
		const answer = await fetch(`${this.url}${path}`, {
			method,
			headers: {
				'browser-id': this.#browserId,
				cookie: this.#cookie,
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: n8n answered ${answer.status}: ${text}`);
		const cookies = answer.headers.getSetCookie();
		if (cookies.length > 0) this.#cookie = cookies.map((one) => one.split(';')[0]).join('; ');
		return z.object({ data: schema }).parse(JSON.parse(text)).data;
	}
}
