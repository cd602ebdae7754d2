import { spawn } from 'node:child_process';
import { clearInterval, setInterval } from 'node:timers';

const passedOn = ['SIGTERM', 'SIGHUP'];

/** Runs a command to its end; gives its exit code. Its output goes to the screen as it comes. */
export function runCommand([program, ...args], environment = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			stdio: 'inherit',
			env: { ...process.env, ...environment },
		});
		// Ctrl-C reaches the child too: it decides how to end, and this process ends after it.
		const leaveItToTheChild = () => undefined;
		// Who ends this process alone means the child as well.
		const passOn = (signal) => child.kill(signal);
		process.on('SIGINT', leaveItToTheChild);
		for (const signal of passedOn) process.on(signal, passOn);
		// npm passes a signal on to the shell between it and this process, which just ends.
		const startedBy = process.ppid;
		const underNpm = process.env.npm_lifecycle_event !== undefined;
		const watch = setInterval(() => {
			if (underNpm && process.ppid !== startedBy) child.kill('SIGTERM');
		}, 500);
		child.once('error', reject);
		child.once('close', (code) => {
			clearInterval(watch);
			process.off('SIGINT', leaveItToTheChild);
			for (const signal of passedOn) process.off(signal, passOn);
			resolve(code ?? 1);
		});
	});
}

/**
 * Runs steps one after another and stops at the first that fails. The last one gets the extra arguments.
 */
export async function runSteps(steps, extraArguments) {
	for (const [index, { title, command, interactive, environment }] of steps.entries()) {
		const isLast = index === steps.length - 1;
		console.log(`\n▶ ${title}`);
		const startedAt = Date.now();
		const code = await runCommand([...command, ...(isLast ? extraArguments : [])], environment);
		if (code !== 0) {
			if (!interactive) console.error(`✖ ${title} failed (exit code ${code})`);
			return code;
		}
		if (!interactive) console.log(`✔ ${title} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
	}
	return 0;
}
