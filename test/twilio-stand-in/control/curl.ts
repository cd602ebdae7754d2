import { defaults } from '../defaultAccount';
import { controlPrefix, endpoints } from './endpoints';

/** A command for a shell with which someone texts a number; it runs the number's webhook. */
export function curlToReceive(url: string, to: string = defaults.numberWithoutService): string {
	const incoming = JSON.stringify({ from: '+14155552671', to, body: 'Hello' });
	return `curl ${url}${controlPrefix}${endpoints.receive.path} -d '${incoming}'`;
}

/** A command for a shell that lists what was sent and received. */
export function curlToList(url: string): string {
	return `curl ${url}${controlPrefix}${endpoints.messages.path}`;
}
