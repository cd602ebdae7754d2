import { Playground } from '../../n8n/playground';
import { copyPrepared } from './preparedFolder';
import { setUp } from './setUp';

/** An n8n of its own for the tests of one file: started before them, stopped and removed after them. */
export function setUpN8n(environment: NodeJS.ProcessEnv = {}): { readonly playground: Playground } {
	return setUp(
		async (userFolder, say) =>
			await Playground.start({ userFolder, environment, install: copyPrepared, say }),
	);
}
