import { asListed, asRead, timesTooBusy, withoutSender } from './identity';
import type { Schedule } from './schedule';
import { grouped, type Item, type Tally } from './tally';

/** Says what is wrong; nothing when all is well. */
export type Invariant = (tally: Tally) => string[];

const show = (identity: string) => identity.replaceAll('\n', ' ');
const where = ({ thread, round, index }: Item) =>
	`${thread === 0 ? '' : `execution ${thread}, `}round ${round}, item ${index}`;
const countOf = (items: readonly Item[], kind: string) =>
	items.filter(({ ending }) => ending?.kind === kind).length;

/** What a person would call the same message: from whom does not matter to one who changes senders. */
function samenessOf({ executions }: Schedule): (read: string) => string {
	const changesSender = executions.some(({ edit }) => edit.from !== undefined);
	return changesSender ? withoutSender : (read) => read;
}

/** Nobody twice, and nothing that is said not to be there. */
const noMessageTooMany: Invariant = ({ schedule, items, messages }) => {
	const sameness = samenessOf(schedule);
	const byIdentity = grouped(items, ({ read }) => sameness(read));
	const sent = grouped([...messages.values()].map(asRead), sameness);
	return [...sent].flatMap(([identity, { length }]) => {
		const asked = byIdentity.get(identity) ?? [];
		const open = asked.filter(({ roundKind }) => roundKind === 'failed').length;
		// A text that a person has changed since may have gone out as it was.
		const before = items.filter(
			({ read, reads }) => sameness(read) !== identity && reads.map(sameness).includes(identity),
		).length;
		const most = countOf(asked, 'accepted') + countOf(asked, 'unknown') + open + before;
		return length <= most
			? []
			: [
					`${length} messages where ${countOf(asked, 'accepted')} were accepted, ${countOf(asked, 'unknown')} are unknown and ${open} failed with their round: ${show(identity)}`,
				];
	});
};

/** What is accepted exists, is what was asked for, and is nobody else's, in no execution. */
const acceptedIsThere: Invariant = ({ items, messages }) => {
	const owners = new Map<string, Item>();
	return items.flatMap((item) => {
		const { ending, identity, reads } = item;
		if (ending?.kind !== 'accepted') return [];
		const owner = owners.get(ending.sid);
		owners.set(ending.sid, item);
		if (owner) return [`${where(item)} has the message of ${where(owner)}: ${show(identity)}`];
		const created = messages.get(ending.sid) ?? 'nothing';
		if (reads.includes(asRead(created))) return [];
		return [`${where(item)} asked for ${show(identity)} and got ${show(created)}`];
	});
};

/** What is skipped was sent to the same recipient with the same content, by leave of an option. */
const skippedIsThere: Invariant = ({ items, messages, schedule }) =>
	items.flatMap((item) => {
		const { ending, identity, identities } = item;
		if (ending?.kind !== 'skipped') return [];
		const { sid, duplicateOf } = ending;
		const isOfRun = duplicateOf !== undefined;
		const isAllowed = isOfRun ? schedule.skipDuplicateRecipients : schedule.skipIfSentWithin;
		// Of its own run the node knows more than Twilio shows.
		const sameness = (one: string) => (isOfRun ? withoutSender(asRead(one)) : asListed(one));
		const created = messages.get(sid) ?? 'nothing';
		return isAllowed && identities.some((one) => sameness(created) === sameness(one))
			? []
			: [`${where(item)} was skipped: it asked for ${show(identity)}, there is ${show(created)}`];
	});

/** The options that avoid repetition do. */
const optionsAvoidRepetition: Invariant = ({ items, schedule }) =>
	!schedule.skipDuplicateRecipients
		? []
		: [
				...grouped(items, ({ thread, round, identity }) =>
					[thread, round, withoutSender(identity)].join('\n'),
				),
			].flatMap(([identity, asked]) =>
				countOf(asked, 'accepted') > 1 ? [`Sent twice in a round: ${show(identity)}`] : [],
			);

/** A 429 alone fails nothing, unless it comes again and again. */
const patientWhenBusy: Invariant = ({ items, requests }) =>
	items.flatMap((item) => {
		const { ending, identity } = item;
		if (ending?.kind !== 'notSent' && ending?.kind !== 'refused') return [];
		if (ending.status !== 429 || timesTooBusy(requests, identity) >= 6) return [];
		return [`${where(item)} gave up early on a 429: ${show(identity)}`];
	});

export const invariants: readonly Invariant[] = [
	noMessageTooMany,
	acceptedIsThere,
	skippedIsThere,
	optionsAvoidRepetition,
	patientWhenBusy,
];
