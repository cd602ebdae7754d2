import type { INodeProperties } from 'n8n-workflow';
import { TwilioMessaging } from '../../../nodes/TwilioMessaging/TwilioMessaging.node';
import { TwilioMessagingTrigger } from '../../../nodes/TwilioMessagingTrigger/TwilioMessagingTrigger.node';

/** Covers locatorModes, pickers/index. */

/** The lists that the modes of fields name. */
function listsIn(fields: readonly INodeProperties[]): string[] {
	const modes = fields.flatMap(({ modes: ways = [] }) => ways);
	return modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
}

test.each([
	['action node', new TwilioMessaging()],
	['trigger', new TwilioMessagingTrigger()],
])(
	'every list in the form of the %s is one that the node has, and none is left over',
	(_, node) => {
		const named = new Set(listsIn(node.description.properties));
		expect(named.size).toBeGreaterThan(1);
		expect([...named].sort()).toEqual(Object.keys(node.methods.listSearch).sort());
	},
);
