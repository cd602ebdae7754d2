import { placeOf } from '../../../twilio/message/identity';
import type { ClaimContext } from '../claims/claimContext';
import { SerialKeyStore } from '../claims/keyStore';
import { leftListings, type ListingTools } from '../claims/leftListings';
import { bestClock, type TwilioClock } from '../twilioClock';
import { DoubtfulKeys } from './doubtfulKeys';
import { FreshKeys } from './freshKeys';
import { GiveWay } from './giveWay';
import { Heartbeat } from './heartbeat';
import { KeyClaims } from './keyClaims';
import { KeyDetails } from './keyDetails';
import { inDoubt, type KeyedJob } from './keyedJob';
import { KeyOrder } from './keyOrder';
import { KnownKeys } from './knownKeys';
import { OnceRun } from './onceRun';
import { Origins } from './origins';
import { otherOnceRuns } from './otherRuns';
import { SentKeys } from './sentKeys';
import { TakeOver } from './takeOver';

/** What keys need of the run. */
export interface OnceTools extends ListingTools {
	readonly mayStart: () => boolean;
	/** Whether a message is known to belong to an item. */
	isTaken(place: string, sid: string): boolean;
}

/** What is there once the store has answered. */
export interface OnceParts {
	readonly claims: KeyClaims;
	readonly sent: SentKeys;
	readonly known: KnownKeys;
	readonly run: OnceRun;
	readonly store: SerialKeyStore;
	readonly heartbeat: Heartbeat;
	readonly fresh: FreshKeys;
}

/**
 * Begins a run of these jobs in the store.
 *
 * @throws the store's error
 */
export async function beginParts(
	context: ClaimContext,
	jobs: readonly KeyedJob[],
	tools: OnceTools,
): Promise<OnceParts> {
	const { row } = context;
	const store = new SerialKeyStore(context.store, row);
	const account = jobs[0]?.identity.account ?? '';
	const run = await OnceRun.begin(store, row, account);
	const origins = new Origins(store, row, account);
	const order = new KeyOrder(jobs);
	const details = new KeyDetails();
	const { waiting } = tools;
	const heartbeat = new Heartbeat(store, waiting, run.number, jobs);
	const sent = new SentKeys(store, tools, run);
	const mayStart = () => tools.mayStart();
	const takeOver = new TakeOver({ store, waiting, run: run.number, details, heartbeat, mayStart });
	const otherRuns = async () => await otherOnceRuns(store, row);
	const giveWay = new GiveWay({
		store,
		run: run.number,
		origins,
		details,
		sent,
		takeOver,
		otherRuns,
	});
	const fresh = new FreshKeys(store, order, heartbeat, giveWay);
	const claims = new KeyClaims({ store, tools, run, origins, order, details, fresh });
	const doubts = new DoubtfulKeys({
		store,
		mayStart,
		live: { store, takeOver, otherRuns },
		origins,
		clock: () => bestClock(tools.clock),
		listingsFor: (keys) => {
			const since = (clock: TwilioClock) =>
				keys.reduce((first, { times }) => Math.min(first, times(clock).since), Infinity);
			const identities = keys.map(({ identity }) => identity);
			return leftListings(identities, since, tools, 'anySender');
		},
		inDoubt: () => jobs.flatMap(inDoubt),
		askedAt: async (place) => {
			const there = jobs.filter(({ identity }) => placeOf(identity) === place);
			for (const job of there) await claims.asked(job);
		},
		isTaken: (place, sid) => tools.isTaken(place, sid),
	});
	const known = new KnownKeys(doubts, sent, details);
	return { claims, sent, known, run, store, heartbeat, fresh };
}
