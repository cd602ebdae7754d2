import { existsSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../engine/packageNodes';
import { inlineCodeOf, pages, readPage, shellLinesOf } from './markdown';

/** Commands that no test runs, by the reason. */
const notRun: Readonly<Record<string, readonly string[]>> = {
	"installs into a person's n8n": [
		'mkdir -p ~/.n8n/nodes',
		'cd ~/.n8n/nodes',
		'npm install --omit=peer n8n-nodes-twilio-messaging',
		'npm install --omit=peer --prefix ~/.n8n/nodes ./n8n-nodes-twilio-messaging-*.tgz',
		'docker exec n8n npm install --omit=peer --prefix /home/node/.n8n/nodes n8n-nodes-twilio-messaging',
		'docker cp ./n8n-nodes-twilio-messaging-*.tgz n8n:/tmp/twilio-messaging.tgz',
		'docker exec n8n npm install --omit=peer --prefix /home/node/.n8n/nodes /tmp/twilio-messaging.tgz',
		'docker restart n8n',
		'npm uninstall --omit=peer --prefix ~/.n8n/nodes n8n-nodes-twilio-messaging',
		'npm install',
		'rm -f n8n-nodes-twilio-messaging-*.tgz',
		'npm pack',
	],
	"starts a person's n8n, or makes it known to the internet": [
		'cloudflared tunnel --url http://localhost:5678',
		'ngrok http 5678',
		'N8N_WEBHOOK_URL=https://the-words-it-printed.trycloudflare.com/ n8n start',
		'N8N_WEBHOOK_URL=https://some-words.trycloudflare.com/ n8n start',
		'set N8N_WEBHOOK_URL=https://…',
		'n8n start',
		'npx n8n',
		'docker run … -e N8N_WEBHOOK_URL=https://some-words.trycloudflare.com/ …',
		'docker stop',
		'docker run',
		'docker cp appointments.csv n8n:/home/node/.n8n-files/',
		'curl -i -X POST <Production URL>',
	],
	'gets or changes the repository': [
		'git clone https://github.com/n8n-nodes-twilio-messaging/n8n-nodes-twilio-messaging.git',
		'cd n8n-nodes-twilio-messaging',
		'git pull',
		'npm install --save-dev --save-exact twilio@latest',
		'npm install --save-dev --save-exact libphonenumber-js@latest google-libphonenumber@latest',
	],
	'is for a release': [
		'npm version <major|minor|patch> --no-git-tag-version',
		'git tag v1.2.3',
		'git push origin v1.2.3',
		'npm publish --dry-run',
		'npm trust github n8n-nodes-twilio-messaging --file publish.yml --repo n8n-nodes-twilio-messaging/n8n-nodes-twilio-messaging --allow-publish',
		'npm audit signatures',
		'npx @n8n/scan-community-package n8n-nodes-twilio-messaging',
	],
};
const known = new Set(Object.values(notRun).flat());

/** Its commands are run by its own test. */
const runByTheirTest = ['test/twilio-stand-in/README.md'];

const { scripts } = z
	.object({ scripts: z.record(z.string()) })
	.parse(JSON.parse(readPage('package.json')));

const testFiles = readdirSync(resolve(repositoryRoot, 'test'), { recursive: true })
	.map((file) => `test/${file.toString().replaceAll('\\', '/')}`)
	.filter((file) => file.endsWith('.test.ts'));

/** What begins like a command, and not like a path or a value. */
const isCommand = (code: string) =>
	/^(?:[A-Z\d_]+=\S+ )*(?:npm|npx|git|curl|docker|n8n|set|cd|mkdir|rm|ngrok|cloudflared) \S/.test(
		code,
	);

function commandsOf(page: string): string[] {
	return [...shellLinesOf(page), ...inlineCodeOf(page).filter(isCommand)]
		.flatMap((line) => line.replace(/(?:^|\s)# .*$/, '').split(' && '))
		.map((command) => command.trim())
		.filter((command) => command !== '');
}

/** Whether the command is a script of package.json, or runs tests that are there. */
function isThere(command: string): boolean {
	const [, script, behind = ''] =
		/^(?:[A-Z_]+=\S+ )*npm (?:run )?([\w:-]+)(?: -- (.*))?$/.exec(command) ?? [];
	if (script !== undefined && script in scripts) {
		return script !== 'test:e2e' || behind === '' || someTest(behind);
	}
	const [, pattern] = /^(?:[A-Z_]+=1 )?npx jest (\S+)$/.exec(command) ?? [];
	return pattern !== undefined && someTest(pattern);
}

const someTest = (pattern: string) => testFiles.some((file) => file.includes(pattern));

test.each(pages.filter((page) => !runByTheirTest.includes(page)))(
	'%s: each command is a script, runs tests, or is named above as one that is not run',
	(page) => {
		const commands = commandsOf(page);
		expect(commands.filter((command) => !isThere(command) && !known.has(command))).toEqual([]);
	},
);

test('commands are told from what is none', () => {
	expect(isThere('npm run no-such-script')).toBe(false);
	expect(isThere('npx jest no-such-test')).toBe(false);
	expect(commandsOf('README.md')).toEqual(
		expect.arrayContaining(['npm run demo', 'npm test', 'npm run demo -- --live']),
	);
});

test('what is named as not run is on a page', () => {
	const commands = new Set(pages.flatMap(commandsOf));
	expect([...known].filter((command) => !commands.has(command))).toEqual([]);
});

/** Files that a page tells the reader to write. */
const toBeWritten = ['test/nodes/pickers/searchThings.test.ts'];

test.each(pages.filter((page) => page !== 'CHANGELOG.md'))('%s: files in it are there', (page) => {
	const paths = inlineCodeOf(page).filter((code) =>
		/^(?:nodes|credentials|test|docs|examples|scripts)\/[\w./-]+$/.test(code),
	);
	const places = ['', dirname(page)];
	const missing = paths.filter((path) =>
		places.every((place) =>
			['', '.ts'].every((end) => !existsSync(resolve(repositoryRoot, place, path + end))),
		),
	);
	expect(missing.filter((path) => !toBeWritten.includes(path))).toEqual([]);
});
