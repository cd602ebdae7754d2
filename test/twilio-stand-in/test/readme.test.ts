import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from '../commandLine/readCommandLine';
import { switches } from '../commandLine/switches';
import { controlPrefix, endpoints } from '../control/endpoints';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const commands = [...readme.matchAll(/^```sh\n([^`]*)^```/gm)].flatMap(([, block = '']) =>
	block.trim().split('\n'),
);

let standIn: TwilioStandIn;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
});
afterAll(() => standIn.close());

/** Splits a command as a shell does, as far as the README needs it. */
function wordsOf(command: string): string[] {
	return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
		([, single, double, plain]) => single ?? double ?? plain ?? '',
	);
}

/** Does what curl would do. */
async function curl([address = '', ...options]: readonly string[]): Promise<Response> {
	const valuesOf = (name: string) =>
		options.filter((_, index) => options[index - 1] === name && index % 2 === 1);
	const [data] = valuesOf('-d');
	const [login] = valuesOf('-u');
	const form = new URLSearchParams();
	for (const field of valuesOf('--data-urlencode')) {
		const [name = '', value = ''] = field.split('=');
		// Whatever listens there on this machine is to be left in peace.
		form.append(name, value.replace('127.0.0.1:3000', '127.0.0.1:1'));
	}
	const body = data ?? (form.size > 0 ? form : undefined);
	return await fetch(address.replace('http://127.0.0.1:4010', standIn.url), {
		method: valuesOf('-X')[0] ?? (body === undefined ? 'GET' : 'POST'),
		...(login === undefined
			? {}
			: { headers: { Authorization: `Basic ${Buffer.from(login).toString('base64')}` } }),
		...(body === undefined ? {} : { body }),
	});
}

describe('commands', () => {
	it.each(commands.filter((command) => command.startsWith('curl')))('%s', async (command) => {
		const response = await curl(wordsOf(command).slice(1));
		expect({ ok: response.ok, text: await response.text() }).toMatchObject({ ok: true });
	});

	it.each(commands.filter((command) => command.startsWith('npm')))('%s', (command) => {
		const [, , name, ...args] = wordsOf(command);
		expect(name).toBe('stand-in');
		expect(readCommandLine(args.slice(1))).toBeDefined();
	});

	it('are all of these kinds', () => {
		expect(commands.filter((command) => !/^(curl|npm run) /.test(command))).toEqual([]);
		expect(commands.length).toBeGreaterThan(20);
	});
});

it('names every switch and every request of the control', () => {
	const rows = readme.match(/^\| `.*$/gm) ?? [];
	const missing = [
		...switches.map(({ name, argument }) => `\`--${name} ${argument}\``),
		...Object.values(endpoints).map(({ method, path }) => `\`${method} ${controlPrefix}${path}\``),
	].filter((text) => !rows.some((row) => row.startsWith(`| ${text}`)));
	expect(missing).toEqual([]);
});

it('names the account as it is', () => {
	const { accountSid, authToken, number, numberWithoutService } = defaults;
	for (const text of [accountSid, authToken, number, numberWithoutService])
		expect(readme).toContain(`\`${text}\``);
	expect(standIn.phoneNumbers()).toContainEqual(
		expect.objectContaining({
			sid: /`(PN\w+)` is/.exec(readme)?.[1],
			phone_number: numberWithoutService,
		}),
	);
});
