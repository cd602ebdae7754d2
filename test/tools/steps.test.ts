import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const steps = pathToFileURL(resolve(__dirname, '../../scripts/steps.mjs')).href;

/** Ends a little after it was told to, as n8n does, and says so. */
const child = `
	process.on('SIGTERM', () => setTimeout(() => { console.log('child ended'); process.exit(0); }, 100));
	setInterval(() => undefined, 1000);
	console.log('child ' + process.pid);
`;
const script = `
	const { runCommand } = await import(${JSON.stringify(steps)});
	const code = await runCommand([process.execPath, '--eval', ${JSON.stringify(child)}]);
	console.log('parent ended after it with ' + code);
`;

test('who ends an npm script ends what it has started, and it waits for that', async () => {
	const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const said: string[] = [];
	parent.stdout.on('data', (piece: Buffer) => {
		said.push(piece.toString());
		if (said.length === 1) parent.kill('SIGTERM');
	});
	await once(parent, 'close');
	const [started = '', ...rest] = said.join('').trim().split('\n');
	expect(rest).toEqual(['child ended', 'parent ended after it with 0']);
	const processId = Number(/^child (\d+)$/.exec(started)?.[1]);
	expect(() => process.kill(processId, 0)).toThrow('ESRCH');
});
