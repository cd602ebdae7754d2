import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isJsonObject, textOf, type JsonObject } from '../../twilio/api/json';
import { reasonOf } from '../../twilio/values/reasonOf';
import { answerData, type AnswerWay } from '../../waiting/answerData';
import { closedPage, questionPage, thanksPage } from '../../waiting/answerPage';
import { pageFields, readFormAnswer, type NotTaken } from '../../waiting/formAnswer';
import { readLinkParameters } from '../../waiting/linkParameters';
import { pageWords, type Language } from '../../waiting/pageWords';
import type { Answer, Question } from '../../waiting/question';
import { isSameParty } from '../../waiting/sameParty';
import { readTextAnswer } from '../../waiting/textAnswer';
import { asJson, asPage, tell, tellWhenResumed, type Told } from './answerResponse';
import { inputOf, originOf, waitingQuestion, type AskedItem } from './waitingQuestion';

/**
 * Somebody has opened the link of a question, or answers it. n8n has checked the link's signature.
 * Nothing is thrown: n8n would go on with the execution as if it had failed.
 */
export function takeAnswer(context: IWebhookFunctions): IWebhookResponseData {
	try {
		return new Call(context).answer();
	} catch (error) {
		context.logger.error(`Twilio Messaging: an answer could not be taken. ${reasonOf(error)}`);
		return tell(context.getResponseObject(), asPage(closedPage('en')));
	}
}

/** One request. */
class Call {
	readonly #body: JsonObject;
	readonly #way: AnswerWay;

	constructor(private readonly context: IWebhookFunctions) {
		const body: unknown = context.getBodyData();
		const fields = isJsonObject(body) ? body : {};
		// n8n parts what came as multipart/form-data into fields and files.
		this.#body = isJsonObject(fields.data) ? fields.data : fields;
		this.#way = this.#posted(pageFields.way) === 'text' ? 'text' : 'page';
	}

	answer(): IWebhookResponseData {
		const link = readLinkParameters(this.context.getQueryData());
		const question = waitingQuestion(this.context);
		const isOpen = question?.round === link.round && question.recipients.includes(link.recipient);
		if (!isOpen) return this.#tell(this.#closed(question?.language ?? 'en'));
		if (this.context.getRequestObject().method !== 'POST') return this.#ask(question);
		return this.#way === 'text'
			? this.#takeText(question, link.recipient)
			: this.#takeForm(question, link.recipient);
	}

	#ask(question: Question, before?: NotTaken): IWebhookResponseData {
		return this.#tell(this.#page(questionPage(question, before)));
	}

	#takeText(question: Question, recipient: string): IWebhookResponseData {
		if (!isSameParty(this.#posted('From'), recipient))
			return this.#tell(notTaken('The text comes from somebody else.'));
		const answer = readTextAnswer(question, this.#posted('Body'));
		if (!answer) return this.#tell(notTaken('The text does not answer the question.'));
		const reply = question.confirmsTexts ? pageWords[question.language].textNoted : '';
		return this.#goOn(question, recipient, answer, asJson({ taken: true, reply }));
	}

	#takeForm(question: Question, recipient: string): IWebhookResponseData {
		const answer = readFormAnswer(question, (name) => this.#posted(name));
		if ('wrong' in answer) return this.#ask(question, answer);
		return this.#goOn(question, recipient, answer, this.#page(thanksPage(question.language)));
	}

	#goOn(
		{ language, isGate }: Question,
		recipient: string,
		answer: Answer,
		done: Told,
	): IWebhookResponseData {
		const data = answerData(answer, {
			answeredBy: recipient,
			answeredAt: new Date().toISOString(),
			answeredVia: this.#way,
		});
		const item = {
			...(isGate ? { json: { data } } : this.#withInput(data)),
			pairedItem: { item: 0 },
		};
		tellWhenResumed(this.context.getResponseObject(), done, this.#closed(language));
		return { webhookResponse: '', workflowData: [[item]] };
	}

	/**
	 * Not before a tool: n8n would take fields of the agent's item, or of the model's, for the answer if
	 * they are called `approved` or `chatInput`.
	 */
	#withInput(data: JsonObject): AskedItem {
		const { json, ...files } = inputOf(this.context);
		return { json: { ...json, data }, ...files };
	}

	#closed(language: Language): Told {
		return this.#way === 'text'
			? notTaken('The question is no longer open.')
			: this.#page(closedPage(language));
	}

	#page(body: string): Told {
		return asPage(body, originOf(this.context));
	}

	#tell(told: Told): IWebhookResponseData {
		return tell(this.context.getResponseObject(), told);
	}

	#posted(name: string): string {
		return textOf(this.#body[name]);
	}
}

const notTaken = (reason: string) => asJson({ taken: false, reason });
