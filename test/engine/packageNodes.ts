import './environment';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, IDataObject, INodeType, INodeTypes } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { neighbours } from './neighbours';

/** The repository, whose dist/ is what n8n would install. */
export const repositoryRoot = resolve(__dirname, '../..');

/** Node types as the engine asks for them: the built package, loaded as n8n loads it, and its neighbours. */
export class PackageNodes implements INodeTypes {
	private constructor(private readonly loader: PackageDirectoryLoader) {}

	/** @param directory a built package, this repository by default */
	static async load(directory = repositoryRoot): Promise<PackageNodes> {
		if (!existsSync(resolve(directory, 'dist'))) {
			throw new Error('There is no dist/ to test: run "npm run build" first.');
		}
		const loader = new PackageDirectoryLoader(directory);
		await loader.loadAll();
		return new PackageNodes(loader);
	}

	getByName(type: string): INodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const neighbour = neighbours.get(type);
		if (neighbour) return neighbour;
		const [packageName, name] = type.split('.');
		if (packageName !== this.loader.packageName || name === undefined) {
			throw new Error(`The test engine knows no node of type ${type}`);
		}
		// n8n makes a tool of a node, or a gate before tools, by giving it another name.
		const { type: found } = this.loader.getNode(name.replace(/(Hitl)?Tool$/, ''));
		return NodeHelpers.getVersionedNodeType(found, version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	/** A credential type of the package. */
	credentialType(name: string): ICredentialType {
		return this.loader.getCredential(name).type;
	}
}
