import './environment';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type ResourceMapperFields,
} from 'n8n-workflow';
import type { Account } from '../twilio-stand-in/accounts';
import type { TwilioSetUp } from './setUpTwilio';
import { standInCredential } from './twilioNode';

/** What the editor knows when a person opens a list. */
export interface OpenNode {
	readonly node?: 'twilioMessaging' | 'twilioMessagingTrigger';
	/** What the node's fields hold. */
	readonly parameters?: INodeParameters;
	/** Fields of the credential that differ from the stand-in's. */
	readonly credential?: IDataObject;
}

/** Everything that a person can do to a list: type, and scroll to its end. */
export interface Browsing extends OpenNode {
	readonly filter?: string;
	readonly paginationToken?: string;
}

type SetUp = Pick<TwilioSetUp, 'engine' | 'standIn'>;

/** What differs in the credential of another account of the stand-in's. */
export function credentialOf({ sid, authToken }: Account): IDataObject {
	return { accountSid: sid, authToken };
}

/** Opens a list as n8n's editor does. */
export async function pick(
	{ engine, standIn }: SetUp,
	method: string,
	{ filter, paginationToken, ...open }: Browsing = {},
): Promise<INodeListSearchResult> {
	const { context, type } = contextOf({ engine, standIn }, open);
	const search = type.methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list ${method}`);
	return await search.call(context, filter, paginationToken);
}

/** Asks for the fields of a resource mapper as n8n's editor does. */
export async function mapperFields(
	{ engine, standIn }: SetUp,
	method: string,
	open: OpenNode,
): Promise<ResourceMapperFields> {
	const { context, type } = contextOf({ engine, standIn }, open);
	const fields = type.methods?.resourceMapping?.[method];
	if (!fields) throw new Error(`The node has no fields ${method}`);
	return await fields.call(context);
}

/** Scrolls through a list to its end. */
export async function pickAll(twilio: SetUp, method: string, browsing: Browsing = {}) {
	const pages: INodeListSearchResult[] = [];
	let paginationToken: string | undefined;
	do {
		const next = { ...browsing, ...(paginationToken !== undefined && { paginationToken }) };
		const page = await pick(twilio, method, next);
		pages.push(page);
		paginationToken = page.paginationToken;
	} while (paginationToken !== undefined);
	return pages;
}

/** Every workflow has a name: n8n-core's own type leaves that open. */
class NamedContext extends LoadOptionsContext {
	override getWorkflow() {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}
}

function contextOf(
	{ engine, standIn }: SetUp,
	{ node: name = 'twilioMessaging', parameters = {}, credential = {} }: OpenNode,
) {
	const node: INode = {
		id: 'node',
		name: 'Twilio',
		type: `n8n-nodes-twilio-messaging.${name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { twilioMessagingApi: { id: 'twilio', name: 'Twilio' } },
	};
	const source = { nodes: [node], connections: {} };
	const { nodeTypes } = engine;
	const settings = { timezone: 'Europe/Berlin' };
	const workflow = new Workflow({ id: 'test', ...source, active: false, nodeTypes, settings });
	const additionalData = engine.additionalData(source, standInCredential(standIn, credential));
	// The editor sends every field that is to be seen, whether or not it was changed.
	additionalData.currentNodeParameters = { resource: 'message', ...parameters };
	const type = nodeTypes.getByNameAndVersion(node.type, 1);
	return { context: new NamedContext(workflow, node, additionalData, ''), type };
}
