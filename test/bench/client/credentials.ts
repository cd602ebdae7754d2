import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	IRequestOptionsSimplified,
	Workflow,
} from 'n8n-workflow';
import { TestCredentials, type StoredCredentials } from '../../engine/credentials';
import { defaults } from '../../twilio-stand-in/defaultAccount';
import type { N8nNodes } from './n8nNodes';

/** What the three nodes' credentials hold: the stand-in's own account. */
function storedCredentials(url: string): StoredCredentials {
	const { accountSid, authToken } = defaults;
	const ours = { apiKeySid: '', apiKeySecret: '', region: 'us1', edge: '', baseUrl: url };
	return new Map<string, ICredentialDataDecryptedObject>([
		['twilioMessagingApi', { authType: 'authToken', accountSid, authToken, ...ours }],
		['twilioApi', { authType: 'authToken', accountSid, authToken }],
		['httpBasicAuth', { user: accountSid, password: authToken }],
	]);
}

/**
 * Authenticates as n8n does, by what the credential type says.
 *
 * n8n's Twilio node has the address https://api.twilio.com written into it. The host of its requests
 * is replaced here, where n8n lets credentials complete a request; all else that the node and n8n do
 * stays as it is.
 */
export class BenchCredentials extends TestCredentials {
	constructor(
		private readonly types: N8nNodes,
		private readonly url: string,
	) {
		super(types.own, storedCredentials(url));
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const url = this.redirected(options);
		const { authenticate } = this.types.credentialType(typeName);
		// The HTTP Request node has put a Basic credential into the request by itself.
		if (authenticate === undefined) return { ...options, url };
		if (typeof authenticate === 'function')
			return await authenticate(credentials, { ...options, url });
		if (!workflow || !node) throw new Error('n8n did not say whose expressions these are');
		const resolve = (value: unknown) =>
			workflow.expression.getSimpleParameterValue(
				node,
				typeof value === 'string' ? value : '',
				'internal',
				{ $credentials: credentials },
			);
		const { username, password } = { ...authenticate.properties.auth };
		const auth = { username: String(resolve(username)), password: String(resolve(password)) };
		return { ...options, url, auth };
	}

	private redirected(options: object): string {
		const address: unknown = Reflect.get(options, 'url') ?? Reflect.get(options, 'uri');
		if (typeof address !== 'string') throw new Error('The request has no address');
		return address.replace(/^https:\/\/api\.twilio\.com/, this.url);
	}
}
