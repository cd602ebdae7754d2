import { chownSync, readFileSync } from 'node:fs';

/** Somebody whom a program is run as. */
export interface SystemUser {
	readonly uid: number;
	readonly gid: number;
}

const mostlyPresent = ['postgres', 'nobody'];

/**
 * Whom to run PostgreSQL as, which refuses to be run by root.
 *
 * @returns undefined when we are not root: then it runs as we do
 */
export function unprivilegedUser(): SystemUser | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const users = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	for (const wanted of mostlyPresent) {
		const [, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
		if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
	}
	throw new Error(
		`PostgreSQL cannot be run by root, and none of ${mostlyPresent.join(', ')} exists`,
	);
}

/** Gives a file or folder to somebody; nothing happens for nobody. */
export function giveTo(user: SystemUser | undefined, path: string): void {
	if (user) chownSync(path, user.uid, user.gid);
}
