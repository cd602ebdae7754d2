import type { ICredentialDataDecryptedObject, ICredentialType, INodeType } from 'n8n-workflow';
import { jsonOf, type Engine } from './engine';
import { errorOf } from './errorOf';

/** How testing a credential ended. */
export interface CredentialTest {
	readonly passed: boolean;
	/** HTTP status of a refusal. */
	readonly status?: string;
	/** What the person reads of it: the words of the credential's rule for that status. */
	readonly message?: string;
}

const nodeName = 'Credential Test';

/** A node whose one field carries the credential's test request: what n8n itself makes of it when a person saves a credential. */
function testingNode({ name, test }: ICredentialType): INodeType {
	if (!test) throw new Error(`${name} has no test`);
	return {
		description: {
			displayName: nodeName,
			name: 'credentialTest',
			group: [],
			version: 1,
			description: 'Tests a credential',
			defaults: { name: nodeName },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: test.request },
				},
			],
		},
	};
}

/** Tests a credential as n8n does: the test request goes through its routing, signed by `authenticate`. */
export async function testCredential(
	engine: Engine,
	typeName: string,
	credential: ICredentialDataDecryptedObject,
): Promise<CredentialTest> {
	const type = engine.nodeTypes.credentialType(typeName);
	const lookUp = jest
		.spyOn(engine.nodeTypes, 'getByNameAndVersion')
		.mockReturnValue(testingNode(type));
	const run = await engine.run(
		{
			nodes: [
				{
					id: 'test',
					name: nodeName,
					type: 'credentialTest',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
					credentials: { [typeName]: { id: 'tested', name: 'Tested' } },
				},
			],
			connections: {},
		},
		new Map([['tested', credential]]),
	);
	lookUp.mockRestore();
	if (jsonOf(run, nodeName).length > 0) return { passed: true };
	const error = errorOf(run);
	const status = 'httpCode' in error ? String(error.httpCode) : '';
	const rule = type.test?.rules?.find(
		({ type: kind, properties }) =>
			kind === 'responseCode' && 'value' in properties && String(properties.value) === status,
	);
	return { passed: false, status, message: rule?.properties.message ?? error.message };
}
