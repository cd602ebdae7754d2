import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../engine/packageNodes';

const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
const compose = read('docs/queue-mode/docker-compose.yml');
const page = read('docs/queue-mode.md');
const [head = ''] = compose.split(/^name:/m, 1);
const queue = 'test/n8n/queue';
const setUp = readdirSync(join(repositoryRoot, queue)).map((file) => read(`${queue}/${file}`));

const found = (pattern: RegExp, text = compose) =>
	[...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

/** What stands below a key, up to the next one of its depth. */
function below(key: string): string {
	const [, depth = '', text = ''] =
		new RegExp(String.raw`^( *)${key}:.*\n((?:\1 +.*\n|\s*\n| *#.*\n)+)`, 'm').exec(compose) ?? [];
	if (text === '') throw new Error(`The compose file has no ${key}`);
	return depth + text;
}

const inSeconds = (time: string) => {
	const [, count = '', unit] = /^(\d+)([sm])$/.exec(time) ?? [];
	return Number(count) * (unit === 'm' ? 60 : 1);
};

test('its first lines say what to put into .env, all of it and nothing else', () => {
	const explained = found(/^# {3}(\w+)=/gm, head);
	expect(explained).toEqual(found(/\$\{(\w+):\?\}/g));
	expect(explained.length).toBeGreaterThan(4);
});

test('it sets what the page names or what the tests in the real n8n set', () => {
	const known = [page, ...setUp].join('\n');
	const names = found(/^\s+([A-Z]\w*): /gm, below('x-n8n'));
	expect(names).toContain('N8N_PROXY_HOPS');
	const unproven = names.filter((name) => !known.includes(name));
	// Said in the file itself, and read in n8n's documentation.
	expect(unproven).toEqual(['N8N_DISABLE_PRODUCTION_MAIN_PROCESS']);
});

test('all of n8n’s processes have the package from one image, and no volume hides it', () => {
	const services = ['main', 'webhook', 'worker-1'];
	for (const service of services) expect(below(service)).toContain('<<: *n8n');
	expect(below('worker-2')).toContain('<<: *worker');
	const recipe = below('x-n8n');
	expect(recipe).toContain('/home/node/.n8n/nodes');
	expect(recipe).toContain('npm install --omit=peer --ignore-scripts ${PACKAGE:?}');
	for (const each of [recipe, ...services.map(below)]) expect(each).not.toContain('volumes:');
	expect(page).toContain('Mount no volume over `/home/node/.n8n`');
});

test('a file from npm pack beside it gets into the image, and .env does not', () => {
	const copied = found(/COPY (.+)$/gm);
	expect(copied).toEqual(['docker-compose.yml *.tgz /package/']);
	expect(head).toMatch(/PACKAGE=\/package\/n8n-nodes-twilio-messaging-\d+\.\d+\.\d+\.tgz/);
});

test('Docker waits longer for each process than n8n takes', () => {
	const graceOf = (key: string) =>
		inSeconds(/stop_grace_period: (\w+)/.exec(below(key))?.[1] ?? '');
	const longest = Number(/N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '(\d+)'/.exec(below('worker-1'))?.[1]);
	expect(longest).toBeGreaterThan(60);
	expect(graceOf('worker-1')).toBeGreaterThan(longest);
	// n8n's usual time.
	expect(graceOf('x-n8n')).toBeGreaterThan(30);
});

test('the ports are those that the page sends paths to', () => {
	expect(found(/'127\.0\.0\.1:(\d+):5678'/g)).toEqual(['5678', '5679']);
	for (const port of ['5678', '5679']) expect(page).toContain(`(port ${port})`);
});
