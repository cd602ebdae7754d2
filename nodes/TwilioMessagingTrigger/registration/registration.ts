import type { IHookFunctions } from 'n8n-workflow';
import { accountOf, type TwilioAccount } from '../../connection/account';
import { apiError } from '../../connection/apiError';
import { askTwilio } from '../../connection/askTwilio';
import { usualTimeout } from '../../twilio/api/answer';
import { isFailure } from '../../twilio/api/failure';
import {
	fetchSourceRequest,
	messagesTo,
	settingsIn,
	statusUpdatesTo,
	updateSourceRequest,
	type WebhookSettings,
	type WebhookSettingsGroup,
	type Source,
} from '../../twilio/senders/webhookTargets';
import type { JsonObject } from '../../twilio/api/json';
import { readTriggerParameters, type TriggerParameters } from '../fields/triggerParameters';
import { RegistrationStore } from './storedRegistrations';
import { noteOriginal, originalOf } from './originalSettings';
import { isOwn, isTaken } from './webhookUrl';
import { InvalidValue } from '../../twilio/values/problem';

/** Makes Twilio post to this node's webhook, and undoes it. Its three methods are n8n's `webhookMethods`. */
export class Registration {
	private constructor(
		private readonly context: IHookFunctions,
		private readonly account: TwilioAccount,
		private readonly settings: TriggerParameters,
		private readonly url: string,
		private readonly memory: RegistrationStore,
	) {}

	static async of(context: IHookFunctions): Promise<Registration> {
		const account = await accountOf(context);
		const url = context.getNodeWebhookUrl('default') ?? '';
		const kept = context.getWorkflowStaticData('node');
		return new Registration(
			context,
			account,
			readTriggerParameters((name, fallback) => context.getNodeParameter(name, fallback)),
			url,
			new RegistrationStore(kept, url, context.getActivationMode() === 'manual'),
		);
	}

	/** Whether Twilio posts here already, all that is wanted. */
	async exists(): Promise<boolean> {
		const { source } = this.settings;
		const registered = this.memory.recall();
		if (!source || registered?.source.sid !== source.sid) return false;
		const resource = await this.#fetch(source);
		if (resource === undefined) return false;
		const groups = this.#groups();
		const isSame = Object.keys(registered.before).length === groups.length;
		return isSame && groups.every((group) => holds(resource, group));
	}

	/**
	 * Points the source here and remembers what stood there.
	 *
	 * @throws InvalidValue when that would take it away from somebody
	 */
	async create(): Promise<void> {
		this.#checkToken();
		const { source } = this.settings;
		if (!source) return;
		const resource = await this.#fetch(source);
		if (resource === undefined) throw gone(source);
		const groups = this.#groups();
		for (const group of groups) this.#checkFree(source, group, resource);
		const before = Object.fromEntries(
			groups.map((group) => [group.address, this.#stoodThere(source, group, resource)]),
		);
		this.memory.remember({ source, url: this.url, before });
		await this.#update(source, groups);
	}

	/** Puts back what stood there, unless somebody has changed it by hand since. */
	async delete(): Promise<void> {
		const registered = this.memory.recall();
		if (!registered) return;
		const { source, url, before } = registered;
		const resource = await this.#fetch(source);
		// Where the editor still listens, the active workflow's end is the end of both.
		const isOurs = (address: unknown) =>
			address === url ||
			(!this.memory.isTest && typeof address === 'string' && isOwn(address, url));
		const restored = Object.entries(before).flatMap(([address, settings]) =>
			isOurs(resource?.[address]) ? [{ address, settings }] : [],
		);
		if (restored.length > 0) await this.#update(source, restored);
		this.memory.forget();
	}

	#groups(): WebhookSettingsGroup[] {
		const { source, events } = this.settings;
		if (!source) return [];
		const forStatus = source.kind === 'messagingService' && events.has('messageStatusUpdated');
		return [
			...(events.has('messageReceived') ? [messagesTo(source.kind, this.url)] : []),
			...(forStatus ? [statusUpdatesTo(this.url)] : []),
		];
	}

	#checkToken(): void {
		if (!this.settings.checkSignature || this.account.authToken !== '') return;
		throw new InvalidValue(
			'The signature of requests cannot be checked: the credential has no Auth Token',
			'Twilio signs with the Auth Token, never with an API key. Open the credential and fill in "Auth Token (for Webhook Signatures)".',
		);
	}

