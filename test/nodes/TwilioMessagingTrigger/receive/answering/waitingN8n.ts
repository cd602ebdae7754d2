import type { AskedQuestion } from '../../../../../nodes/waiting/rememberedQuestions';
import { startHttpServer, type PlainAnswer, type SeenRequest } from '../../../../engine/httpServer';
import { questionMemory } from '../../../../engine/questionMemory';
import type { TwilioSetUp } from '../../../../engine/setUpTwilio';
import { defaults } from '../../../../twilio-stand-in/server';
import type { SeedTemplate } from '../../../../twilio-stand-in/messages/seed';
import type { Received, Receiver, ReceivingTrigger } from '../receivingTrigger';

/** What the waiting node says. */
export const verdict = (said: object): PlainAnswer => ({
	status: 200,
	headers: { 'Content-Type': 'application/json' },
	body: JSON.stringify(said),
});

/** Stands for the part of n8n at which executions wait: as it, it takes an answer unless told otherwise. */
export class WaitingN8n {
	answer: (request: SeenRequest) => PlainAnswer | Promise<PlainAnswer> = () => takes;
	readonly #questions: string[] = [];
	#server: Awaited<ReturnType<typeof startHttpServer>> | undefined;

	async start(): Promise<void> {
		this.#server = await startHttpServer(async (request) => await this.answer(request));
	}

	async stop(): Promise<void> {
		await this.#server?.close();
	}

	get origin(): string {
		return this.#server?.url ?? '';
	}

	/** Without a slash at its end. */
	get base(): string {
		return `${this.origin}/webhook-waiting`;
	}

	get requests(): readonly SeenRequest[] {
		return this.#server?.requests ?? [];
	}

	/** The link of a question that its recipient was not asked yet. */
	newLink(recipient: string, base = this.base): string {
		const number = this.#questions.length + 1;
		const signature = String(number).padStart(64, 'a');
		const query = new URLSearchParams({ to: recipient, round: '0', signature }).toString();
		const link = `${base}/${number}/0c6e3a52-0000-4000-8000-000000000002?${query}`;
		this.#questions.push(link);
		return link;
	}

	/** The forms that were posted to a link. */
	postedTo(link: string): Array<Record<string, string>> {
		const { pathname, search } = new URL(link);
		return this.requests
			.filter(({ url }) => url === pathname + search)
			.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
	}
}

/** Takes the answer, and says so. */
export const takes = verdict({ taken: true, reply: 'Approved. Thank you.' });

let count = 0;

/** People and their texts. */
export class Asked {
	/** Somebody who was asked nothing yet. */
	readonly person = `+1415555${String(++count).padStart(4, '0')}`;

	constructor(
		private readonly twilio: TwilioSetUp,
		private readonly receiver: Receiver,
		private readonly n8n: WaitingN8n,
	) {}

	/**
	 * They get a text with a link in it.
	 *
	 * @returns its SID
	 */
	gets(link: string, more: SeedTemplate = {}): string {
		const body = `Refund 20 EUR? ${link}`;
		const text = { to: this.person, from: defaults.number, body, ...more };
		return this.twilio.standIn.seedMessages(1, text)[0] ?? '';
	}

	/** They are asked. */
	isAsked(more: SeedTemplate = {}): string {
		const link = this.n8n.newLink(more.to ?? this.person);
		this.gets(link, more);
		return link;
	}

	/** What Twilio posts when they write. */
	form(
		Body: string,
		fields: Record<string, string> = {},
	): Record<string, string> & { MessageSid: string } {
		const MessageSid = `SM${String(++count).padStart(32, '0')}`;
		return { MessageSid, From: this.person, To: defaults.number, Body, ...fields };
	}

	/** They write. */
	async writes(Body: string, more: ReceivingTrigger = {}): Promise<Received> {
		return await this.posts(this.form(Body), more);
	}

	/** Twilio posts. The option is on, unless told otherwise. */
	async posts(form: Record<string, string>, more: ReceivingTrigger = {}): Promise<Received> {
		const { parameters = { options: answering } } = more;
		return await this.receiver.post(form, { waitingBaseUrl: this.n8n.base, ...more, parameters });
	}
}

export const answering = { answerWaitingQuestions: true };

/** Has the built package remember a question, as its node does that asks. */
export function remember(question: AskedQuestion): void {
	questionMemory().rememberQuestion(question);
}
