import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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

test('an npm script whose shell was ended ends what it has started', async () => {
	const shell = spawn(
		'sh',
		['-c', '"$0" --input-type=module --eval "$1"; true', process.execPath, script],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
			env: { ...process.env, npm_lifecycle_event: 'dev' },
		},
	);
	const said: string[] = [];
	shell.stdout.on('data', (piece: Buffer) => {
		said.push(piece.toString());
		if (said.length === 1) shell.kill('SIGTERM');
	});
	// The pipe is open as long as anybody has it.
	const closed = once(shell, 'close').then(() => true);
	const isClosed = await Promise.race([closed, pause(4000, false)]);
	if (!isClosed) process.kill(Number(/^child (\d+)$/m.exec(said.join(''))?.[1]));
	expect(isClosed).toBe(true);
	expect(said.join('').trim().split('\n').slice(1)).toEqual([
		'child ended',
		'parent ended after it with 0',
	]);
});

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
