import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import type { MessageIdentity } from '../../../twilio/message/identity';
import { reasonOf } from '../../../twilio/values/reasonOf';
import { mayBeSent, type CallResult } from '../callResult';
import type { Job } from '../job';
import { claimsUnread, sentByAnotherPerhaps, stillUnknown } from '../openQuestions';
import { bestClock, type TwilioClock } from '../twilioClock';
import { beginExecution, seeToRoom } from './beginning';
import type { ClaimContext } from './claimContext';
import { giveUp, leave, letGo } from './end';
import { keepUntilLater } from './keeping';
import { claimsOf, isStopped, noteStopped, type ExecutionClaims } from './executionClaims';
import { SerialKeyStore } from './keyStore';
import { readLeftClaims, useUp, type LeftClaim, type NamedMessage } from './leftClaims';
import type { ListingTools } from './leftListings';
import { LeftMessages } from './leftMessages';
import { nameMessages } from './nameMessages';
import { OwnClaims } from './ownClaims';
import { reading, UnreadClaims } from './unreadClaims';

/** What claims need of the run. */
export interface ClaimTools extends ListingTools {
	/** Tells the execution. */
	readonly owner: object;
	/** Which round of a loop it is; the same for all tries of Retry On Fail. */
	readonly round: number;
	/** Stops it. */
	readonly cancelled: AbortSignal | undefined;
	/** Requests in flight at once, at the most. */
	readonly maxConcurrentRequests: number;
	/** Whose a message is, as far as is known. */
	ownerOf(place: string, sid: string): object | undefined;
}

/** How long claims are kept when the execution may run the node again, in milliseconds. */
const keptFor = { inLoop: 5 * 60_000, onFailure: 30_000 };

/**
 * Notes in n8n's database which messages are about to be sent. An execution that ends gives its claims
 * back; what is left says that one was killed, stopped or lost, and which messages it may have sent.
 */
export class RunClaims {
	readonly #store: SerialKeyStore;
	readonly #left = new Map<MessageIdentity, LeftClaim>();
	#leftMessages: LeftMessages | undefined;
	#execution: ExecutionClaims | undefined;
	#own: OwnClaims | undefined;
	#passedOver = 0;
	#isLost = false;
	#isUnread = false;

	private constructor(
		private readonly context: ClaimContext,
		private readonly tools: ClaimTools,
		private readonly begun: readonly Job[],
	) {
		this.#store = new SerialKeyStore(context.store, context.row);
	}

	/**
	 * @param jobs of the run, in their order: of equal messages, each has its number
	 * @param begun those for which something may be sent, in the order in which they are begun
	 */
	static async begin(
		context: ClaimContext,
		jobs: readonly Job[],
		begun: readonly Job[],
		tools: ClaimTools,
	): Promise<RunClaims> {
		const claims = new RunClaims(context, tools, begun);
		await claims.#unlessLost(() => claims.#begin(jobs));
		return claims;
	}

