import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../tools/debian';
import { Service } from './queue/service';

const runFile = promisify(execFile);

/** How the proxy stands in front of n8n. */
export interface ReverseProxySettings {
	/** Where `https://localhost` is to be had, on this machine alone. */
	readonly port: number;
	/** Where n8n is. */
	readonly target: string;
	/** Whether n8n is told which host was called, as n8n's documentation asks for. */
	readonly forwardsHost: boolean;
	/** The path that n8n lies below, with slashes around it; it is taken off. */
	readonly below?: string;
}

/** A running nginx. */
export interface ReverseProxy {
	/** Its certificate, which it has signed itself. */
	readonly certificate: string;
	stop(): Promise<void>;
}

/** Starts an nginx in which TLS ends: it speaks plain HTTP to n8n. */
export async function startReverseProxy(settings: ReverseProxySettings): Promise<ReverseProxy> {
	const program = await findProgram({
		name: 'nginx',
		places: () => ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'],
		packages: ['nginx'],
	});
	const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
	const certificate = await createCertificate(folder);
	writeFileSync(join(folder, 'nginx.conf'), configuration(settings));
	const nginx = await Service.start({
		program,
		words: ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'],
		log: join(folder, 'nginx.log'),
		readyWhen: /event method/,
	});
	return {
		certificate,
		stop: async () => {
			await nginx.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function createCertificate(folder: string): Promise<string> {
	const openssl = await findProgram({
		name: 'OpenSSL',
		places: () => ['/usr/bin/openssl', '/usr/local/bin/openssl', '/opt/homebrew/bin/openssl'],
		packages: ['openssl'],
	});
	const words = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost';
	const names = ['-addext', 'subjectAltName=DNS:localhost'];
	const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
	await runFile(openssl, [...words.split(' '), ...names, ...files]);
	return readFileSync(join(folder, 'certificate.pem'), 'utf8');
}

/** As one process, nginx needs no other user, and ends with us. */
function configuration({ port, target, forwardsHost, below }: ReverseProxySettings): string {
	const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	return `
		daemon off;
		master_process off;
		pid nginx.pid;
		error_log stderr notice;
		events {}
		http {
			access_log off;
			${kinds.map((kind) => `${kind}_temp_path ${kind};`).join('\n')}
			server {
				listen 127.0.0.1:${port} ssl;
				ssl_certificate certificate.pem;
				ssl_certificate_key key.pem;
				location ${below ?? '/'} {
					proxy_pass ${target}${below === undefined ? '' : '/'};
					${forwardsHost ? 'proxy_set_header Host $http_host;' : ''}
					proxy_set_header X-Forwarded-Proto $scheme;
					proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
				}
			}
		}
	`;
}
