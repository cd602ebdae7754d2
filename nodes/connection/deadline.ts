/** Requests that begin within this time share a timer, in milliseconds: one for each is slow. */
const sharing = 200;

/** Those who wait for a timer, and what ends their waiting. */
interface Deadline {
	readonly begun: number;
	readonly waiting: Set<(late: LateAnswer) => void>;
}

const deadlines = new Map<number, Deadline>();

class LateAnswer extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Does something that has to end in time. n8n's own time-out starts anew with every byte that comes
 * in; this one does not.
 *
 * @param seconds may be exceeded by up to 0.4 s
 * @throws an error with the code `ETIMEDOUT` when it does not, and whatever `begin` throws
 */
export async function beforeDeadline<Result>(
	seconds: number,
	begin: () => Promise<Result>,
): Promise<Result> {
	// Made before anything leaves: what fails afterwards leaves open what became of it.
	const { waiting } = deadlineIn(seconds);
	return await new Promise((resolve, reject) => {
		waiting.add(reject);
		// What is late is let go of at once, and what came in time is not kept until then.
		begin()
			.then(resolve, reject)
			.finally(() => waiting.delete(reject));
	});
}

function deadlineIn(seconds: number): Deadline {
	const now = performance.now();
	const shared = deadlines.get(seconds);
	if (shared && now - shared.begun < sharing) return shared;
	const deadline: Deadline = { begun: now, waiting: new Set() };
	AbortSignal.timeout(Math.ceil(seconds * 1000) + 2 * sharing).addEventListener('abort', () => {
		for (const end of deadline.waiting) end(new LateAnswer());
	});
	deadlines.set(seconds, deadline);
	return deadline;
}