	/**
	 * The message, if an interrupted execution has sent it; undefined where none has.
	 *
	 * @returns a failure when nobody can tell, `stopped` when the run has stopped
	 */
	async sentBefore(
		identity: MessageIdentity,
	): Promise<JsonObject | TwilioFailure | 'stopped' | undefined> {
		if (this.#isUnread) return claimsUnread;
		const claim = this.#left.get(identity);
		if (!claim || !this.#execution) return undefined;
		const found = await this.#leftMessages?.find(identity);
		if (!found) return 'stopped';
		if (isFailure(found)) return stillUnknown(found, 'An interrupted execution');
		if (found.kind === 'unclear') return sentByAnotherPerhaps;
		useUp(this.#execution, claim);
		if (found.kind === 'notSent') return undefined;
		this.#passedOver += 1;
		return found.message;
	}

	/** Ends when it is written that the message is about to be sent. */
	async claim(identity: MessageIdentity): Promise<void> {
		await this.#unlessLost(async () => {
			await this.#own?.claim(identity);
		});
	}

	/** Twilio has answered. */
	noteAnswer(): void {
		this.#own?.noteAnswer();
	}

	/** @param results of all jobs, by their index */
	async end(results: ReadonlyArray<CallResult | undefined>, hasStopped: boolean): Promise<void> {
		if (hasStopped) noteStopped(this.tools.owner);
		const execution = this.#execution;
		if (!execution) return;
		await this.#own?.end();
		execution.underWay -= 1;
		if (this.#passedOver > 0) this.context.notePassedOver(this.#passedOver);
		const hasFailed = results.some((result) => result?.kind === 'failed');
		await this.#unlessLost(async () => {
			if (execution.underWay > 0) return;
			const isNew = execution.clock === undefined;
			if (isNew && (this.#isUnread || hasStopped))
				await giveUp(this.#store, this.context, execution);
			else if (hasStopped) await leave(this.#store, this.context, this.#neverSent(results));
			else await this.#letGo(execution, hasFailed);
		});
	}

	async #begin(jobs: readonly Job[]): Promise<void> {
		const { context, tools } = this;
		const { row, executionId } = context;
		const execution =
			claimsOf(row, executionId) ?? (await beginExecution(this.#store, context, this.#clock));
		execution.goOn();
		if (execution.underWay === 0) execution.names.begin(tools.round);
		execution.underWay += 1;
		this.#execution = execution;
		const messages = await nameMessages(jobs, this.begun, execution.names);
		await this.#readLeft(execution, messages);
		const claimed = messages.filter(({ isKeyed }) => !isKeyed);
		// What was left behind counts, whether there is room for more or not.
		await seeToRoom(this.#store, claimed.length);
		const { waiting, maxConcurrentRequests } = tools;
		const shared = { store: this.#store, execution, executionId, waiting, maxConcurrentRequests };
		this.#own = new OwnClaims({ ...shared, clock: () => this.#clock }, claimed);
	}

	async #readLeft(execution: ExecutionClaims, messages: readonly NamedMessage[]): Promise<void> {
		const { tools } = this;
		const left = await reading(async () => await readLeftClaims(this.#store, execution, messages));
		for (const claim of left) this.#left.set(claim.identity, claim);
		if (left.length === 0) return;
		this.#leftMessages = new LeftMessages(left, tools, (place, sid) => {
			const owner = tools.ownerOf(place, sid);
			return owner !== undefined && !isStopped(owner);
		});
	}

	get #clock(): TwilioClock {
		return bestClock(this.tools.clock);
	}

	async #letGo(execution: ExecutionClaims, hasFailed: boolean): Promise<void> {
		const { row, executionId } = this.context;
		const { owner, cancelled } = this.tools;
		const again = this.context.runsAgain(hasFailed);
		const release = async () => {
			await this.#unlessLost(async () => {
				await letGo(this.#store, this.context, execution);
			});
		};
		if (again === 'no') await release();
		else {
			const milliseconds = keptFor[again];
			const kept = { row, executionId, owner, cancelled, milliseconds, release };
			execution.goOn = keepUntilLater(kept);
		}
	}

	#neverSent(results: ReadonlyArray<CallResult | undefined>): string[] {
		return this.begun.flatMap(({ index, call }) => {
			if (mayBeSent(results[index]) || !call.creates) return [];
			return this.#own?.newKeyOf(call.creates.identity) ?? [];
		});
	}

	/** Without the store, messages are sent all the same: what protects within the execution is elsewhere. */
	async #unlessLost(act: () => Promise<void>): Promise<void> {
		try {
			await act();
		} catch (error) {
			this.#isUnread ||= error instanceof UnreadClaims;
			if (this.#isLost) return;
			this.#isLost = true;
			this.#own = undefined;
			this.context.warn(reasonOf(error));
		}
	}
}
