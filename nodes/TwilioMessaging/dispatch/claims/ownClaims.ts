import type { MessageIdentity } from '../../../twilio/message/identity';
import type { TwilioClock } from '../twilioClock';
import type { Waiting } from '../waiting';
import { Chunks, type WriteChunk } from './chunks';
import { claimKey, executionKey, ownerKey, runKey, timeKeys } from './claimKeys';
import type { ExecutionClaims } from './executionClaims';
import type { SerialKeyStore } from './keyStore';
import type { NamedMessage } from './leftClaims';

/** Where and for whom a run writes its claims. */
export interface ClaimWriting {
	readonly store: SerialKeyStore;
	readonly execution: ExecutionClaims;
	readonly executionId: string;
	readonly waiting: Waiting;
	/** Requests in flight at once: with fewer claims in a chunk, the store takes more time than it need. */
	readonly maxConcurrentRequests: number;
	/** The best there is at the moment. */
	readonly clock: () => TwilioClock;
}

/** What a run writes of itself: whose it is, when it began, and which messages it is about to send. */
export class OwnClaims {
	readonly #positions = new Map<MessageIdentity, number>();
	readonly #keys: readonly string[];
	/** Those that no earlier try has claimed. */
	readonly #newKeys: ReadonlySet<string>;
	readonly #chunks: Chunks;
	#told: Promise<unknown> = Promise.resolve();

	/** @param messages in the order in which they are begun */
	constructor(
		private readonly writing: ClaimWriting,
		messages: readonly NamedMessage[],
	) {
		const { store, execution, waiting, maxConcurrentRequests } = writing;
		messages.forEach(({ identity }, position) => {
			this.#positions.set(identity, position);
		});
		this.#keys = messages.map(({ name }) => claimKey(execution.run, name));
		this.#newKeys = new Set(this.#keys.filter((key) => !execution.keys.has(key)));
		const write: WriteChunk = async (chunk, add) => {
			const written = this.#note([...this.#toldOnce(), ...chunk]);
			await add(written, []);
			return written;
		};
		this.#chunks = new Chunks({
			store,
			waiting,
			keys: this.#keys,
			write,
			atLeast: maxConcurrentRequests,
		});
	}

	/** Ends when it is written that the message is about to be sent. */
	async claim(identity: MessageIdentity): Promise<void> {
		const position = this.#positions.get(identity);
		if (position === undefined) return;
		await this.#chunks.written(position);
	}

	/** Writes nothing more; ends when what is being written is. */
	async end(): Promise<void> {
		await this.#chunks.end();
		await this.#told;
	}

	/** The key of a message, unless an earlier try has claimed it: that one may have sent it. */
	newKeyOf(identity: MessageIdentity): string | undefined {
		const key = this.#keys[this.#positions.get(identity) ?? -1];
		return key !== undefined && this.#newKeys.has(key) ? key : undefined;
	}

	/** Writes Twilio's time as soon as an answer has told it: this process's own may be wrong. */
	noteAnswer(): void {
		const { store, execution, clock } = this.writing;
		if (execution.clock !== 'own' || !clock().isSet) return;
		const keys = this.#note(this.#toldOnce());
		this.#told = store.add(keys).catch(() => undefined);
	}

	/** Once by this process's clock, and once by Twilio's when it is known. */
	#toldOnce(): string[] {
		const { execution, executionId, clock } = this.writing;
		const { run, began, clock: told } = execution;
		const name = clock().isSet ? 'twilio' : 'own';
		if (told === name || told === 'twilio') return [];
		execution.clock = name;
		// Another process, or what this execution has let go of, may have undone that it began.
		const first = [runKey(run), ownerKey(run, executionId), executionKey(executionId)];
		return [
			...(told === undefined ? first : []),
			...timeKeys(runKey(run), name, clock().at(began)),
		];
	}

	#note(keys: readonly string[]): readonly string[] {
		for (const key of keys) this.writing.execution.keys.add(key);
		return keys;
	}
}
