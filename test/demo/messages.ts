import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import type { StoredCredentials } from '../engine/credentials';
import type { Engine } from '../engine/engine';
import { cell } from './table';
import { twilioItems, twilioWorkflow } from '../engine/twilioNode';

const messageBySid: INodeParameters = {
	messageSid: { __rl: true, mode: 'id', value: '={{ $json.sid }}' },
};

/** The node's other operations, each run in n8n's engine over items that name a message by `sid`. */
export class Messages {
	constructor(
		private readonly engine: Engine,
		private readonly credentials: StoredCredentials,
	) {}

	/** The messages as they are now, in the order of the SIDs. */
	async get(sids: readonly string[]): Promise<IDataObject[]> {
		return await this.run('get', sids);
	}

	/** Waits until every message has a final status; `onChange` hears how many have. */
	async waitUntilFinal(
		sids: readonly string[],
		onChange: (final: number) => void,
	): Promise<IDataObject[]> {
		const deadline = Date.now() + 30_000;
		for (;;) {
			const messages = await this.get(sids);
			const final = messages.filter(({ status }) =>
				['delivered', 'undelivered', 'failed'].includes(cell(status)),
			);
			onChange(final.length);
			if (final.length === sids.length || Date.now() > deadline) return messages;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	async redact(sid: string): Promise<IDataObject[]> {
		return await this.run('redact', [sid]);
	}

	async delete(sid: string): Promise<IDataObject[]> {
		return await this.run('delete', [sid]);
	}

	async list(filters: INodeParameters, limit: number): Promise<IDataObject[]> {
		const run = await this.engine.run(
			twilioWorkflow([{}], { operation: 'list', returnAll: false, limit, filters }),
			this.credentials,
		);
		return resultsOf(run);
	}

	private async run(operation: string, sids: readonly string[]): Promise<IDataObject[]> {
		const items = sids.map((sid) => ({ sid }));
		const workflow = twilioWorkflow(
			items,
			{ operation, ...messageBySid },
			{ onError: 'continueRegularOutput' },
		);
		return resultsOf(await this.engine.run(workflow, this.credentials));
	}
}

function resultsOf(run: IRun): IDataObject[] {
	const { error } = run.data.resultData;
	if (error) throw error;
	return twilioItems(run).map(({ json }) => json);
}
