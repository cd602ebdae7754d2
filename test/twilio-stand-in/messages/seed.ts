import type { Account } from '../accounts';
import { newSid } from '../sids';
import type { World } from '../world';
import type { Outcome } from './delivery';
import { countSegments } from './segments';
import type { Direction, StoredMessage } from './store';

/** What to put into a seeded message; the rest is made up. */
export interface SeedTemplate {
	readonly to?: string;
	readonly from?: string;
	readonly body?: string;
	readonly createdAt?: Date;
	readonly messagingServiceSid?: string;
	readonly outcome?: Outcome;
	readonly direction?: Direction;
}

/** Puts messages there that nobody created by a request, oldest first, one a second up to now. */
export function seedMessages(
	world: World,
	account: Account,
	count: number,
	template: SeedTemplate | ((index: number) => SeedTemplate) = {},
): StoredMessage[] {
	const now = world.clock.now();
	return Array.from({ length: count }, (_, index) => {
		const seed = typeof template === 'function' ? template(index) : template;
		const createdAt = seed.createdAt?.getTime() ?? now - (count - index) * 1000;
		const outcome = seed.outcome ?? { status: 'delivered' };
		const body = seed.body ?? `Seeded message ${index}`;
		const message: StoredMessage = {
			sid: newSid('SM'),
			sequence: world.messages.nextSequence(),
			accountSid: account.sid,
			direction: seed.direction ?? 'outbound-api',
			to: seed.to ?? `+1202555${String(index % 10_000).padStart(4, '0')}`,
			from: seed.from ?? account.numbers[0]?.phoneNumber ?? '',
			messagingServiceSid: seed.messagingServiceSid ?? null,
			segments: countSegments(body),
			createdAt,
			changedAt: createdAt,
			errorCode: outcome.errorCode ?? null,
			provideFeedback: false,
			body,
			steps: world.delivery.plan('queued', createdAt, createdAt, outcome),
			media: [],
			deleted: false,
		};
		world.messages.add(message);
		return message;
	});
}
