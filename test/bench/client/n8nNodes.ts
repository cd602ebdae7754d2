import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
	NodeHelpers,
	type ICredentialType,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { PackageNodes } from '../../engine/packageNodes';
import { nodesBaseFolder } from '../install/folders';
import type { NodeWatch } from './nodeWatch';
import { passingNode, passingNodeType } from './passingNode';

const load = createRequire(__filename);

/** The nodes and credential types of n8n's own that are compared with, by file and class. */
const nodeFiles: Readonly<Record<string, readonly [file: string, className: string]>> = {
	'n8n-nodes-base.twilio': ['nodes/Twilio/Twilio.node.js', 'Twilio'],
	'n8n-nodes-base.httpRequest': ['nodes/HttpRequest/HttpRequest.node.js', 'HttpRequest'],
};
const credentialFiles: Readonly<Record<string, readonly [file: string, className: string]>> = {
	twilioApi: ['credentials/TwilioApi.credentials.js', 'TwilioApi'],
	httpBasicAuth: ['credentials/HttpBasicAuth.credentials.js', 'HttpBasicAuth'],
};

/** This package's node, and those of n8n's own that it is compared with, loaded when first asked for. */
export class N8nNodes implements INodeTypes {
	readonly #nodes = new Map<string, INodeType | IVersionedNodeType>();
	readonly #watched = new Map<INodeType, INodeType>();
	readonly #credentials = new Map<string, ICredentialType>();

	private constructor(
		readonly own: PackageNodes,
		private readonly watch: NodeWatch,
	) {}

	/** @param watch looks on while they execute */
	static async load(watch: NodeWatch): Promise<N8nNodes> {
		return new N8nNodes(await PackageNodes.load(), watch);
	}

	getByName(type: string): INodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const node = this.unwatched(type, version);
		const watched = this.#watched.get(node) ?? this.watch.watched(node);
		this.#watched.set(node, watched);
		return watched;
	}

	private unwatched(type: string, version?: number): INodeType {
		if (type === passingNodeType) return passingNode;
		const place = nodeFiles[type];
		if (!place) return this.own.getByNameAndVersion(type, version);
		const node = this.#nodes.get(type) ?? create(place, isNode);
		this.#nodes.set(type, node);
		return NodeHelpers.getVersionedNodeType(node, version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	credentialType(name: string): ICredentialType {
		const place = credentialFiles[name];
		if (!place) return this.own.credentialType(name);
		const type = this.#credentials.get(name) ?? create(place, isCredentialType);
		this.#credentials.set(name, type);
		return type;
	}
}

function create<Value>(
	[file, className]: readonly [string, string],
	isWanted: (value: unknown) => value is Value,
): Value {
	const content: unknown = load(join(nodesBaseFolder(), 'node_modules/n8n-nodes-base/dist', file));
	const found: unknown =
		typeof content === 'object' && content !== null ? Reflect.get(content, className) : undefined;
	const made: unknown = typeof found === 'function' ? Reflect.construct(found, []) : undefined;
	if (!isWanted(made)) throw new Error(`There is no ${className} in ${file}`);
	return made;
}

function isNode(value: unknown): value is INodeType | IVersionedNodeType {
	return typeof value === 'object' && value !== null && 'description' in value;
}

function isCredentialType(value: unknown): value is ICredentialType {
	return typeof value === 'object' && value !== null && 'properties' in value;
}
