import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../twilio-stand-in/faults';
import { endProcess } from './processMemory';
import type { TwilioSetUp } from './setUpTwilio';
import { callHook, type HookSettings, type KeptTrigger, type TriggerIds } from './trigger';

/**
 * What is the matter with a workflow's credential:
 * - `gone`: it has been deleted
 * - `elsewhere`: it was edited, and where it leads now nothing is known of the account's numbers
 */
export type CredentialState = 'good' | 'gone' | 'elsewhere';

/** A workflow with a trigger, as n8n's database and its memory have it. */
export interface SwitchedWorkflow {
	readonly ids: TriggerIds;
	parameters: INodeParameters;
	credential: CredentialState;
	/** In the database. */
	staticData: IDataObject;
	/** In the database. */
	isActive: boolean;
	/** What n8n tries to activate again and again, as it was when that failed first. */
	waiting: { readonly staticData: IDataObject } | undefined;
	/** In n8n's memory alone, while the editor listens. */
	listening: { staticData: IDataObject } | undefined;
}

/** What befalls n8n and Twilio while something is switched. */
export interface Weather {
	/** What the requests meet, in their order. */
	readonly faults: ReadonlyArray<Fault | undefined>;
	/** n8n is killed at that request, or before it stores anything. */
	readonly death?: {
		readonly request: number | 'none';
		readonly moment: 'before' | 'after';
	};
}

const notFound: Fault = { kind: 'refusal', code: 20404 };
const invalidUrl: Fault = { kind: 'refusal', code: 21402 };

const fair: Weather = { faults: [] };

/** n8n around triggers: it switches workflows, clears up when that fails, and may be killed at any moment. */
export class SwitchedN8n {
	readonly workflows: SwitchedWorkflow[] = [];
	/** What n8n takes for its own address. */
	address = 'http://n8n.example:5678';
	/** How the last operation failed, if it did. */
	lastError: unknown;
	/** Whether anything befell n8n or Twilio in the last operation. */
	wasStruck = false;
	/** What Twilio does not take any more, whoever sets it. */
	readonly refused = new Set<string>();
	#isDead = false;
	#diesBeforeStoring = false;

	constructor(
		private readonly twilio: Pick<TwilioSetUp, 'engine' | 'standIn'>,
		private readonly directory: string,
		private readonly settings: HookSettings = {},
	) {
		endProcess(directory);
	}

	/** Adds a workflow that has never been on. */
	add(workflowId: string, parameters: INodeParameters): SwitchedWorkflow {
		const workflow: SwitchedWorkflow = {
			ids: { workflowId, webhookId: `${workflowId}-webhook` },
			parameters,
			credential: 'good',
			staticData: {},
			isActive: false,
			waiting: undefined,
			listening: undefined,
		};
		this.workflows.push(workflow);
		return workflow;
	}

