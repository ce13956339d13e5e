import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, freshFolder, greets, runProgram } from '../../services/own-program';
import { unprivilegedUser } from '../../services/unix-user';
import { dovecotConfig, tokenConfig } from './config';
import type { DovecotSettings, TokenLogin } from './config';

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
	const folder = freshFolder('dovecot');
	const settings: DovecotSettings = {
		folder,
		port,
		tlsPort,
		password,
		user,
		...(tokens === undefined ? {} : { tokens }),
	};
	const configFile = join(folder, 'dovecot.conf');
	writeFileSync(configFile, dovecotConfig(settings));
	if (tokens !== undefined) writeFileSync(join(folder, 'oauth2.conf'), tokenConfig(tokens));
	const { stop } = await runProgram({
		name: 'Dovecot',
		command,
		args: ['-F', '-c', configFile],
		folder,
		logFile: join(folder, 'dovecot.log'),
		user,
		isReady: () => greets(port),
	});
	return { port, tlsPort, stop };
}

function program(): string {
	const found = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));
	if (!found) {
		throw new Error("Dovecot is not installed: install the Debian package 'dovecot-imapd'");
	}
	return found;
}
