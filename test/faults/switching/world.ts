import type { INodeParameters } from 'n8n-workflow';
import { withoutNote } from '../../engine/withoutNote';
import type { SwitchedN8n, SwitchedWorkflow } from '../../engine/switchedN8n';
import { ownNumber, type Account } from '../../twilio-stand-in/accounts';
import type { TwilioStandIn } from '../../twilio-stand-in/server';
import { falseSid } from '../../twilio-stand-in/sids';

/** Something at Twilio that can call a workflow. */
export type Resource = Readonly<Record<string, unknown>>;

/** What a sequence of switching is played in: two numbers and a service, and n8n beside them. */
export interface SwitchingWorld {
	readonly standIn: TwilioStandIn;
	readonly account: Account;
	readonly n8n: SwitchedN8n;
	/** As everything at Twilio has to be in the end, by SID: as it was, or as a person has set it since. */
	readonly expected: Map<string, Resource>;
	/** Whether n8n is never killed. */
	readonly isCalm: boolean;
	/** Which sources each workflow has ever been set to, by their place. */
	readonly everChosen: Map<SwitchedWorkflow, Set<number>>;
	/** Workflows that this process of n8n has seen off. */
	readonly seenOff: Set<SwitchedWorkflow>;
	/** By the setting of a source: the workflows that have taken it, as far as nothing has gone wrong since. */
	readonly holders: Map<string, Set<SwitchedWorkflow>>;
}

const serviceSid = falseSid('MG', 16);
const numbers = ['+12025550121', '+12025550122'];

/** An account whose numbers and services nobody else uses. */
export function addSwitchingAccount(standIn: TwilioStandIn): Account {
	return standIn.addAccount({
		numbers: numbers.map((number) => ownNumber(number, 'sms', 'mms')),
		messagingServices: [{ sid: serviceSid, friendlyName: 'Switching', senders: [] }],
	});
}

/** Where each setting that holds an address is, for numbers and for services. */
export const urlSettings = ['sms_url', 'inbound_request_url', 'status_callback'];

/** Without what changes with every change. */
function settled(resource: Resource): Resource {
	return { ...resource, date_updated: '' };
}

/** Everything at Twilio that can call a workflow, as it stands. */
export function resourcesIn({
	standIn,
	account,
}: Pick<SwitchingWorld, 'standIn' | 'account'>): Resource[] {
	return [...standIn.phoneNumbers(account.sid), ...standIn.messagingServices(account.sid)].map(
		settled,
	);
}

export const sidOf = ({ sid }: Resource) => String(sid);

/** The source that a workflow is set to by its place: a number, or the service; undefined once it is deleted. */
export function sourceAt(world: SwitchingWorld, place: number): Resource | undefined {
	if (place === numbers.length)
		return resourcesIn(world).find((resource) => sidOf(resource) === serviceSid);
	return resourcesIn(world).find(({ phone_number: number }) => number === numbers[place]);
}

/** How many sources there are. */
export const sourceCount = numbers.length + 1;

const numberSids = new Map<number, string>();

/** A trigger's fields for a source. */
export function fieldsFor(
	world: SwitchingWorld,
	place: number,
	options: { readonly mayReplace: boolean; readonly events: readonly string[] },
): INodeParameters {
	const { mayReplace, events } = options;
	const isService = place === numbers.length;
	const known = sourceAt(world, place);
	// A number that is deleted stays chosen.
	if (known && !isService) numberSids.set(place, sidOf(known));
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });
	return {
		source: isService ? 'messagingService' : 'phoneNumber',
		...(isService
			? { messagingServiceSid: locator(serviceSid) }
			: { phoneNumberSid: locator(numberSids.get(place) ?? '') }),
		events: [...events],
		options: { replaceExisting: mayReplace },
	};
}

/** Whether an address is that of one of the workflows. */
export function isOurs(url: unknown, workflows: readonly SwitchedWorkflow[]): boolean {
	return workflows.some(({ ids }) => withoutNote(url).endsWith(`/${ids.webhookId}/webhook`));
}

/** The settings of a source in which one of the workflows is called. */
export function callsIn(resource: Resource, workflows: readonly SwitchedWorkflow[]): string[] {
	return urlSettings.filter((name) => isOurs(resource[name], workflows));
}

/** A person changes settings of a source in Twilio's Console. */
export async function setByHand(
	world: SwitchingWorld,
	resource: Resource,
	fields: Readonly<Record<string, string>>,
): Promise<void> {
	const { standIn, account } = world;
	const sid = sidOf(resource);
	const isService = sid.startsWith('MG');
	const login = Buffer.from(`${account.sid}:${account.authToken}`).toString('base64');
	const path = isService
		? `/v1/Services/${sid}`
		: `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${sid}.json`;
	const answer = await fetch(standIn.url + path, {
		method: 'POST',
		headers: { Authorization: `Basic ${login}` },
		body: new URLSearchParams(fields),
	});
	if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
	await answer.arrayBuffer();
}

/** A person gives a number up. */
export async function releaseByHand(world: SwitchingWorld, resource: Resource): Promise<void> {
	const { standIn, account } = world;
	const login = Buffer.from(`${account.sid}:${account.authToken}`).toString('base64');
	const path = `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${sidOf(resource)}.json`;
	const answer = await fetch(standIn.url + path, {
		method: 'DELETE',
		headers: { Authorization: `Basic ${login}` },
	});
	if (!answer.ok) throw new Error(path);
}

/** The source as it stands now. */
export function current(world: SwitchingWorld, resource: Resource): Resource {
	const found = resourcesIn(world).find((each) => sidOf(each) === sidOf(resource));
	if (!found) throw new Error(`${sidOf(resource)} is gone`);
	return found;
}
