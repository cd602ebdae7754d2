import type { IHookFunctions } from 'n8n-workflow';
import { accountOf, type TwilioAccount } from '../../connection/account';
import { InvalidValue, rethrown, valueOrInvalid } from '../../twilio/values/problem';
import type { JsonObject } from '../../twilio/api/json';
import type { Source } from '../../twilio/senders/webhookSource';
import type { TriggerParameters } from '../fields/triggerParameters';
import { ActivationChecks } from './activationChecks';
import { GivingBack } from './givingBack';
import { readHookParameters } from './hookParameters';
import { noteState } from './processMemory';
import { refusal, registrationProblems } from './registrationProblems';
import { RegistrationStore } from './registrationStore';
import { nameOfSource } from './sourceName';
import { SourceResource, type NamedSource } from './sourceResource';
import { isSameSource, type StoredRegistration } from './storedRegistrations';
import { giveBack, stands, takeOver, type Situation } from './transitions';
import { possibleSettings, wantedSettings } from './wantedSettings';
import { shortNameOf } from './webhook';

/**
 * Makes Twilio post to this node's webhook, and undoes it. Its three methods are n8n's `webhookMethods`:
 * each reads what stands at Twilio, has `transitions.ts` decide, and does what that says.
 */
export class Registration {
	readonly #resource: SourceResource;
	readonly #givingBack: GivingBack;

	private constructor(
		private readonly context: IHookFunctions,
		private readonly account: TwilioAccount,
		private readonly store: RegistrationStore,
	) {
		this.#resource = new SourceResource(context, account);
		const { webhook } = store;
		this.#givingBack = new GivingBack(context, this.#resource, webhook, account.accountSid);
	}

	/** @throws InvalidValue for a credential that cannot be right */
	static async of(context: IHookFunctions): Promise<Registration> {
		const account = await accountOf(context);
		const instance = context.getInstanceId();
		const store = new RegistrationStore(context.getWorkflowStaticData('node'), {
			instance: shortNameOf(instance),
			trigger: shortNameOf(instance, context.getWorkflow().id ?? '', context.getNode().id),
			url: context.getNodeWebhookUrl('default') ?? '',
			startsTest: context.getActivationMode() === 'manual',
		});
		return new Registration(context, account, store);
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
		const takeover = takeOver(this.#situation(parameters, named, standing));
		const exists = !('what' in takeover) && stands(takeover, standing, remembered);
		if (exists) noteState(this.store.webhook, 'on');
		return exists;
	}

	/**
	 * Points the source here and remembers what stood there.
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
		} else {
			const standing = await this.#resource.fetch(this.#named(source));
			if (!standing)
				throw refusal(registrationProblems.sourceGone(source.sid, this.account.accountSid));
			const named = { ...this.#named(source), name: nameOfSource(source, standing) };
			await checks.checkAll(url, named.name);
			await this.#take(checks, this.#situation(parameters, named, standing));
		}
		noteState(this.store.webhook, 'on');
	}

	/**
	 * Puts back what stood there, unless somebody has changed it by hand since.
	 *
	 * @throws NodeApiError when Twilio refuses or does not answer; then it can be done again
	 */
	async delete(): Promise<void> {
		noteState(this.store.webhook, 'off');
		const failures: unknown[] = [];
		for (const registration of [...this.store.known(), ...this.#chosen()]) {
			try {
				await this.#givingBack.one(registration);
				this.store.forget(registration);
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
		const { webhook } = this.store;
		const { source, standing, remembered, wanted } = situation;
		const takeover = takeOver(situation);
		if ('what' in takeover) throw refusal(takeover);
		if (wanted.length > 0) await checks.checkMembership(situation);
		await this.#settle(situation);
		const wantedUrls = new Set(wanted.map(({ urlSetting }) => urlSetting));
		const unwanted = possibleSettings(source.kind, webhook.url).filter(
			({ urlSetting }) => !wantedUrls.has(urlSetting),
		);
		const rest = giveBack(webhook, unwanted, standing, remembered);
		const settings = { ...rest, ...takeover.settings };
		// Before Twilio is told: should its answer be lost, it is known all the same what stood there.
		if (wanted.length > 0) this.store.remember(takeover.registration);
		if (Object.keys(settings).length > 0) {
			const plainSettings = { ...rest, ...takeover.plainSettings };
			await this.#resource.take(situation, { ...takeover, settings, plainSettings });
		}
		if (wanted.length === 0 && remembered) this.store.forget(remembered);
	}

	/** Gives back what was taken over earlier, but for a source that is kept; what does not go yet is owed. */
	async #settle(kept: NamedSource | undefined): Promise<void> {
		for (const registration of this.store.known()) {
			if (kept && isSameSource(registration, kept)) continue;
			try {
				await this.#givingBack.one(registration);
				this.store.forget(registration);
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
				await givingBack.one(registration);
				listening.forget(registration);
			} catch (error) {
				givingBack.tellOwed(registration, error);
			}
		}
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

	#situation(parameters: TriggerParameters, named: NamedSource, standing: JsonObject): Situation {
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

	#named(source: Source): NamedSource {
		return { source, name: source.sid, account: this.account.accountSid };
	}
}
