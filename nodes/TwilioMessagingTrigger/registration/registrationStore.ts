import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { processMemory, stateOf } from './processMemory';
import {
	isSameSource,
	readStored,
	writeStored,
	type StoredRegistration,
	type StoredRegistrations,
} from './storedRegistrations';
import {
	keyOf,
	shortNameOf,
	type Webhook,
	type WebhookIdentity,
	type WebhookKind,
} from './webhook';

/** The trigger that a webhook belongs to, and how n8n calls it just now. */
export interface Calling extends Omit<WebhookIdentity, 'kind'> {
	/** The webhook's own. */
	readonly url: string;
	/** Whether the editor begins to listen. */
	readonly startsTest: boolean;
}

/** The registrations of one webhook: in the workflow's static data, and what this process knows beside it. */
export class RegistrationStore {
	readonly webhook: Webhook;
	readonly #kind: WebhookKind;
	readonly #key: string;

	/** @param staticData the node's, which n8n stores with the workflow */
	constructor(
		private readonly staticData: IDataObject,
		{ instance, trigger, url, startsTest }: Calling,
	) {
		const { testUrls } = processMemory;
		if (startsTest) testUrls.add(url);
		const isTest = testUrls.has(url) || this.#stored.test?.url === url;
		this.#kind = isTest ? 'test' : 'active';
		this.#key = keyOf({ instance, trigger, kind: this.#kind });
		const formerUrls = this.known().map((registration) => registration.url);
		this.webhook = { instance, trigger, kind: this.#kind, url, formerUrls };
	}

	/**
	 * All that is to be restored one day, one of each source: first what is stored last, then what n8n has
	 * not stored because an activation failed, then what is still owed.
	 */
	known(): StoredRegistration[] {
		const { [this.#kind]: stored, owed } = this.#stored;
		return [...(stored ? [stored] : []), ...this.#unstored, ...owed].reduce<StoredRegistration[]>(
			(known, each) => (isIn(known, each) ? known : [...known, each]),
			[],
		);
	}

	/** Whether it could not be given back earlier. */
	isOwed(registration: StoredRegistration): boolean {
		return isIn(this.#stored.owed, registration);
	}

	/** Remembers what the webhook has taken over, in place of what it had before. */
	remember(registration: StoredRegistration): void {
		this.#setUnstored([...without(this.#unstored, registration), registration]);
		const owed = without(this.#stored.owed, registration);
		this.#write({ [this.#kind]: registration, owed });
	}

	/** Forgets what has been given back. */
	forget(registration: StoredRegistration): void {
		this.#setUnstored(without(this.#unstored, registration));
		this.#write({
			...this.#withoutStored(registration),
			owed: without(this.#stored.owed, registration),
		});
	}

	/** Keeps what could not be given back, whatever the webhook takes over next. */
	owe(registration: StoredRegistration): void {
		const owed = [...without(this.#stored.owed, registration), registration];
		// What is known of a part that was restored counts from now on. Of listening, n8n stores nothing.
		const others = without(this.#unstored, registration);
		if (registration.left)
			this.#setUnstored(this.#kind === 'test' ? [...others, registration] : others);
		this.#write({ ...this.#withoutStored(registration), owed });
	}

	/** Where the editor's listening has ended without giving back what it took: its own store. */
	get leftByListening(): RegistrationStore | undefined {
		const { instance, trigger } = this.webhook;
		const test = { instance, trigger, kind: 'test' } as const;
		const [left] = processMemory.unstored.get(keyOf(test)) ?? [];
		if (!left || this.#kind === 'test' || stateOf(test) !== 'off') return undefined;
		return new RegistrationStore({}, { instance, trigger, url: left.url, startsTest: true });
	}

	get #stored(): StoredRegistrations {
		return readStored(this.staticData);
	}

	get #unstored(): readonly StoredRegistration[] {
		return processMemory.unstored.get(this.#key) ?? [];
	}

	#setUnstored(registrations: readonly StoredRegistration[]): void {
		if (registrations.length === 0) processMemory.unstored.delete(this.#key);
		else processMemory.unstored.set(this.#key, registrations);
	}

	#withoutStored(registration: StoredRegistration): Partial<StoredRegistrations> {
		const { [this.#kind]: stored } = this.#stored;
		return stored && isSameSource(stored, registration) ? { [this.#kind]: undefined } : {};
	}

	#write(changes: Partial<StoredRegistrations>): void {
		writeStored(this.staticData, { ...this.#stored, ...changes });
	}
}

/** The registrations of the webhook that n8n switches. */
export function storeOf(context: IHookFunctions): RegistrationStore {
	const instance = context.getInstanceId();
	return new RegistrationStore(context.getWorkflowStaticData('node'), {
		instance: shortNameOf(instance),
		trigger: shortNameOf(instance, context.getWorkflow().id ?? '', context.getNode().id),
		url: context.getNodeWebhookUrl('default') ?? '',
		startsTest: context.getActivationMode() === 'manual',
	});
}

function isIn(list: readonly StoredRegistration[], registration: StoredRegistration): boolean {
	return list.some((each) => isSameSource(each, registration));
}

function without(list: readonly StoredRegistration[], registration: StoredRegistration) {
	return list.filter((each) => !isSameSource(each, registration));
}
