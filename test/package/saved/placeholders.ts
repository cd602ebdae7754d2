import { jsonParse } from 'n8n-workflow';
import type { TwilioStandIn } from '../../twilio-stand-in/server';
import { numberAt } from './webhookSettings';

/** Puts names in the place of what differs from run to run: addresses with their ports, SIDs, moments. */
export class Placeholders {
	/** What is there instead of which name. */
	readonly #names: Map<string, string>;
	#messages = 0;

	constructor(
		private readonly standIn: TwilioStandIn,
		n8nUrl: string,
	) {
		this.#names = new Map([
			[standIn.url, '{twilio}'],
			[n8nUrl, '{n8n}'],
			[numberAt(standIn, 'number').sid, '{number}'],
			[numberAt(standIn, 'numberOfService').sid, '{numberOfService}'],
		]);
	}

	/** Names the messages that have come about; not those that reply, of which there may be more today. */
	noteMessages(): void {
		for (const { sid, direction } of this.standIn.messages()) {
			if (direction !== 'outbound-reply' && !this.#names.has(sid))
				this.#names.set(sid, `{message ${++this.#messages}}`);
		}
	}

	/** Puts the names in. */
	hide<Value>(value: Value): Value {
		const text = [...this.#names].reduce(
			(all, [real, name]) => all.replaceAll(real, name),
			JSON.stringify(value),
		);
		return jsonParse<Value>(
			text
				.replaceAll(/\bME[0-9a-f]{32}\b/g, '{file}')
				.replaceAll(/\bSM[0-9a-f]{32}\b/g, '{another message}')
				.replaceAll(/("RawDlrDoneDate":)"\d+"/g, '$1"{time}"'),
		);
	}

	/** Takes them out again. */
	fill<Value>(value: Value): Value {
		const text = [...this.#names].reduce(
			(all, [real, name]) => all.replaceAll(name, real),
			JSON.stringify(value),
		);
		return jsonParse<Value>(text);
	}
}
