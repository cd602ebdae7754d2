import type { World } from '../world';
import { showMessage, type MessageResource } from './resource';
import type { Direction } from './store';

/** Which messages to look at. */
export interface MessageFilter {
	readonly to?: string | undefined;
	readonly direction?: Direction | undefined;
	readonly accountSid?: string | undefined;
	/** Also those that a request deleted. */
	readonly includeDeleted?: boolean | undefined;
}

/** The messages as they stand now, oldest first. */
export function findMessages(world: World, filter: MessageFilter = {}): MessageResource[] {
	const now = world.clock.now();
	return world.messages
		.all()
		.filter(
			({ deleted, to, direction, accountSid }) =>
				(!deleted || filter.includeDeleted === true) &&
				(filter.to === undefined || filter.to === to) &&
				(filter.direction === undefined || filter.direction === direction) &&
				(filter.accountSid === undefined || filter.accountSid === accountSid),
		)
		.map((message) => showMessage(message, now));
}
