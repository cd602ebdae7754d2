import type { MessageIdentity } from '../../../twilio/message/identity';
import type { Job } from '../job';
import { Slices } from '../slices';
import type { MessageNames } from './claimKeys';
import type { NamedMessage } from './leftClaims';

/** The names of all jobs' messages are counted; those that are begun are given, in their order. */
export async function nameMessages(
	jobs: readonly Job[],
	begun: readonly Job[],
	names: MessageNames,
): Promise<NamedMessage[]> {
	const slices = new Slices();
	const named = new Map<MessageIdentity, string>();
	for (const { call } of jobs) {
		await slices.next();
		if (call.creates) named.set(call.creates.identity, names.next(call.creates.identity));
	}
	return begun.flatMap(({ call }) => {
		const identity = call.creates?.identity;
		const name = identity && named.get(identity);
		const isKeyed = call.creates?.sendOnceKey !== undefined;
		return identity && name !== undefined ? [{ identity, name, isKeyed }] : [];
	});
}
