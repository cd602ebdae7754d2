import { asListed, asRead, timesTooBusy, withoutSender } from './identity';
import { grouped, type Item, type Tally } from './tally';

/** Says what is wrong; nothing when all is well. */
export type Invariant = (tally: Tally) => string[];

const show = (identity: string) => identity.replaceAll('\n', ' ');
const where = ({ round, index }: Item) => `round ${round}, item ${index}`;
const countOf = (items: readonly Item[], kind: string) =>
	items.filter(({ ending }) => ending?.kind === kind).length;

/** Nobody twice, and nothing that is said not to be there. */
const noMessageTooMany: Invariant = ({ items, messages }) => {
	const byIdentity = grouped(items, ({ read }) => read);
	const sent = grouped(messages.values(), asRead);
	return [...sent].flatMap(([identity, { length }]) => {
		const asked = byIdentity.get(identity) ?? [];
		const open = asked.filter(({ roundKind }) => roundKind === 'failed').length;
		const most = countOf(asked, 'accepted') + countOf(asked, 'unknown') + open;
		return length <= most
			? []
			: [
					`${length} messages where ${countOf(asked, 'accepted')} were accepted, ${countOf(asked, 'unknown')} are unknown and ${open} failed with their round: ${show(identity)}`,
				];
	});
};

/** What is accepted exists, is what was asked for, and is nobody else's. */
const acceptedIsThere: Invariant = ({ items, messages }) => {
	const owners = new Map<string, Item>();
	return items.flatMap((item) => {
		const { ending, identity, read } = item;
		if (ending?.kind !== 'accepted') return [];
		const owner = owners.get(ending.sid);
		owners.set(ending.sid, item);
		if (owner) return [`${where(item)} has the message of ${where(owner)}: ${show(identity)}`];
		const created = messages.get(ending.sid) ?? 'nothing';
		if (asRead(created) === read) return [];
		return [`${where(item)} asked for ${show(identity)} and got ${show(created)}`];
	});
};

/** What is passed over was sent to the same recipient with the same content, by leave of an option. */
const skippedIsThere: Invariant = ({ items, messages, schedule }) =>
	items.flatMap((item) => {
		const { ending, identity } = item;
		if (ending?.kind !== 'skipped') return [];
		const { sid, duplicateOf } = ending;
		const isAllowed =
			duplicateOf === undefined ? schedule.skipIfSentWithin : schedule.skipDuplicateRecipients;
		const created = messages.get(sid) ?? 'nothing';
		const isSame =
			duplicateOf === undefined
				? asListed(created) === asListed(identity)
				: withoutSender(asListed(created)) === withoutSender(asListed(identity));
		return isAllowed && isSame
			? []
			: [
					`${where(item)} was passed over: it asked for ${show(identity)}, there is ${show(created)}`,
				];
	});

/** The options that avoid repetition do. */
const optionsAvoidRepetition: Invariant = ({ items, schedule }) =>
	!schedule.skipDuplicateRecipients
		? []
		: [...grouped(items, ({ round, identity }) => `${round}\n${withoutSender(identity)}`)].flatMap(
				([identity, asked]) =>
					countOf(asked, 'accepted') > 1 ? [`Sent twice in a round: ${show(identity)}`] : [],
			);

/** A 429 alone fails nothing, unless it comes again and again. */
const patientWhenBusy: Invariant = ({ items, standIn }) =>
	items.flatMap((item) => {
		const { ending, identity } = item;
		if (ending?.kind !== 'notSent' && ending?.kind !== 'refused') return [];
		if (ending.status !== 429 || timesTooBusy(standIn.requests, identity) >= 6) return [];
		return [`${where(item)} gave up early on a 429: ${show(identity)}`];
	});

export const invariants: readonly Invariant[] = [
	noMessageTooMany,
	acceptedIsThere,
	skippedIsThere,
	optionsAvoidRepetition,
	patientWhenBusy,
];
