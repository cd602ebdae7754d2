import { parseArgs, type ParseArgsConfig } from 'node:util';
import { switches, whole, type Step } from './switches';
import { UsageError } from './usageError';

/** What the command line asks for. */
export interface CommandLine {
	readonly help: boolean;
	readonly port: number;
	readonly trial: boolean;
	readonly verifiedNumbers: readonly string[];
	/** Whether status callbacks go out by themselves. */
	readonly statusCallbacks: boolean;
	/** To be carried out after the start, one after the other. */
	readonly steps: readonly Step[];
}

const highestPort = 65_535;

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): CommandLine {
	const values = parse(args);
	const textsOf = (name: string) => [values[name] ?? []].flat().map(String);
	return {
		help: values['help'] === true,
		port: textsOf('port').map(about('port', readPort)).at(-1) ?? 4010,
		trial: values['trial'] === true,
		verifiedNumbers: textsOf('verified'),
		statusCallbacks: values['status-callbacks'] === true,
		steps: switches.flatMap(({ name, read }) => textsOf(name).map(about(name, read))),
	};
}

function parse(args: readonly string[]) {
	const text = { type: 'string', multiple: true } as const;
	const flag = { type: 'boolean' } as const;
	const options: ParseArgsConfig['options'] = {
		...Object.fromEntries(switches.map(({ name }) => [name, text])),
		port: text,
		verified: text,
		trial: flag,
		'status-callbacks': flag,
		help: flag,
	};
	try {
		return parseArgs({ args: [...args], options }).values;
	} catch (error) {
		// Node's own sentences go on about arguments that begin with a dash.
		if (isAboutArguments(error)) throw new UsageError(error.message.split(/\.\s/)[0]);
		throw error;
	}
}

function isAboutArguments(error: unknown): error is { readonly message: string } {
	if (typeof error !== 'object' || error === null || !('message' in error)) return false;
	return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/** Puts the name of the switch before what is wrong with its argument. */
function about<T>(name: string, read: (text: string) => T): (text: string) => T {
	return (text) => {
		try {
			return read(text);
		} catch (error) {
			if (error instanceof UsageError) throw new UsageError(`--${name}: ${error.message}`);
			throw error;
		}
	};
}

function readPort(text: string): number {
	const port = whole(text);
	if (port > highestPort) throw new UsageError(`${port} is no port: the highest is ${highestPort}`);
	return port;
}
