import type { MessageIdentity } from '../../../twilio/message/identity';
import type { TwilioClock } from '../twilioClock';
import type { Waiting } from '../waiting';
import { Chunks } from './chunks';
import { claimKey, ownerKey, runKey, timeKeys } from './claimKeys';
import type { ExecutionClaims } from './executionClaims';
import type { SerialKeyStore } from './keyStore';
import type { NamedMessage } from './leftClaims';

/** Where and for whom a run writes its claims. */
export interface ClaimWriting {
	readonly store: SerialKeyStore;
	readonly execution: ExecutionClaims;
	readonly executionId: string;
	readonly waiting: Waiting;
	/** The best there is at the moment. */
	readonly clock: () => TwilioClock;
}

/** What a run writes of itself: whose it is, when it began, and which messages it is about to send. */
export class OwnClaims {
	readonly #positions = new Map<MessageIdentity, number>();
	readonly #keys: readonly string[];
	readonly #chunks: Chunks;
	#told: Promise<unknown> = Promise.resolve();

	/** @param messages in the order in which they are begun */
	constructor(
		private readonly writing: ClaimWriting,
		messages: readonly NamedMessage[],
	) {
		const { store, execution, waiting } = writing;
		messages.forEach(({ identity }, position) => {
			this.#positions.set(identity, position);
		});
		this.#keys = messages.map(({ name }) => claimKey(execution.run, name));
		this.#chunks = new Chunks(store, waiting, this.#keys, async (chunk, add) => {
			const written = this.#note([...this.#toldOnce(), ...chunk]);
			await add(written);
			return written;
		});
	}

	/** Ends when it is written that the message is about to be sent. */
	async claim(identity: MessageIdentity): Promise<void> {
		const position = this.#positions.get(identity);
		if (position === undefined) return;
		this.#tellTime();
		await this.#chunks.written(position);
	}

	/** Writes nothing more; ends when what is being written is. */
	async end(): Promise<void> {
		await this.#chunks.end();
		await this.#told;
	}

	/** The key of a message. */
	keyOf(identity: MessageIdentity): string | undefined {
		const position = this.#positions.get(identity);
		return position === undefined ? undefined : this.#keys[position];
	}

	/** As soon as Twilio has told its time: this process's may be wrong. */
	#tellTime(): void {
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
		const owner = told === undefined ? [ownerKey(run, executionId)] : [];
		return [...owner, ...timeKeys(runKey(run), name, clock().at(began))];
	}

	#note(keys: readonly string[]): readonly string[] {
		for (const key of keys) this.writing.execution.keys.add(key);
		return keys;
	}
}
