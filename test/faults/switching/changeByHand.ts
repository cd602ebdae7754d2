import { callsIn, current, setByHand, sidOf, type Resource, type SwitchingWorld } from './world';

/** What a person can do in Twilio's Console. */
export const changesByHand = [
	'another address',
	'an address with all that belongs to it',
	'no address',
	'a fallback',
	'an application',
	'more behind our address',
] as const;

/** One of them. */
export type ChangeByHand = (typeof changesByHand)[number];

/** Settings by the names of a number, and of a service. */
const names = {
	number: {
		url: ['SmsUrl', 'sms_url'],
		method: 'SmsMethod',
		fallbackUrl: 'SmsFallbackUrl',
		fallbackMethod: 'SmsFallbackMethod',
	},
	service: {
		url: ['InboundRequestUrl', 'inbound_request_url'],
		method: 'InboundMethod',
		fallbackUrl: 'FallbackUrl',
		fallbackMethod: 'FallbackMethod',
	},
} as const;

const crm = 'https://crm.example/sms?key=a%20b#rc=2';
const applicationSid = `AP${'0'.repeat(31)}1`;

/** Does it, and notes what is expected to stand there in the end because of it. */
export async function changeByHand(
	world: SwitchingWorld,
	resource: Resource,
	change: ChangeByHand,
): Promise<void> {
	const isService = sidOf(resource).startsWith('MG');
	const { url, method, fallbackUrl, fallbackMethod } = names[isService ? 'service' : 'number'];
	const [urlName, urlSetting] = url;
	const isOurs = callsIn(resource, world.n8n.workflows).includes(urlSetting);
	const { [urlSetting]: standing } = resource;
	const address = typeof standing === 'string' ? standing : '';
	const set = async (fields: Readonly<Record<string, string>>) => {
		await setByHand(world, resource, fields);
	};
	switch (change) {
		case 'another address':
			await set({ [urlName]: `${crm}&at=1` });
			expectAsIs(world, resource, isService);
			return;
		case 'an address with all that belongs to it':
			await set({
				[urlName]: crm,
				[method]: 'GET',
				[fallbackUrl]: 'https://crm.example/fallback',
				[fallbackMethod]: 'GET',
			});
			expectAsIs(world, resource, isService);
			return;
		case 'no address':
			await set({ [urlName]: '', [fallbackUrl]: '' });
			expectAsIs(world, resource, isService);
			return;
		case 'a fallback':
			if (address === '') return;
			await set({ [fallbackUrl]: 'https://crm.example/other-fallback' });
			// It belongs to the address: with ours, it goes.
			if (!isOurs) expectAsIs(world, resource, isService);
			return;
		case 'an application':
			await set(
				isService ? { UseInboundWebhookOnNumber: 'true' } : { SmsApplicationSid: applicationSid },
			);
			if (!isOurs) expectAsIs(world, resource, isService);
			else if (isService) expectAlso(world, resource, { use_inbound_webhook_on_number: true });
			else expectAlso(world, resource, { sms_application_sid: applicationSid });
			return;
		case 'more behind our address':
			if (isOurs) await set({ [urlName]: withMore(address) });
	}
}

/** Ours, as somebody writes more into it: a query, and how Twilio is to connect. */
function withMore(address: string): string {
	const [rest = '', fragment = ''] = address.split('#');
	return `${rest.split('?')[0] ?? ''}?tenant=7#rc=3${fragment === '' ? '' : `&${fragment}`}`;
}

/** What a person has set is to stay; a service's status updates are another thing. */
function expectAsIs(world: SwitchingWorld, resource: Resource, isService: boolean): void {
	const now = current(world, resource);
	const earlier = world.expected.get(sidOf(resource));
	const others = isService ? { status_callback: earlier?.status_callback ?? null } : {};
	world.expected.set(sidOf(resource), { ...now, ...others });
}

function expectAlso(world: SwitchingWorld, resource: Resource, settings: Resource): void {
	const earlier = world.expected.get(sidOf(resource));
	if (earlier) world.expected.set(sidOf(resource), { ...earlier, ...settings });
}