	#checkFree({ sid }: Source, group: WebhookSettingsGroup, resource: JsonObject): void {
		if (this.settings.replaceExisting) return;
		const { [group.address]: address = '', ...current } = settingsIn(
			resource,
			Object.keys(group.settings),
		);
		const usedBy = isTaken(address, this.url)
			? withoutSecrets(address)
			: (current.sms_application_sid ?? '') !== ''
				? `the application ${current.sms_application_sid ?? ''}`
				: current.use_inbound_webhook_on_number === 'true'
					? 'the webhooks of its numbers (Defer to sender’s webhook)'
					: undefined;
		if (usedBy === undefined) return;
		throw new InvalidValue(
			`${sid} is in use: its messages go to ${usedBy}`,
			'Choose another one, or add the option Replace Existing Webhook: what stands there now is put back when the workflow is deactivated.',
		);
	}

	/**
	 * What to put back one day. It is not what we have put there ourselves, be it before a crash or for
	 * the editor's listening; only that listening gives the active workflow its own back.
	 */
	#stoodThere({ sid }: Source, group: WebhookSettingsGroup, resource: JsonObject): WebhookSettings {
		const current = settingsIn(resource, Object.keys(group.settings));
		const address = current[group.address] ?? '';
		if (!isOwn(address, this.url)) {
			noteOriginal(sid, group.address, current);
			return current;
		}
		if (this.memory.isTest && address !== this.url) return current;
		const registered = this.memory.recall();
		const kept = registered?.source.sid === sid ? registered.before[group.address] : undefined;
		return kept ?? originalOf(sid, group.address) ?? empty(group);
	}

	/** The source as it is; undefined when there is none of that SID any more. */
	async #fetch(source: Source): Promise<JsonObject | undefined> {
		const request = fetchSourceRequest(this.account.accountSid, source);
		const answer = await askTwilio(this.context, this.account, request, usualTimeout);
		if (!isFailure(answer)) return answer.body;
		if (answer.status === 404) return undefined;
		const subject = `${source.sid} could not be read`;
		throw apiError(this.context.getNode(), answer, { subject });
	}

	async #update(source: Source, groups: readonly WebhookSettingsGroup[]): Promise<void> {
		const settings = groups.reduce<WebhookSettings>(
			(all, group) => ({ ...all, ...group.settings }),
			{},
		);
		const request = updateSourceRequest(this.account.accountSid, source, settings);
		const answer = await askTwilio(this.context, this.account, request, usualTimeout);
		if (!isFailure(answer)) return;
		const subject = `The webhook of ${source.sid} could not be changed`;
		throw apiError(this.context.getNode(), answer, { subject });
	}
}

/** A fallback that somebody has added is theirs: Twilio calls it only when n8n does not answer. */
function holds(resource: JsonObject, { settings }: WebhookSettingsGroup): boolean {
	const current = settingsIn(resource, Object.keys(settings));
	return Object.entries(settings).every(
		([name, value]) => current[name] === value || name.includes('fallback'),
	);
}

function empty({ settings }: WebhookSettingsGroup): WebhookSettings {
	return Object.fromEntries(
		Object.keys(settings).map((name) => [name, name.endsWith('method') ? 'POST' : '']),
	);
}

function gone({ sid }: Source): InvalidValue {
	return new InvalidValue(
		`Twilio does not have ${sid} (any more)`,
		'Choose another one, and check that the credential is for the account that it belongs to.',
	);
}

/** People put passwords and keys into addresses; n8n shows and stores what an error says. */
function withoutSecrets(address: string): string {
	if (!URL.canParse(address)) return 'another address';
	const { origin, pathname } = new URL(address);
	return origin + pathname;
}
