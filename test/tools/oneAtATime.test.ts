import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { oneAtATime } from './oneAtATime';

const newLock = () => join(mkdtempSync(join(tmpdir(), 'lock-')), 'folder/a.lock');

test('one waits for the other, and leaves nothing', async () => {
	const lock = newLock();
	const said: string[] = [];
	const say = (name: string) => async () => {
		said.push(`${name} begins`);
		await wait(100);
		said.push(`${name} ends`);
	};
	await Promise.all([oneAtATime(lock, say('one')), oneAtATime(lock, say('other'))]);
	expect(said).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
	expect(existsSync(lock)).toBe(false);
});

test('a failure leaves nothing either', async () => {
	const lock = newLock();
	const failing = oneAtATime(lock, async () => await Promise.reject(new Error('No network')));
	await expect(failing).rejects.toThrow('No network');
	expect(existsSync(lock)).toBe(false);
});

test('who was killed holds up nobody', async () => {
	const lock = newLock();
	await oneAtATime(lock, async () => {
		await wait(1);
	});
	const ended = execFileSync(process.execPath, ['--print', 'process.pid'], { encoding: 'utf8' });
	writeFileSync(lock, ended.trim());
	expect(await oneAtATime(lock, async () => await Promise.resolve('done'))).toBe('done');
});
