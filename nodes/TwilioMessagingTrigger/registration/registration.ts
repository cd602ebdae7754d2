import type { IHookFunctions } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { InvalidValue, rethrown, valueOrInvalid } from '../../twilio/values/problem';
import type { JsonObject } from '../../twilio/api/json';
import type { Source } from '../../twilio/senders/webhookSource';
import type { TriggerParameters } from '../fields/triggerParameters';
import { ActivationChecks } from './activationChecks';
import { noteCalled } from './calledWebhooks';
import { GivingBack } from './givingBack';
import { readHookParameters } from './hookParameters';
import { noteState } from './processMemory';
import { refusal, registrationProblems } from './registrationProblems';
import type { RegistrationStore } from './registrationStore';
import { nameOfSource } from './sourceName';
import { SourceResource, type NamedSource } from './sourceResource';
import { isSameSource, type StoredRegistration } from './storedRegistrations';
import { stands, takeOver, type Situation } from './transitions';
import { placeOf } from './twilioPlace';
import { wantedSettings } from './wantedSettings';

/**
 * Makes Twilio post to this node's webhook, and undoes it. Its three methods are n8n's `webhookMethods`:
 * each reads what stands at Twilio, has `transitions.ts` decide, and does what that says.
 */
export class Registration {
	readonly #resource: SourceResource;
	readonly #givingBack: GivingBack;

	constructor(
		private readonly context: IHookFunctions,
		private readonly account: TwilioAccount,
		private readonly store: RegistrationStore,
	) {
		this.#resource = new SourceResource(context, account);
		const { webhook } = store;
		this.#givingBack = new GivingBack(context, this.#resource, webhook, account.accountSid);
	}

	/**
	 * Whether Twilio posts here already, all that is wanted.
	 *
	 * @throws InvalidValue for a field that cannot be right
	 * @throws NodeApiError when Twilio does not say
	 */
	async exists(): Promise<boolean> {
		const parameters = readHookParameters(this.context);
		const [remembered, ...others] = this.store.known();
		const named = parameters.source && this.#named(parameters.source);
		if (!named || !remembered || others.length > 0) return false;
		const isSame = isSameSource(remembered, named) && remembered.account !== undefined;
		if (!isSame || remembered.url !== this.store.webhook.url) return false;
		const standing = await this.#resource.fetch(named);
		if (!standing) return false;
		const situation = this.#situation(parameters, named, standing);
		const takeover = takeOver(situation);
		if ('what' in takeover || !stands(takeover, standing, remembered)) return false;
		noteCalled(situation, takeover);
		return true;
	}

	/**
	 * Points the source here and remembers the previous webhook.
	 *
	 * @throws InvalidValue when that cannot work, or would take the source away from somebody
	 * @throws NodeApiError when Twilio refuses or does not answer
	 */
	async create(): Promise<void> {
		const parameters = readHookParameters(this.context);
		const checks = new ActivationChecks(this.context, this.account, parameters);
		const { url } = this.store.webhook;
		const { source } = parameters;
		if (!source) {
			await checks.checkAll(url, undefined);
			await this.#settle(undefined);
			noteState(this.store.webhook, 'on');
		} else {
			const standing = await this.#resource.fetch(this.#named(source));
			if (!standing)
				throw refusal(registrationProblems.sourceGone(source.sid, this.account.accountSid));
			const named = { ...this.#named(source), name: nameOfSource(source, standing) };
			await checks.checkAll(url, named.name);
			await this.#take(checks, this.#situation(parameters, named, standing));
		}
	}

	/**
	 * Restores the previous webhook, unless somebody has changed it by hand since.
	 *
	 * @throws NodeApiError when Twilio refuses or does not answer; then it can be done again
	 */
	async delete(): Promise<void> {
		const failures: unknown[] = [];
		for (const registration of [...this.store.known(), ...this.#chosen()]) {
			try {
				this.#settled(registration, await this.#givingBack.one(registration));
			} catch (error) {
				// Only the credential of its account can give it back: it stays known until then.
				const isOwed = error instanceof InvalidValue || this.store.isOwed(registration);
				if (isOwed) this.#owe(registration, error);
				else failures.push(error);
			}
		}
		await this.#settleListening();
		if (failures.length > 0) throw rethrown(failures[0]);
	}

	async #take(checks: ActivationChecks, situation: Situation): Promise<void> {
		const { remembered, wanted } = situation;
		const takeover = takeOver(situation);
		if ('what' in takeover) throw refusal(takeover);
		if (wanted.length > 0) await checks.checkMembership(situation);
		await this.#settle(situation);
		const rest = await this.#givingBack.unwanted(situation);
		if (wanted.length > 0) {
			// Before Twilio is told: should its answer be lost, the previous webhook is known all the same.
			this.store.remember(withRest(takeover.registration, rest));
			await this.#resource.take(situation, takeover);
		} else if (remembered) this.#settled(remembered, rest);
		noteCalled(situation, takeover);
	}

	/** Gives back what was taken over earlier, but for a source that is kept; what does not go yet is owed. */
	async #settle(kept: NamedSource | undefined): Promise<void> {
		for (const registration of this.store.known()) {
			if (kept && isSameSource(registration, kept)) continue;
			try {
				this.#settled(registration, await this.#givingBack.one(registration));
			} catch (error) {
				this.#owe(registration, error);
			}
		}
		await this.#settleListening();
	}

	/** n8n asks once at the end of listening, and forgets. */
	async #settleListening(): Promise<void> {
		const listening = this.store.leftByListening;
		if (!listening) return;
		const { accountSid } = this.account;
		const givingBack = new GivingBack(this.context, this.#resource, listening.webhook, accountSid);
		for (const registration of listening.known()) {
			try {
				const rest = await givingBack.one(registration);
				if (rest) listening.owe(rest);
				else listening.forget(registration);
			} catch (error) {
				givingBack.tellOwed(registration, error);
			}
		}
	}

	#settled(registration: StoredRegistration, rest: StoredRegistration | undefined): void {
		if (rest) this.store.owe(rest);
		else this.store.forget(registration);
	}

	#owe(registration: StoredRegistration, error: unknown): void {
		this.store.owe(registration);
		this.#givingBack.tellOwed(registration, error);
	}

	/** The source of the node's fields, where nothing is known of it: an activation may have failed halfway. */
	#chosen(): StoredRegistration[] {
		const parameters = valueOrInvalid(() => readHookParameters(this.context));
		if (parameters instanceof InvalidValue || !parameters.source) return [];
		const chosen = { ...this.#named(parameters.source), url: this.store.webhook.url, before: {} };
		return this.store.known().some((each) => isSameSource(each, chosen)) ? [] : [chosen];
	}

	#situation(
		parameters: TriggerParameters,
		named: NamedSource & { readonly at: string },
		standing: JsonObject,
	): Situation {
		const { webhook } = this.store;
		return {
			...named,
			webhook,
			wanted: wantedSettings(parameters, webhook.url),
			standing,
			remembered: this.store.known().find((each) => isSameSource(each, named)),
			mayReplace: parameters.replaceExisting,
		};
	}

	#named(source: Source): NamedSource & { readonly at: string } {
		const { accountSid: account } = this.account;
		return { source, name: source.sid, account, at: placeOf(this.account) };
	}
}

/** What Twilio has refused of what is given back beside what is taken over stays known with it. */
function withRest(
	taken: StoredRegistration,
	rest: StoredRegistration | undefined,
): StoredRegistration {
	if (!rest?.left) return taken;
	return { ...taken, before: { ...rest.before, ...taken.before }, left: rest.left };
}