	/** Publishes a workflow; one that is on is switched off first. */
	async switchOn(workflow: SwitchedWorkflow, weather: Weather = fair): Promise<void> {
		await this.#during(weather, workflow, async () => {
			if (workflow.isActive) await this.#clear(workflow);
			this.#store(workflow, { isActive: true, waiting: undefined });
			try {
				await this.#register(workflow, workflow.staticData);
			} catch (error) {
				this.lastError = error;
				await this.#clear(workflow);
				this.#store(workflow, { isActive: false });
			}
		});
	}

	/** Unpublishes a workflow; what fails is told in the log alone. */
	async switchOff(workflow: SwitchedWorkflow, weather: Weather = fair): Promise<void> {
		await this.#during(weather, workflow, async () => {
			await this.#clear(workflow);
			this.#store(workflow, { isActive: false, waiting: undefined });
		});
	}

	/** The editor begins to listen; it starts from nothing stored, and nothing is stored. */
	async listen(workflow: SwitchedWorkflow, weather: Weather = fair): Promise<void> {
		await this.#during(weather, workflow, async () => {
			const session = kept(workflow, {});
			try {
				const test = { isTest: true };
				if (!(await this.#call(workflow, session, 'checkExists', test)))
					await this.#call(workflow, session, 'create', test);
				if (!this.#isDead) workflow.listening = { staticData: session.staticData };
			} catch (error) {
				this.lastError = error;
				workflow.listening = undefined;
				await this.#call(workflow, session, 'delete', { isTest: true }).catch(() => false);
			}
		});
	}

	/** A message came, the person has stopped it, or two minutes are over. */
	async stopListening(workflow: SwitchedWorkflow, weather: Weather = fair): Promise<void> {
		const { listening } = workflow;
		if (!listening) return;
		await this.#during(weather, workflow, async () => {
			const session = kept(workflow, listening.staticData);
			workflow.listening = undefined;
			await this.#call(workflow, session, 'delete', { isTest: true }).catch((error: unknown) => {
				this.lastError = error;
			});
		});
	}

	/** n8n is killed and started again, perhaps with another address. */
	async restart(weather: Weather = fair, address = this.address): Promise<void> {
		this.#end();
		this.address = address;
		for (const workflow of this.workflows.filter(({ isActive }) => isActive)) {
			await this.#during(weather, workflow, async () => {
				await this.#start(workflow, workflow.staticData);
			});
		}
	}

	/** n8n tries once more to activate what it could not at its start: with what it knew then. */
	async retry(weather: Weather = fair): Promise<void> {
		for (const workflow of this.workflows) {
			const { waiting } = workflow;
			if (!waiting) continue;
			await this.#during(weather, workflow, async () => {
				await this.#start(workflow, waiting.staticData);
			});
		}
	}

	async #start(workflow: SwitchedWorkflow, staticData: IDataObject): Promise<void> {
		const before = structuredClone(staticData);
		try {
			await this.#register(workflow, staticData);
			this.#store(workflow, { waiting: undefined });
		} catch (error) {
			this.lastError = error;
			await this.#clear(workflow);
			this.#store(workflow, { waiting: { staticData: before } });
		}
	}

	async #register(workflow: SwitchedWorkflow, staticData: IDataObject): Promise<void> {
		const session = kept(workflow, staticData);
		if (!(await this.#call(workflow, session, 'checkExists')))
			await this.#call(workflow, session, 'create');
		this.#store(workflow, { staticData: session.staticData });
	}

	/** As n8n does at the end and after a failure: with what the database has. */
	async #clear(workflow: SwitchedWorkflow): Promise<void> {
		const session = kept(workflow, workflow.staticData);
		try {
			await this.#call(workflow, session, 'delete');
			this.#store(workflow, { staticData: session.staticData });
		} catch (error) {
			this.lastError = error;
		}
	}

	async #call(
		{ credential: state }: SwitchedWorkflow,
		session: KeptTrigger,
		method: 'checkExists' | 'create' | 'delete',
		settings: HookSettings = {},
	): Promise<boolean> {
		if (this.#isDead) throw new Error('n8n is dead');
		const { address } = this;
		const { url } = this.twilio.standIn;
		const credential = {
			...this.settings.credential,
			...(state === 'elsewhere' && { baseUrl: url.replace('127.0.0.1', 'localhost') }),
		};
		const hasNoCredential = state === 'gone';
		const all = { ...this.settings, credential, hasNoCredential, address, ...settings };
		return await callHook(this.twilio, session, method, all);
	}

	#store(workflow: SwitchedWorkflow, changes: Partial<SwitchedWorkflow>): void {
		if (this.#diesBeforeStoring && 'staticData' in changes) this.#isDead = true;
		if (!this.#isDead) Object.assign(workflow, structuredClone(changes));
	}

	async #during(
		{ faults, death }: Weather,
		workflow: SwitchedWorkflow,
		operate: () => Promise<void>,
	): Promise<void> {
		const { faults: twilio } = this.twilio.standIn;
		let count = 0;
		this.lastError = undefined;
		this.wasStruck = false;
		twilio.decide = ({ method, form }) => {
			const number = count++;
			if (this.#isDead) return { kind: 'cut', moment: 'before' };
			const isUnknown = workflow.credential === 'elsewhere';
			const isRefused = method === 'POST' && form.some(([, value]) => this.refused.has(value));
			const refusal = isUnknown ? notFound : isRefused ? invalidUrl : undefined;
			// Of what Twilio refuses, nothing is carried out, whatever becomes of n8n or the answer.
			if (death?.request === number) {
				this.#isDead = true;
				return { kind: 'cut', moment: refusal ? 'before' : death.moment };
			}
			const fault = faults[number];
			if (fault) this.wasStruck = true;
			const isCarriedOut = fault !== undefined && 'moment' in fault && fault.moment === 'after';
			return refusal && isCarriedOut ? { kind: 'cut', moment: 'before' } : (fault ?? refusal);
		};
		this.#diesBeforeStoring = death?.request === 'none';
		await operate();
		this.#diesBeforeStoring = false;
		twilio.decide = () => undefined;
		if (!death) return;
		await this.restart();
		this.wasStruck = true;
	}

	#end(): void {
		endProcess(this.directory);
		this.#isDead = false;
		for (const workflow of this.workflows) {
			workflow.listening = undefined;
			workflow.waiting = undefined;
		}
	}
}

function kept(
	{ ids, parameters }: Pick<SwitchedWorkflow, 'ids' | 'parameters'>,
	staticData: IDataObject,
): KeptTrigger {
	return { ids, parameters, staticData: structuredClone(staticData) };
}
