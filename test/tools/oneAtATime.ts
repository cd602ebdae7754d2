import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pause = 500;

/**
 * Does something that no two processes of this machine may do at the same time. What a process that was
 * killed has locked is free again.
 *
 * @param lock a file that is there as long as somebody does it
 */
export async function oneAtATime<Result>(
	lock: string,
	act: () => Promise<Result>,
): Promise<Result> {
	mkdirSync(dirname(lock), { recursive: true });
	while (!take(lock)) {
		if (!isAlive(lock)) rmSync(lock, { force: true });
		else await wait(pause);
	}
	try {
		return await act();
	} finally {
		rmSync(lock, { force: true });
	}
}

function take(lock: string): boolean {
	try {
		writeFileSync(lock, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		return false;
	}
}

function isAlive(lock: string): boolean {
	try {
		process.kill(Number(readFileSync(lock, 'utf8')), 0);
		return true;
	} catch {
		return false;
	}
}
