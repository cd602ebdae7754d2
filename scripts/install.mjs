import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from './steps.mjs';

const marker = 'node_modules/.installed-from';
const oldestNode = 20;

/**
 * Installs the development packages when they are missing or older than the lock file.
 * Ends the process, with the reason, when that is not possible.
 */
export async function ensureInstalled() {
	const major = Number(process.versions.node.split('.')[0]);
	if (major < oldestNode) {
		console.error(`This needs Node ${oldestNode} or newer; this is ${process.version}.`);
		process.exit(1);
	}
	const lockHash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === lockHash) return;
	// npm would empty the folder that the link leads to, which others may be using.
	if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
		console.error(
			'✖ node_modules is a link. Remove it, or install the packages where it leads to.',
		);
		process.exit(1);
	}
	console.log('▶ Install the development packages (once; about 500 MB, a minute or two)');
	// Under npm its own script is known; on Windows only that can be started without a shell.
	const script = process.env.npm_execpath;
	const npm = script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
	const code = await runCommand([...npm, 'ci', '--loglevel=error']);
	if (code !== 0) {
		console.error('✖ The installation failed. Is the npm registry reachable?');
		process.exit(code);
	}
	writeFileSync(marker, lockHash);
}
