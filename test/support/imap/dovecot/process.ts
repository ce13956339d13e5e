import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listen, LOOPBACK } from '../listen';
import { dovecotConfig, tokenConfig } from './config';
import type { DovecotSettings, TokenLogin } from './config';
import { unprivilegedUser } from './unix-user';

const START_LIMIT_MS = 10_000;
const RETRY_MS = 20;

export interface DovecotProcess {
	readonly port: number;
	readonly tlsPort: number;
	stop(): Promise<void>;
}

/** Runs Dovecot in a fresh folder on free ports until `stop`, or at the latest until this process exits. */
export async function runDovecot(password: string, tokens?: TokenLogin): Promise<DovecotProcess> {
	const command = program();
	const [port, tlsPort] = await freePorts();
	const user = unprivilegedUser();
	const folder = freshFolder();
	const settings: DovecotSettings = {
		folder,
		port,
		tlsPort,
		password,
		user,
		...(tokens === undefined ? {} : { tokens }),
	};
	writeFileSync(join(folder, 'dovecot.conf'), dovecotConfig(settings));
	if (tokens !== undefined) writeFileSync(join(folder, 'oauth2.conf'), tokenConfig(tokens));
	// Only root may give files away, and only root has to.
	const asUser = process.getuid?.() === 0 ? { uid: user.uid, gid: user.gid } : {};
	chownSync(folder, user.uid, user.gid);

	const child = spawn(command, ['-F', '-c', join(folder, 'dovecot.conf')], {
		...asUser,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	// At once: an orderly end takes a second, and nothing here is worth it. The other processes follow their master.
	const killAndClean = () => {
		child.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	process.once('exit', killAndClean);
	const stop = async () => {
		const exited = isRunning(child) ? once(child, 'exit') : undefined;
		child.kill('SIGKILL');
		await exited;
		killAndClean();
		process.off('exit', killAndClean);
	};
	try {
		await once(child, 'spawn');
		await greeted(port, child);
	} catch (error) {
		const log = readIfThere(join(folder, 'dovecot.log'));
		await stop();
		throw new Error(`Dovecot did not start:\n${log}`, { cause: error });
	}
	return { port, tlsPort, stop };
}

async function freePorts(): Promise<[number, number]> {
	const servers = [createServer(), createServer()] as const;
	const ports = await Promise.all([listen(servers[0]), listen(servers[1])]);
	await Promise.all(servers.map((server) => once(server.close(), 'close')));
	return ports;
}

/** Dovecot puts sockets here, whose paths must stay under 108 characters. */
function freshFolder(): string {
	return mkdtempSync(join(tmpdir().length < 40 ? tmpdir() : '/tmp', 'dovecot-'));
}

function program(): string {
	const found = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));
	if (!found) {
		throw new Error("Dovecot is not installed: install the Debian package 'dovecot-imapd'");
	}
	return found;
}

/** Resolves when the server greets; rejects when it exits first or takes too long. */
async function greeted(port: number, child: ChildProcess): Promise<void> {
	const errors: string[] = [];
	child.stderr?.on('data', (text) => errors.push(String(text)));
	const deadline = Date.now() + START_LIMIT_MS;
	while (!(await greets(port))) {
		if (!isRunning(child)) throw new Error(`Dovecot exited: ${errors.join('')}`);
		if (Date.now() > deadline) throw new Error('Dovecot did not greet in time');
		await delay(RETRY_MS);
	}
}

function greets(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host: LOOPBACK, port });
		socket.once('data', () => {
			resolve(true);
			socket.destroy();
		});
		socket.once('error', () => resolve(false));
		socket.once('close', () => resolve(false));
	});
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
	return pid !== undefined && exitCode === null && signalCode === null;
}

function readIfThere(file: string): string {
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
