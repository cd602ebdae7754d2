import type { Hook } from './webhook';

/** When a call is sent again: no connection, an answer of that kind, none in time, or any of them. */
type RetryPolicy = 'ct' | '4xx' | '5xx' | 'rt' | 'all';

/** What an address says about how to connect, in its part after `#`. */
export interface ConnectionOverrides {
	readonly connectMilliseconds: number;
	readonly answerMilliseconds: number;
	readonly retries: number;
	readonly retryPolicies: readonly RetryPolicy[];
}

/** An address as it is called and signed: without the part after `#`, and without a login. */
export interface CalledAddress {
	readonly url: string;
	/** From the path on, exactly as it was configured. */
	readonly path: string;
	/** The login that stood in it, as `name:password`. */
	readonly login: string | undefined;
}

/** Takes an address apart without decoding or encoding any of it. */
export function readAddress({ url, method }: Hook, parameters: URLSearchParams): CalledAddress {
	const [, scheme = '', login, host = '', rest = ''] =
		/^(https?:\/\/)(?:([^/?#@]*)@)?([^/?#]*)([^#]*)/i.exec(url) ?? [];
	const query = method === 'GET' ? parameters.toString() : '';
	const mark = rest.includes('?') ? '&' : '?';
	const target = query === '' ? rest : rest + mark + query;
	return {
		url: scheme + host + target,
		path: target.startsWith('/') ? target : `/${target}`,
		login,
	};
}

/** Reads the part after `#`, such as `#ct=2000&rc=2&rp=5xx`; values out of bounds count as not given. */
export function readOverrides(url: string, answerMilliseconds: number): ConnectionOverrides {
	const fragment = new URLSearchParams(/#(.*)$/.exec(url)?.[1] ?? '');
	const read = (name: string, lowest: number, highest: number, fallback: number) => {
		const value = Number(fragment.get(name) ?? NaN);
		return Number.isInteger(value) && value >= lowest && value <= highest ? value : fallback;
	};
	const policies = (fragment.get('rp') ?? 'ct').split(',').filter(isPolicy);
	return {
		connectMilliseconds: read('ct', 100, 10_000, 5000),
		answerMilliseconds: Math.min(
			read('rt', 100, 15_000, answerMilliseconds),
			read('tt', 100, 15_000, answerMilliseconds),
		),
		retries: read('rc', 0, 5, 1),
		retryPolicies: policies.length === 0 ? ['ct'] : policies,
	};
}

function isPolicy(text: string): text is RetryPolicy {
	return ['ct', '4xx', '5xx', 'rt', 'all'].includes(text);
}
