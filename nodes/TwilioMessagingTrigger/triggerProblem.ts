import { NodeOperationError, type INode } from 'n8n-workflow';
import { InvalidCredential } from '../connection/account';

/** Something that a person has to change before the trigger can work. */
export class TriggerProblem extends Error {
	override readonly name = 'TriggerProblem';

	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

/** Turns what a person has to mend into an error that n8n can show; any other error stays as it is. */
export function errorOfProblem(node: INode, problem: unknown): unknown {
	if (!(problem instanceof TriggerProblem) && !(problem instanceof InvalidCredential))
		return problem;
	return new NodeOperationError(node, problem.message, { description: problem.advice });
}
