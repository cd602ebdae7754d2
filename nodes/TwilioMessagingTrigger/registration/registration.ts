import type { IHookFunctions } from 'n8n-workflow';
import { accountOf, type TwilioAccount } from '../../connection/account';
import { InvalidValue, type Problem } from '../../twilio/values/problem';
import { readTriggerParameters, type TriggerParameters } from '../fields/triggerParameters';
import { noteOriginals, originalsOf } from './originalSettings';
import { registrationProblems } from './registrationProblems';
import { SourceResource } from './sourceResource';
import { RegistrationStore } from './storedRegistrations';
import { giveBack, takeOver } from './transitions';
import { isRegistered, wantedSettings } from './wantedSettings';

/**
 * Makes Twilio post to this node's webhook, and undoes it. Its three methods are n8n's `webhookMethods`:
 * each reads what stands at Twilio, has `transitions.ts` decide, and does what that says.
 */
export class Registration {
	readonly #sources: SourceResource;

	private constructor(
		context: IHookFunctions,
		private readonly account: TwilioAccount,
		private readonly parameters: TriggerParameters,
		private readonly url: string,
		private readonly store: RegistrationStore,
	) {
		this.#sources = new SourceResource(context, account);
	}

	/** @throws InvalidValue for a credential or a field that cannot be right */
	static async of(context: IHookFunctions): Promise<Registration> {
		const account = await accountOf(context);
		const parameters = readTriggerParameters((name, fallback) =>
			context.getNodeParameter(name, fallback),
		);
		const url = context.getNodeWebhookUrl('default') ?? '';
		const startsTest = context.getActivationMode() === 'manual';
		const staticData = context.getWorkflowStaticData('node');
		const store = new RegistrationStore(staticData, url, startsTest);
		return new Registration(context, account, parameters, url, store);
	}

	/**
	 * Whether Twilio posts here already, all that is wanted.
	 *
	 * @throws NodeApiError when Twilio does not say
	 */
	async exists(): Promise<boolean> {
		const { source } = this.parameters;
		const remembered = this.store.recall();
		if (!source || remembered?.source.sid !== source.sid) return false;
		const standing = await this.#sources.fetch(source);
		if (standing === undefined) return false;
		return isRegistered(wantedSettings(this.parameters, this.url), standing, remembered);
	}

	/**
	 * Points the source here and remembers what stood there.
	 *
	 * @throws InvalidValue when that cannot work, or would take the source away from somebody
	 * @throws NodeApiError when Twilio refuses or does not answer
	 */
	async create(): Promise<void> {
		const { source, checkSignature, replaceExisting } = this.parameters;
		if (checkSignature && this.account.authToken === '')
			throw refusal(registrationProblems.noAuthToken);
		if (!source) return;
		const standing = await this.#sources.fetch(source);
		if (standing === undefined) throw refusal(registrationProblems.sourceGone(source.sid));
		const takeover = takeOver({
			source,
			webhook: { kind: this.store.kind, url: this.url },
			wanted: wantedSettings(this.parameters, this.url),
			standing,
			remembered: this.store.recall(),
			originals: originalsOf(source.sid),
			mayReplace: replaceExisting,
		});
		if ('what' in takeover) throw refusal(takeover);
		noteOriginals(source.sid, takeover.originals);
		// Before Twilio is told: should its answer be lost, it is known all the same what stood there.
		this.store.remember(takeover.registration);
		await this.#sources.update(source, takeover.settings);
	}

	/**
	 * Puts back what stood there, unless somebody has changed it by hand since.
	 *
	 * @throws NodeApiError when Twilio refuses or does not answer; then it can be done again
	 */
	async delete(): Promise<void> {
		const remembered = this.store.recall();
		if (!remembered) return;
		const standing = await this.#sources.fetch(remembered.source);
		const settings = giveBack(this.store.kind, standing ?? {}, remembered);
		if (Object.keys(settings).length > 0) await this.#sources.update(remembered.source, settings);
		this.store.forget();
	}
}

function refusal({ what, advice }: Problem): InvalidValue {
	return new InvalidValue(what, advice);
}
