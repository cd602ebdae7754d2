import type { MessageResource } from '../messages/resource';

/** A person's phone: what it got from the account, and what it texted to it. */
export interface Phone {
	readonly address: string;
	/** Where an answer goes: whom it last had to do with. Missing while a service has yet to choose a sender. */
	readonly answersTo: string | undefined;
	/** The latest of them, oldest first. */
	readonly messages: readonly MessageResource[];
	/** How many older ones there are. */
	readonly older: number;
}

/** The phones that had a message last, the latest first. */
export interface Phones {
	readonly shown: readonly Phone[];
	/** How many more there are. */
	readonly others: number;
}

/** So many that a browser draws them in no time, whatever was sent. */
const most = { phones: 24, messages: 30 };

/**
 * Who has which messages.
 *
 * @param messages oldest first
 */
export function phonesOf(messages: readonly MessageResource[]): Phones {
	const byAddress = new Map<string, MessageResource[]>();
	for (const message of messages) {
		const address = personOf(message);
		const before = byAddress.get(address) ?? [];
		// A map keeps the order of insertion: who has the latest message comes last.
		byAddress.delete(address);
		before.push(message);
		byAddress.set(address, before);
	}
	const all = [...byAddress].reverse();
	return {
		shown: all.slice(0, most.phones).map(([address, own]) => phone(address, own)),
		others: Math.max(0, all.length - most.phones),
	};
}

function personOf({ direction, from, to }: MessageResource): string {
	return direction === 'inbound' ? (from ?? '') : to;
}

function phone(address: string, messages: readonly MessageResource[]): Phone {
	const latest = messages.at(-1);
	const account = latest?.direction === 'inbound' ? latest.to : latest?.from;
	return {
		address,
		answersTo: account ?? undefined,
		messages: messages.slice(-most.messages),
		older: Math.max(0, messages.length - most.messages),
	};
}
