import type { Dimension } from './dimensions';
import { leftIn } from './executionInvariants';
import { asListed, asRead, placeOf, write } from './identity';
import type { Invariant } from './invariants';
import type { Execution } from './perform';
import type { RecordedRequest } from '../twilio-stand-in/recorder';
import type { Tally, ThreadTally } from './tally';

/** For each message of which nobody knows, and each that is checked first: five looks, each with its retries. */
const mostLooks = 60;
/** For a message with a short text, and for the execution; with Simplify off, Twilio's whole message is kept. */
const mostBytes = { message: 600, wholeMessage: 1800, execution: 400 };

const isCreation = ({ method, path }: RecordedRequest) =>
	method === 'POST' && path.endsWith('/Messages.json');

/** Whether the client cannot know what became of the request. */
function isInDoubt({ status, fault }: RecordedRequest): boolean {
	if (fault === undefined) return status === undefined;
	if (fault.kind === 'refusal') return false;
	return !(fault.kind === 'error' && fault.status === 429);
}

/** Each message is asked for once, but for those that met trouble; it is looked for no more than it takes. */
const requestsAreFew: Invariant = ({ threads, items, requests, schedule }) => {
	const creations = requests.filter(isCreation);
	const spoiled = creations.filter(({ status, fault }) => fault !== undefined || status !== 201);
	const looks = requests.length - creations.length;
	const executions = threads.reduce((sum, thread) => sum + thread.executions.length, 0);
	const reasons =
		spoiled.length + items.length * (schedule.skipIfSentWithin ? 1 : 0) + threads.length;
	const texts = items.reduce((sum, { reads }) => sum + reads.length, 0);
	const mostCreations = texts + spoiled.length;
	const most = mostLooks * reasons * executions * schedule.tries;
	return [
		...(creations.length <= mostCreations
			? []
			: [`${creations.length} creations for ${texts} texts and ${spoiled.length} faults`]),
		...(looks <= most ? [] : [`${looks} looks for ${reasons} reasons, not ${most}`]),
	];
};

const mostParts = 4;

/** What is kept in an execution stays small: something for each message that an item has asked for. */
const recordIsSmall: Invariant = ({ threads, schedule }) => {
	const isWhole = schedule.executions.some(({ edit }) => edit.simplify === false);
	const mostOfMessage = isWhole ? mostBytes.wholeMessage : mostBytes.message;
	return threads.flatMap(({ executions, items }) => {
		const texts = items.reduce((sum, { reads }) => sum + reads.length, 0);
		// A text in parts is several messages.
		const messages = texts * (schedule.longestPart > 0 ? mostParts : 1);
		const most = mostBytes.execution + mostOfMessage * messages;
		return executions.flatMap(({ run }) => {
			const { length } = leftIn(run);
			return length <= most ? [] : [`${length} bytes are kept, not ${most}`];
		});
	});
};

/** While a message is in doubt, nothing is sent in the same execution that could be taken for it. */
const doubtIsRespected: Invariant = (all) =>
	all.schedule.threads.course === 'successive'
		? all.threads.flatMap((thread) =>
				thread.executions.flatMap((execution, index) =>
					checkDoubt(execution, index === thread.executions.length - 1 ? thread : undefined, all),
				),
			)
		: [];

function checkDoubt(
	{ requests }: Execution,
	shown: ThreadTally | undefined,
	{ schedule }: Tally,
): string[] {
	if (schedule.hasFreshTexts) return [];
	const unknown = new Set(
		shown?.items.flatMap(({ ending, read }) => (ending?.kind === 'unknown' ? [read] : [])),
	);
	const creations = requests
		.filter(isCreation)
		.map((request) => ({ request, identity: write(request.form) }));
	const lastOf = new Map(creations.map(({ request, identity }) => [asRead(identity), request]));
	// An earlier one of the same was found before it was asked for once more.
	const isUnknown = ({ request, identity }: (typeof creations)[number]) =>
		unknown.has(asRead(identity)) && lastOf.get(asRead(identity)) === request;
	return creations.flatMap(({ request, identity }, index) =>
		creations
			.slice(0, index)
			.filter((before) => isInDoubt(before.request))
			.filter(
				(before) =>
					placeOf(before.identity) === placeOf(identity) &&
					asListed(before.identity) === asListed(identity) &&
					asRead(before.identity) !== asRead(identity),
			)
			.filter((before) => isUnknown(before) || !wasLookedFor(requests, before.request, request))
			.map(
				(before) =>
					`Sent while it was in doubt what became of a look-alike: ${identity} after ${before.identity}`,
			),
	);
}

/** Whether any list was asked for between two requests. */
function wasLookedFor(
	requests: readonly RecordedRequest[],
	first: RecordedRequest,
	second: RecordedRequest,
): boolean {
	return requests
		.slice(requests.indexOf(first), requests.indexOf(second))
		.some(({ method }) => method === 'GET');
}

/** Invariants that are dimensions of their own. */
export const moreInvariants: Readonly<Partial<Record<Dimension, Invariant>>> = {
	requestBounds: requestsAreFew,
	recordSize: recordIsSmall,
	doubt: doubtIsRespected,
};
