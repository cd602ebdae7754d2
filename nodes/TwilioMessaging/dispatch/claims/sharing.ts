import type { JsonObject } from '../../../twilio/api/json';
import { createdAt } from '../../../twilio/message/messageResource';

/** What became of a message that may have been sent. */
export type Whereabouts =
	| { readonly kind: 'sent'; readonly message: JsonObject }
	| { readonly kind: 'notSent' }
	/** Twilio shows messages that may be this one or another one. */
	| { readonly kind: 'unclear' };

/** One who asks which of the messages that Twilio lists is theirs. */
export interface Asker {
	/** The same for those between whom it makes no difference whose a message is. */
	readonly alike: string;
	/** Whether a message can be theirs. */
	fits(message: JsonObject): boolean;
}

/** Twilio writes times cut to the second. */
const second = 1000;

/** Whether a message can have come into being since then, in milliseconds since 1970. */
export function isNotBefore(message: JsonObject, since: number): boolean {
	return createdAt(message) + second > since;
}

/** Askers that are alike, and the messages that can be theirs, the oldest first. */
interface Group<One> {
	readonly askers: One[];
	readonly messages: ReadonlySet<JsonObject>;
}

/**
 * Shares out messages among those that may have sent them.
 *
 * @param isComplete whether these are all that Twilio has
 */
export function share<One extends Asker>(
	askers: readonly One[],
	listed: readonly JsonObject[],
	isComplete: boolean,
): Map<One, Whereabouts> {
	const groups = groupsOf(askers, listed);
	const shared = new Map<One, Whereabouts>();
	const contested = groups.filter((group) =>
		groups.some((other) => other !== group && meet(other.messages, group.messages)),
	);
	const all = new Set(contested.flatMap(({ messages }) => [...messages]));
	const isEnough = all.size >= contested.reduce((sum, group) => sum + group.askers.length, 0);
	for (const group of groups) {
		const isContested = contested.includes(group);
		const messages = [...(isContested ? all : group.messages)];
		for (const asker of group.askers) {
			const message = messages.shift();
			if (isContested && message) all.delete(message);
			if (!isComplete || (isContested && !isEnough)) shared.set(asker, { kind: 'unclear' });
			else shared.set(asker, message ? { kind: 'sent', message } : { kind: 'notSent' });
		}
	}
	return shared;
}

function groupsOf<One extends Asker>(
	askers: readonly One[],
	listed: readonly JsonObject[],
): Array<Group<One>> {
	const oldestFirst = [...listed].sort((one, other) => createdAt(one) - createdAt(other));
	const groups = new Map<string, Group<One>>();
	for (const asker of askers) {
		const group = groups.get(asker.alike);
		if (group) group.askers.push(asker);
		else {
			const messages = new Set(oldestFirst.filter((message) => asker.fits(message)));
			groups.set(asker.alike, { askers: [asker], messages });
		}
	}
	return [...groups.values()];
}

function meet(one: ReadonlySet<JsonObject>, other: ReadonlySet<JsonObject>): boolean {
	return [...one].some((message) => other.has(message));
}
