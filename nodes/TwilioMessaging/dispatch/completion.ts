import type { IBinaryData, IBinaryKeyData } from 'n8n-workflow';
import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { Call, FileReference, Poll } from '../call';
import { failed, type CallResult, type Result } from './callResult';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import type { Waiting } from './waiting';

/** Downloads a file once; never throws. */
export type FetchFile = (file: FileReference) => Promise<IBinaryData | TwilioFailure>;

/** The pause before a result is asked for again, in milliseconds; it grows before each, up to the longest. */
const firstPause = 2000;
const longestPause = 30_000;
const growth = 1.5;

const second = 1000;
const unreadable = 'Twilio gave no answer to be read.';

/** What is left to do when a call went through: waiting for a result to become final, and downloading files. */
export class Completion {
	constructor(
		private readonly retrier: Retrier,
		private readonly waiting: Waiting,
		/** The message is sent: what asking about it comes to must not keep others from being sent. */
		private readonly state: RunState,
		private readonly fetchFile: FetchFile,
	) {}

	async complete(call: Call, result: CallResult): Promise<CallResult> {
		if (result.kind !== 'done' || !(call.poll ?? call.files)) return result;
		const results: Result[] = [];
		for (const { json } of result.results) {
			// What a key has skipped has no SID to ask about.
			if (json.sendOnceKey !== undefined) {
				results.push({ json });
				continue;
			}
			const last = call.poll ? await this.#poll(call.poll, json) : json;
			const binary = await this.#download(call.files?.(last) ?? []);
			if (isFailure(binary)) return failed(binary);
			const skipped = json.skipped === true && { skipped: true };
			results.push({
				json: { ...last, ...skipped },
				...(Object.keys(binary).length > 0 && { binary }),
			});
		}
		return { kind: 'done', results };
	}

	async #poll(poll: Poll, first: JsonObject): Promise<JsonObject> {
		let result = first;
		let problem: string | undefined;
		let pause = firstPause;
		for (let left = poll.seconds * second; !poll.isOver(result) && left > 0; left -= pause) {
			pause = Math.min(pause * growth, longestPause, left);
			await this.waiting.wait(pause);
			const answer = await this.retrier.ask(poll.request(result), false, this.state.following);
			if (!answer) break;
			const taken = isFailure(answer) ? undefined : poll.parse(answer.body, result);
			// What it asks about was there just now: where Twilio does not show it yet, it will.
			problem = taken ? undefined : isFailure(answer) ? answer.meaning : unreadable;
			result = taken ?? result;
		}
		return poll.conclude(result, problem);
	}

	async #download(files: readonly FileReference[]): Promise<IBinaryKeyData | TwilioFailure> {
		const binary: IBinaryKeyData = {};
		for (const file of files) {
			const fetchOnce = async () => await this.fetchFile(file);
			const data = await this.retrier.persist(fetchOnce, false, this.state.following);
			if (!data) continue;
			if (isFailure(data)) return data;
			binary[file.name] = data;
		}
		return binary;
	}
}
