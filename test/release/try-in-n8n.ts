import { installTarball } from './install-tarball';
import { startEmbeddedServer } from '../support/imap/embedded';
import { mail } from '../support/mail';
import { EVERY_FIVE_SECONDS, exampleWorkflow, INQUIRIES, STATUS } from '../support/n8n/example';
import { mailboxCredential } from '../support/n8n/mailbox-credential';
import { N8N_VERSION } from '../support/n8n/install';
import type { Execution } from '../support/n8n/execution';
import type { Json } from '../support/n8n/json';
import { startN8n } from '../support/n8n/server';

/** The versions in which a release is tried. */
export const N8N_VERSIONS = [N8N_VERSION, '1.123.81'];

/** Installs a tarball into an n8n as its own installer does, and returns what is wrong with it there. */
export async function tryInN8n(version: string, tarball: string): Promise<string[]> {
	const server = await startEmbeddedServer();
	const install = (userFolder: string) => installTarball(tarball, userFolder);
	const packageFolder = process.cwd();
	const n8n = await startN8n({ packageFolder, install, version, report });
	try {
		const known = JSON.stringify(await n8n.nodeTypes());
		const missing = NODES.filter((name) => !known.includes(`"${name}"`));
		if (missing.length > 0) return missing.map((name) => `n8n does not know ${name}`);
		const { host, port, password } = server;
		const access = { address: USER, password, host, port, security: 'none' } as const;
		const credential = await n8n.createCredential(mailboxCredential(access));
		const parameters = { pollTimes: EVERY_FIVE_SECONDS };
		const workflowId = await n8n.createWorkflow(exampleWorkflow({ credential, parameters }));
		await n8n.activate(workflowId);
		// What arrives before collecting begins is no new mail.
		await arrived(STATUS, ({ event }) => event === 'connected');
		await server.append(USER, 'INBOX', mail({ from: 'client@client.example', subject: SUBJECT }));
		await arrived(INQUIRIES, ({ subject }) => subject === SUBJECT);
		report('installed, loaded, and collected an inquiry');
		return [];

		async function arrived(node: string, isMeant: (item: Json) => boolean) {
			const has = (execution: Execution) => execution.items(node).some(isMeant);
			const some = (executions: readonly Execution[]) => executions.some(has);
			await n8n.waitForExecutions(workflowId, `an item of ${node}`, some, 120_000);
		}
	} finally {
		await n8n.stop();
		await server.stop();
	}
}

function report(line: string): void {
	process.stdout.write(`${line}\n`);
}

const NODES = ['emailInquiryTrigger', 'emailInquiry'].map(
	(name) => `n8n-nodes-email-inquiry.${name}`,
);
const USER = 'office@firm.example';
const SUBJECT = 'Twenty chairs';
