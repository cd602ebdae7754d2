import './environment';
import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { PackageNodes } from './packageNodes';

/** Credentials as n8n's database would hold them, by the id that a node names. */
export type StoredCredentials = ReadonlyMap<string, ICredentialDataDecryptedObject>;

function notNeeded(): never {
	throw new Error('The test engine does not do this with credentials');
}

/** Hands out stored credentials, and authenticates requests by the credential type's own `authenticate`. */
export class TestCredentials extends ICredentialsHelper {
	#isDead = false;

	constructor(
		private readonly nodes: PackageNodes,
		private readonly stored: StoredCredentials,
	) {
		super();
	}

	/** The process is killed: no request leaves any more, and whoever waits for one hears of nothing. */
	kill(): void {
		this.#isDead = true;
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		{ id, name }: INodeCredentialsDetails,
	): Promise<ICredentialDataDecryptedObject> {
		const credential = this.stored.get(id ?? name);
		if (!credential) throw new Error(`There is no credential ${id ?? name}`);
		return Promise.resolve(credential);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		if (this.#isDead) await new Promise<never>(() => undefined);
		const { authenticate } = this.nodes.credentialType(typeName);
		if (typeof authenticate !== 'function' || !('url' in requestOptions)) return notNeeded();
		return await authenticate(credentials, { ...requestOptions, url: requestOptions.url });
	}

	async preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	async runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	getCredentials(): Promise<ICredentials> {
		return notNeeded();
	}

	updateCredentials(): Promise<void> {
		return notNeeded();
	}

	updateCredentialsOauthTokenData(): Promise<void> {
		return notNeeded();
	}

	getCredentialsProperties(): INodeProperties[] {
		return notNeeded();
	}
}
