import type { Outcome, Played } from './play';

const day = 24 * 3600_000;

/** How often each of them is there. */
function tally(names: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

/** An execution that did not end, and what it still says of messages. */
interface Left extends Pick<Played, 'executionId' | 'beganAt'> {
	/** Which of all executions it is. */
	readonly index: number;
	/** What it may have sent, as long as no other execution has looked for it: of equal messages, which ones. */
	readonly open: Map<string, Set<number>>;
	/** How many of each it has sent for certain; none when the node may have ended before the execution did. */
	readonly sent: Map<string, number>;
}

/** Messages, each with the numbers of those that are equal. */
const numbered = (names: readonly string[]) =>
	new Map([...tally(names)].map(([name, count]) => [name, new Set(upTo(count))]));

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

/** An execution that ended has looked for the first so many of equal messages. */
function lookFor({ open }: Left, name: string, count: number): void {
	for (const number of upTo(count)) open.get(name)?.delete(number);
	if (open.get(name)?.size === 0) open.delete(name);
}

/**
 * What is wrong with a history. An execution sends each message that no execution which did not end has
 * sent, and skips the others: but only those of the last day, and only where a person has started
 * it or it is the same execution again. Once looked for, a message may be sent again.
 */
export function checkHistory({ played, keys }: Outcome): string[] {
	const problems: string[] = [];
	const left: Left[] = [];
	for (const [index, one] of played.entries()) {
		const isByPerson = one.step.mode !== 'trigger';
		const counting = left.filter(
			({ executionId, beganAt }) =>
				one.beganAt - beganAt < day && (isByPerson || executionId === one.executionId),
		);
		for (const problem of checkStep(one, counting, played.slice(0, index)))
			problems.push(`Execution ${index} (${one.step.mode}, ${one.step.ending.kind}): ${problem}`);
		if (!one.end) {
			const { executionId, beganAt, asked, sent } = one;
			const mayHaveEnded = isAllSent(one, counting, played.slice(0, index));
			const certain = mayHaveEnded ? [] : sent;
			// Then it has used up what others had left.
			if (mayHaveEnded)
				for (const other of counting) for (const name of asked) other.sent.delete(name);
			left.push({ executionId, beganAt, index, open: numbered(asked), sent: tally(certain) });
		} else
			for (const other of counting)
				for (const [name, count] of tally(one.asked)) lookFor(other, name, count);
	}
	if (keys > 0 && isAllLookedFor(played)) problems.push(`${keys} keys are left`);
	return problems;
}

function checkStep(
	{ asked, sent, end }: Played,
	counting: readonly Left[],
	earlier: readonly Played[],
): string[] {
	const problems: string[] = [];
	const [sentCounts, skippedCounts] = [tally(sent), tally(end?.skipped ?? [])];
	if (end && end.error !== '') problems.push(end.error);
	for (const [name, count] of tally(asked)) {
		const { least, most } = mayBePassedOver(name, count, counting, earlier);
		const [sends, skips] = [sentCounts.get(name) ?? 0, skippedCounts.get(name) ?? 0];
		if (sends > count - least) problems.push(`${sends} of ${name}, and ${least} before`);
		if (!end || end.error !== '') continue;
		if (sends + skips !== count) problems.push(`${sends} of ${name} and ${skips} skipped`);
		if (skips > most) problems.push(`${skips} of ${name} skipped, and ${most} sent before`);
	}
	return problems;
}

/** How many of the same messages an execution skips, at least and at the most. */
function mayBePassedOver(
	name: string,
	count: number,
	counting: readonly Left[],
	earlier: readonly Played[],
): { readonly least: number; readonly most: number } {
	const open = counting.filter((left) => left.open.has(name));
	if (open.length === 0) return { least: 0, most: 0 };
	// Each counts its own from one: of two that have sent the same one, both have sent the first.
	const least = Math.max(
		...open.map((left) => openBelow(left, name, Math.min(count, left.sent.get(name) ?? 0))),
	);
	const numbers = new Set(open.flatMap((left) => [...(left.open.get(name) ?? [])]));
	const asked = [...numbers].filter((number) => number < count).length;
	// Twilio's list does not tell who has sent it since then.
	const since = Math.min(...open.map(({ index }) => index));
	const found = tally(earlier.slice(since).flatMap((one) => one.sent));
	return { least: Math.min(count, least), most: Math.min(asked, found.get(name) ?? 0) };
}

const openBelow = ({ open }: Left, name: string, count: number) =>
	[...(open.get(name) ?? [])].filter((number) => number < count).length;

/** Whether nothing was left to be sent when the execution was cut short. */
function isAllSent(
	{ asked, sent }: Played,
	counting: readonly Left[],
	earlier: readonly Played[],
): boolean {
	const sentCounts = tally(sent);
	return [...tally(asked)].every(
		([name, count]) =>
			(sentCounts.get(name) ?? 0) + mayBePassedOver(name, count, counting, earlier).most >= count,
	);
}

/** Whether the last execution has looked for all that others may have left behind. */
function isAllLookedFor(played: readonly Played[]): boolean {
	const last = played.at(-1);
	if (!last || played.some(({ end }) => end !== undefined && end.error !== '')) return false;
	const asked = tally(last.asked);
	return played
		.filter(({ end }) => !end)
		.every(
			(one) =>
				last.beganAt - one.beganAt < day &&
				[...tally(one.asked)].every(([name, count]) => (asked.get(name) ?? 0) >= count),
		);
}
