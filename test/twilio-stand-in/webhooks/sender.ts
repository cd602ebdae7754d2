import twilio from 'twilio';
import type { Accounts } from '../accounts';
import type { Interruption } from '../interruption';
import { readAddress, readOverrides, type ConnectionOverrides } from './address';
import { sendRequest } from './request';
import type { Attempt, Forgery, Webhook } from './webhook';

const usualTimeout = 15_000;

/** Sends webhooks as Twilio does: signed, with a time limit, and again when no connection came about. */
export class WebhookSender {
	/** How long an answer may take. */
	timeoutMilliseconds = usualTimeout;
	/** Whose certificates are trusted instead of those that everybody trusts. */
	certificateAuthority: string | undefined;
	readonly #accounts: Accounts;
	readonly #interruption: Interruption;

	constructor(accounts: Accounts, interruption: Interruption) {
		this.#accounts = accounts;
		this.#interruption = interruption;
	}

	/** Belongs to what begins now; once it is aborted nothing more may happen. */
	get signal(): AbortSignal {
		return this.#interruption.signal;
	}

	/** Sends until an answer comes or the address's rule for trying again is used up. */
	async send(webhook: Webhook): Promise<Attempt[]> {
		const { signal } = this;
		const overrides = readOverrides(webhook.url, this.timeoutMilliseconds);
		const attempts = [await this.sendOnce(webhook, {}, signal)];
		while (
			attempts.length <= overrides.retries &&
			attempts.slice(-1).some((attempt) => isToBeRetried(attempt, overrides)) &&
			!signal.aborted
		)
			attempts.push(await this.sendOnce(webhook, {}, signal));
		return attempts;
	}

	/** Sends one request, true or forged. */
	async sendOnce(
		webhook: Webhook,
		forgery: Forgery = {},
		signal: AbortSignal = this.signal,
	): Promise<Attempt> {
		const { method } = webhook;
		const parameters = { ...webhook.parameters, ...forgery.tampered };
		const form = new URLSearchParams(parameters);
		const { url, path, login } = readAddress(webhook, form);
		const signature = this.#sign(webhook, forgery);
		const { connectMilliseconds, answerMilliseconds } = readOverrides(
			webhook.url,
			this.timeoutMilliseconds,
		);
		const body = method === 'POST' ? form.toString() : '';
		const outcome = await sendRequest(
			{
				url,
				path,
				method,
				body,
				connectMilliseconds,
				answerMilliseconds,
				certificateAuthority: this.certificateAuthority,
				headers: {
					'User-Agent': 'TwilioProxy/1.1',
					Accept: '*/*',
					'I-Twilio-Idempotency-Token': webhook.idempotencyToken,
					...(signature === undefined ? {} : { 'X-Twilio-Signature': signature }),
					...(login === undefined ? {} : { Authorization: basic(login) }),
					...(method === 'POST'
						? {
								'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
								'Content-Length': String(Buffer.byteLength(body)),
							}
						: {}),
				},
			},
			signal,
		);
		const sent = {
			url,
			method,
			parameters,
			signature,
			idempotencyToken: webhook.idempotencyToken,
		};
		return outcome.failure === undefined
			? { ...sent, ...outcome, failure: undefined }
			: { ...sent, ...outcome, status: undefined, contentType: undefined, text: '' };
	}

	/** The usual time limit and certificates again. */
	reset(): void {
		this.timeoutMilliseconds = usualTimeout;
		this.certificateAuthority = undefined;
	}

	/** Signs what is true, not what was tampered with; a GET's parameters are part of its address. */
	#sign(webhook: Webhook, forgery: Forgery): string | undefined {
		if (forgery.signature !== undefined) return forgery.signature ?? undefined;
		const authToken = forgery.authToken ?? this.#accounts.find(webhook.accountSid)?.authToken ?? '';
		const { url } = readAddress(webhook, new URLSearchParams(webhook.parameters));
		const parameters = webhook.method === 'POST' ? webhook.parameters : {};
		return twilio.getExpectedTwilioSignature(authToken, url, parameters);
	}
}

function isToBeRetried(
	{ status, failure }: Attempt,
	{ retryPolicies }: ConnectionOverrides,
): boolean {
	const all = retryPolicies.includes('all');
	if (failure === 'connect') return all || retryPolicies.includes('ct');
	if (failure !== undefined) return all || retryPolicies.includes('rt');
	if (status === undefined || status < 400) return false;
	return all || retryPolicies.includes(status < 500 ? '4xx' : '5xx');
}

function basic(login: string): string {
	const [name = '', ...password] = login.split(':').map(decodeURIComponent);
	return `Basic ${Buffer.from(`${name}:${password.join(':')}`).toString('base64')}`;
}
