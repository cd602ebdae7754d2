import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../tools/debian';
import { freePort } from '../freePort';
import { Service, type Backend } from './service';
import { giveTo, unprivilegedUser, type SystemUser } from './unprivileged';

const runFile = promisify(execFile);
const debian = '/usr/lib/postgresql';
const owner = 'n8n';

/** Starts a PostgreSQL with an empty database on a free port of this machine. */
export async function startPostgresql(): Promise<Backend> {
	const initdb = await findProgram({
		name: 'PostgreSQL',
		places: () => [...debianPlaces(), '/opt/homebrew/bin/initdb', '/usr/local/bin/initdb'],
		packages: ['postgresql'],
	});
	const user = unprivilegedUser();
	const password = randomBytes(16).toString('hex');
	const folder = mkdtempSync(join(tmpdir(), 'postgresql-'));
	giveTo(user, folder);
	const data = join(folder, 'data');
	await createDatabase(initdb, data, password, user);
	const port = String(await freePort());
	// Nothing here has to survive a power cut.
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		fsync: 'off',
	};
	const postgresql = await Service.start({
		program: join(dirname(initdb), 'postgres'),
		words: [
			'-D',
			data,
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
		],
		log: join(folder, 'postgresql.log'),
		readyWhen: /ready to accept connections/,
		user,
	});
	return {
		environment: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: owner,
			DB_POSTGRESDB_PASSWORD: password,
		},
		stop: async () => {
			await postgresql.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function createDatabase(
	initdb: string,
	data: string,
	password: string,
	user: SystemUser | undefined,
): Promise<void> {
	const passwordFile = `${data}.password`;
	writeFileSync(passwordFile, password, { mode: 0o600 });
	giveTo(user, passwordFile);
	const words = [
		'--auth=scram-sha-256',
		`--pwfile=${passwordFile}`,
		'--no-locale',
		'--encoding=UTF8',
	];
	await runFile(initdb, ['-D', data, '-U', owner, ...words, '--no-sync'], { cwd: '/', ...user });
}

/** Debian keeps its versions side by side, none of them on the path; the newest comes first. */
function debianPlaces(): string[] {
	if (!existsSync(debian)) return [];
	const versions = readdirSync(debian).sort((one, other) => Number(other) - Number(one));
	return versions.map((version) => join(debian, version, 'bin/initdb'));
}
