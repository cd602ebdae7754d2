import type { SavedWorkflow } from '../../n8n/api';
import type { N8nProcess } from '../../n8n/n8nProcess';
import { begunBy } from '../../n8n/queue/fleet';
import { QueuePlayground } from '../../n8n/queue/queuePlayground';
import { creating } from '../../twilio-stand-in/faults';
import { copyPackage } from './preparedFolder';
import { setUp } from './setUp';
import { waitUntil } from './waitUntil';
import { sendingWorkflow, type Person } from './workflows';

/** So that n8n notices a dead worker within seconds; by default it takes more than a minute. */
const environment = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** n8n in queue mode for the tests of one file, and what they do with it. */
export function setUpQueue() {
	const place = setUp(
		async (folder, say) =>
			await QueuePlayground.start({ folder, environment, install: copyPackage, say }),
	);

	/** The requests that were to create a message. */
	const created = () => place.playground.standIn.requests.filter(creating());
	/** Who has a message, as often as they have one. */
	const texted = () => place.playground.standIn.messages().map(({ to }) => to);

	return {
		place,
		created,
		texted,

		/** Everybody has exactly one message. */
		expectOneEach: (those: readonly Person[]): void => {
			expect(texted().sort()).toEqual(those.map(({ to }) => to).sort());
		},

		activate: async (path: string, options: object = {}): Promise<SavedWorkflow> => {
			const { api, credential } = place.playground;
			const workflow = await api.createWorkflow(sendingWorkflow(path, { credential, options }));
			await api.activate(workflow);
			return workflow;
		},

		/** The newest execution of a workflow, and the worker that runs it. */
		running: async (workflow: SavedWorkflow): Promise<{ id: string; worker: N8nProcess }> => {
			const [id = ''] = await place.playground.api.executionIds(workflow);
			const find = () => place.playground.workers.find((one) => begunBy(one).includes(id));
			await waitUntil(`a worker runs execution ${id}`, () => find() !== undefined);
			const worker = find();
			if (!worker) throw new Error('There was one a moment ago');
			return { id, worker };
		},

		/** Waits for the middle of a batch, when Twilio has got requests that it has not carried out yet. */
		middle: async (): Promise<void> => {
			await waitUntil('20 messages, and five more on their way', () => {
				const sent = texted().length;
				return sent >= 20 && created().length >= sent + 5;
			});
		},
	};
}
