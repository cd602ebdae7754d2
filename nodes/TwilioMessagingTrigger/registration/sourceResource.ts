import type { IHookFunctions } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { apiError } from '../../connection/apiError';
import { askTwilio } from '../../connection/askTwilio';
import { usualTimeout } from '../../twilio/api/answer';
import { isFailure, isGone, type TwilioFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { TwilioRequest } from '../../twilio/api/request';
import { noForm } from '../../twilio/message/formLabels';
import type { WebhookSettings } from '../../twilio/senders/webhookSettings';
import type { Source } from '../../twilio/senders/webhookSource';
import { fetchSourceRequest, updateSourceRequest } from '../../twilio/senders/sourceRequests';
import { lesserThan } from './lesserSettings';
import { reasonOf, refusal, registrationProblems, withoutEcho } from './registrationProblems';
import type { Takeover } from './transitions';
import { placeOf } from './twilioPlace';

/** A source, by what people call it. */
export interface NamedSource {
	readonly source: Source;
	/** Its SID where it is not known. */
	readonly name: string;
	/** The account that it belongs to. */
	readonly account: string;
	/** Where that account was reached; undefined where nobody has noted it. */
	readonly at: string | undefined;
}

/** The numbers and services of an account, as they stand at Twilio. */
export class SourceResource {
	constructor(
		private readonly context: IHookFunctions,
		private readonly account: TwilioAccount,
	) {}

	/**
	 * Reads a source.
	 *
	 * @returns undefined when there is none of that SID (any more)
	 * @throws InvalidValue when it belongs to an account, or a region, that the credential is not for
	 * @throws NodeApiError when Twilio does not say
	 */
	async fetch({ source, name, account, at }: NamedSource): Promise<JsonObject | undefined> {
		const answer = await this.#ask(fetchSourceRequest(account, source));
		if (!isFailure(answer)) return answer.body;
		const { accountSid } = this.account;
		if (account !== accountSid && isDenied(answer))
			throw refusal(registrationProblems.otherAccount(name, account, accountSid));
		// Nothing is known there of what is in another region.
		const here = placeOf(this.account);
		if (at !== undefined && at !== here && isDenied(answer))
			throw refusal(registrationProblems.otherPlace(name, at, here));
		if (isGone(answer)) return undefined;
		throw this.#error(answer, `${name} could not be read`);
	}

	/**
	 * Takes a source over; its other settings stay.
	 *
	 * @throws NodeApiError when Twilio does not confirm it
	 */
	async take(named: NamedSource, { settings, plainSettings }: Takeover): Promise<void> {
		let failure = await this.#set(named, settings);
		if (failure && isRefusal(failure)) {
			const refused = failure;
			failure = await this.#set(named, plainSettings);
			if (!failure) this.#warn(registrationProblems.noteRefused(named.name, reasonOf(refused)));
		}
		if (failure) throw this.#error(failure, `The webhook of ${named.name} could not be set`);
	}

	/**
	 * Restores what stood at a source, or as much of it as Twilio takes.
	 *
	 * @returns what stands there now, where some of it may be restored another time
	 * @throws NodeApiError when Twilio does not confirm it
	 */
	async restore(
		named: NamedSource,
		settings: WebhookSettings,
	): Promise<WebhookSettings | undefined> {
		let failure = await this.#set(named, settings);
		for (const { less, missing, isFinal } of lesserThan(settings)) {
			if (!failure || !isRefusal(failure)) break;
			const reason = reasonOf(failure);
			failure = await this.#set(named, less);
			if (failure) continue;
			this.#warn(registrationProblems.notPutBack(named.name, missing, reason));
			return isFinal ? undefined : less;
		}
		// Whatever has been deleted meanwhile calls nobody.
		if (failure && !isGone(failure))
			throw this.#error(withoutEcho(failure), `The webhook of ${named.name} could not be restored`);
		return undefined;
	}

	async #set(
		{ source, account }: NamedSource,
		settings: WebhookSettings,
	): Promise<TwilioFailure | undefined> {
		const answer = await this.#ask(updateSourceRequest(account, source, settings));
		return isFailure(answer) ? answer : undefined;
	}

	async #ask(request: TwilioRequest) {
		return await askTwilio(this.context, this.account, request, usualTimeout, noForm);
	}

	/** n8n shows nothing but the message where a workflow is activated. */
	#error(failure: TwilioFailure, subject: string) {
		const advice = registrationProblems.adviceFor(failure);
		const error = apiError(this.context.getNode(), failure, { subject, advice });
		error.message = `${error.message} ${advice}`;
		return error;
	}

	#warn(sentence: string): void {
		this.context.logger.warn(`Twilio Messaging Trigger: ${sentence}`);
	}
}

/** What Twilio answers about something of another account. */
function isDenied({ status }: TwilioFailure): boolean {
	return status === 401 || status === 403 || status === 404;
}

/** Whether Twilio does not take what it was asked to set. */
function isRefusal({ outcome, status }: TwilioFailure): boolean {
	return outcome === 'refused' && status === 400;
}
