import type { IHookFunctions } from 'n8n-workflow';
import { reasonOf } from '../../twilio/values/reasonOf';
import { properties } from '../fields';
import { readTriggerParameters, type TriggerParameters } from '../fields/triggerParameters';
import { refusal, registrationProblems } from './registrationProblems';

/**
 * Reads the node's fields while the workflow is switched on or off: there is no message yet.
 *
 * @throws InvalidValue for a field that cannot be right, or whose expression needs a message
 */
export function readHookParameters(
	context: Pick<IHookFunctions, 'getNodeParameter'>,
): TriggerParameters {
	return readTriggerParameters((name, fallback) => {
		try {
			return context.getNodeParameter(name, fallback);
		} catch (error) {
			throw refusal(registrationProblems.notReadable(reasonOf(error)), labelOf(name));
		}
	});
}

function labelOf(name: string): string {
	return properties.find((field) => field.name === name)?.displayName ?? name;
}
