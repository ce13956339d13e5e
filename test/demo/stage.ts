import { startEmbeddedServer } from '../support/imap/embedded';
import type { TestServer } from '../support/imap/server';
import { demoWorkflow } from '../support/n8n/example';
import { N8N_VERSION } from '../support/n8n/install';
import { mailboxCredential } from '../support/n8n/mailbox-credential';
import { startN8n, type N8n } from '../support/n8n/server';
import { tryByHand } from './by-hand';
import { HISTORY, MAILBOX, source, type Letter } from './letters';
import { done, print } from './screen';

/** A running n8n with the example workflow, and the mailbox it reads. */
export interface Stage {
	readonly n8n: N8n;
	readonly workflowId: string;
	/** All letters in the mailbox. */
	readonly sent: readonly Letter[];
	send(letter: Letter): Promise<void>;
	readonly signal: AbortSignal;
}

const HOUR_MS = 3_600_000;
const HISTORY_DAYS = 4;

/** Starts the mail server and n8n with an active workflow, and ends both whatever happens. */
export async function withStage<T>(
	packageFolder: string,
	signal: AbortSignal,
	play: (stage: Stage) => Promise<T>,
): Promise<T> {
	const server = await startEmbeddedServer();
	try {
		await fill(server);
		done(`Mail server started: ${HISTORY.length} mails of clients lie in ${MAILBOX}`);
		const env = { GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone };
		const n8n = await startN8n({ packageFolder, env, signal, report: print });
		try {
			done(`n8n ${N8N_VERSION} started with this package`);
			const workflowId = await activateExample(n8n, server);
			done('Credential saved, table created, example workflow published');
			const sent: Letter[] = [...HISTORY];
			const send = async (letter: Letter) => {
				sent.push(letter);
				await server.append(MAILBOX, 'INBOX', source(letter, new Date()));
			};
			return await play({ n8n, workflowId, sent, send, signal });
		} finally {
			await n8n.stop();
		}
	} finally {
		await server.stop();
	}
}

async function fill(server: TestServer): Promise<void> {
	const mails = HISTORY.map((letter) => {
		const receivedAt = new Date(Date.now() - letter.hoursAgo * HOUR_MS);
		return { raw: source(letter, receivedAt), receivedAt };
	});
	await server.appendMany(MAILBOX, 'INBOX', mails);
}

/** Does by n8n's interfaces what a person does in the editor; returns the workflow's id. */
async function activateExample(n8n: N8n, server: TestServer): Promise<string> {
	const access = mailboxCredential({
		address: MAILBOX,
		password: server.password,
		host: server.host,
		port: server.tlsPort,
		security: 'tls',
	});
	const credential = await n8n.createCredential(access);
	const startDate = new Date(Date.now() - HISTORY_DAYS * 24 * HOUR_MS).toISOString();
	const parameters = { collectFrom: 'date', startDate };
	const workflowId = await n8n.createWorkflow(demoWorkflow({ credential, parameters }));
	// Creates the table that the inquiries are kept in.
	await tryByHand({ n8n, workflowId });
	await n8n.activate(workflowId);
	return workflowId;
}
