import type { IHookFunctions } from 'n8n-workflow';
import { readAccount, type TwilioAccount } from '../../connection/account';
import { askTwilio } from '../../connection/askTwilio';
import { fetchAccountRequest } from '../../twilio/api/accountRequest';
import { usualTimeout } from '../../twilio/api/answer';
import { isFailure } from '../../twilio/api/failure';
import { noForm } from '../../twilio/message/formLabels';
import { isLocalAddress, whyNotCallable } from '../../twilio/values/reachability';
import type { TriggerParameters } from '../fields/triggerParameters';
import { refusal, registrationProblems } from './registrationProblems';
import { replyProblem } from './replyCheck';
import { membershipOf } from './serviceMembership';
import type { NamedSource } from './sourceResource';
import { withoutSecrets } from './sourceUse';

/** What nothing could come in with is not activated. What could not be found out is told in the log. */
export class ActivationChecks {
	constructor(
		private readonly context: IHookFunctions,
		private readonly account: TwilioAccount,
		private readonly parameters: TriggerParameters,
	) {}

	/**
	 * @param url where Twilio would post
	 * @param name what people call the source; undefined where a person tells Twilio
	 * @throws InvalidValue
	 */
	async checkAll(url: string, name: string | undefined): Promise<void> {
		const { checkSignature } = this.parameters;
		if (checkSignature && this.account.authToken === '')
			throw refusal(registrationProblems.noAuthToken);
		this.#checkReply();
		// Where a person tells Twilio, and nothing is checked, the address may be another one.
		if (name !== undefined || checkSignature) this.#checkAddress(url, name ?? 'this trigger');
		if (checkSignature) await this.#checkToken();
	}

	/** @throws InvalidValue when a number's messages go to its Messaging Service */
	async checkMembership({ source, name, account }: NamedSource): Promise<void> {
		if (source.kind !== 'phoneNumber') return;
		const membership = await membershipOf(
			async (request) => await askTwilio(this.context, this.account, request, usualTimeout, noForm),
			account,
			source.sid,
		);
		if (membership.kind === 'member')
			throw refusal(registrationProblems.inService(name, membership.service));
		if (membership.kind === 'unknown')
			this.#warn(registrationProblems.serviceUnknown(name, membership.reason));
	}

	/** Where n8n itself switches on what was on before, messages are more than the reply to them. */
	#checkReply(): void {
		const problem = replyProblem(this.parameters);
		if (!problem) return;
		const mode = this.context.getActivationMode();
		if (mode !== 'init' && mode !== 'leadershipChange') throw problem;
		this.#warn(`nobody gets the reply: ${problem.message}. ${problem.advice}.`);
	}

	#checkAddress(url: string, name: string): void {
		// A local Twilio reaches what this machine reaches.
		const isLocal = isLocalAddress(this.account.baseUrls.api) && URL.canParse(url);
		const why = isLocal ? undefined : whyNotCallable(url);
		if (why === undefined) return;
		const address = URL.canParse(url) ? withoutSecrets(url) : url;
		throw refusal(registrationProblems.notCallable(name, address, why));
	}

	/** With an API key, nothing else ever uses the token; a wrong one would be seen in the log alone. */
	async #checkToken(): Promise<void> {
		const { data } = this.account.credential;
		if (data?.authType !== 'apiKey') return;
		const asToken = readAccount({ ...data, authType: 'authToken' });
		const request = fetchAccountRequest(asToken.accountSid);
		const answer = await askTwilio(this.context, asToken, request, usualTimeout, noForm);
		if (!isFailure(answer)) return;
		if (answer.status === 401 && answer.outcome === 'refused')
			throw refusal(registrationProblems.wrongAuthToken(asToken.accountSid));
		this.#warn(registrationProblems.tokenUnknown(answer.meaning));
	}

	#warn(sentence: string): void {
		this.context.logger.warn(`Twilio Messaging Trigger: ${sentence}`);
	}
}
