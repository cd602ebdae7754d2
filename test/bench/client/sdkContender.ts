import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import { defaults } from '../../twilio-stand-in/defaultAccount';
import type { Person } from '../people';
import { inFlightIn, type Entry } from '../plan';
import { sendAgain, type Contender, type Outcome } from './contender';

/** Sends what was meant for Twilio to the stand-in instead, otherwise unchanged. */
class RedirectingClient extends RequestClient {
	readonly #url: string;

	constructor(url: string, options: RequestClient.RequestClientOptions) {
		super(options);
		this.#url = url;
	}

	override request<Data>(options: RequestClient.RequestOptions<Data>) {
		const uri = options.uri.replace(/^https:\/\/[^/]+/, this.#url);
		return super.request<Data>({ ...options, uri });
	}
}

/** Twilio's SDK in a program of one's own. */
export class SdkContender implements Contender {
	readonly #client: ReturnType<typeof twilio>;
	readonly #atOnce: number;

	constructor(
		private readonly entry: Entry,
		url: string,
	) {
		const autoRetry = entry.contender === 'sdkTwentyRetrying';
		const httpClient = new RedirectingClient(url, { autoRetry });
		this.#client = twilio(defaults.accountSid, defaults.authToken, { httpClient });
		this.#atOnce = entry.contender === 'sdkOneByOne' ? 1 : inFlightIn(entry.scenario);
	}

	async send(people: readonly Person[]): Promise<Outcome> {
		return await sendAgain(people, this.entry.habit === 'failedAgain', async (those) => {
			const failed: Person[] = [];
			const waiting = those.values();
			const worker = async () => {
				for (const person of waiting) if (!(await this.accepts(person))) failed.push(person);
			};
			await Promise.all(Array.from({ length: this.#atOnce }, worker));
			return failed;
		});
	}

	async list(): Promise<Outcome> {
		const messages = await this.#client.messages.list({ pageSize: 1000 });
		return { reported: messages.length, tries: 1 };
	}

	private async accepts({ to, body }: Person): Promise<boolean> {
		try {
			await this.#client.messages.create({ to, body, from: defaults.number });
			return true;
		} catch {
			return false;
		}
	}
}
