import type { StandInControl } from './control';

/** Where Twilio's API has nothing, so that no request is meant for both. */
export const controlPrefix = '/control';

/** Where a person finds a page with the phones, in a browser. */
export const pagePrefix = `${controlPrefix}/page`;

/** Where each function of the control is found, below the prefix. */
export const endpoints = {
	state: { method: 'GET', path: '' },
	messages: { method: 'GET', path: '/messages' },
	requests: { method: 'GET', path: '/requests' },
	receive: { method: 'POST', path: '/incoming' },
	sendStatusCallbacks: { method: 'POST', path: '/status-callbacks' },
	set: { method: 'POST', path: '/settings' },
	addFault: { method: 'POST', path: '/faults' },
	faults: { method: 'GET', path: '/faults' },
	clearFaults: { method: 'DELETE', path: '/faults' },
	now: { method: 'GET', path: '/clock' },
	advanceClock: { method: 'POST', path: '/clock' },
	setOutcome: { method: 'POST', path: '/outcomes' },
	refuse: { method: 'POST', path: '/refusals' },
	optOut: { method: 'POST', path: '/opt-outs' },
	optIn: { method: 'DELETE', path: '/opt-outs' },
	reset: { method: 'POST', path: '/reset' },
} as const satisfies Readonly<
	Record<keyof StandInControl, { readonly method: string; readonly path: string }>
>;
