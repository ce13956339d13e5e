import { join } from 'node:path';
import { startEmbeddedServer } from '../support/imap/embedded';
import type { TestServer } from '../support/imap/server';
import { mail, type MailOptions } from '../support/mail';
import type { StoredCredential, WorkflowJson } from '../support/n8n/api';
import { collectedBy, mailsOf, type Collected } from '../support/n8n/collected';
import type { Execution } from '../support/n8n/execution';
import { EVERY_FIVE_SECONDS, exampleWorkflow } from '../support/n8n/example';
import type { Json } from '../support/n8n/json';
import { mailboxCredential, type MailboxAccess } from '../support/n8n/mailbox-credential';
import { startN8n, type N8n } from '../support/n8n/server';

/** A mail server and an n8n with our package. */
export interface World {
	readonly server: TestServer;
	readonly n8n: N8n;
	/** Where and how to log in to a mailbox of the server. */
	access(user: string, changes?: Partial<MailboxAccess>): MailboxAccess;
	/** A workflow, not active yet, over a mailbox of its own. */
	office(user: string, choices?: OfficeChoices): Promise<Office>;
	stop(): Promise<void>;
}

export interface WorldChoices {
	/** Another mail server than the embedded one; it is stopped with the world. */
	readonly server?: TestServer;
	/** Settings of n8n. */
	readonly env?: NodeJS.ProcessEnv;
}

export interface OfficeChoices {
	readonly access?: Partial<MailboxAccess>;
	/** Instead of one with a password. */
	readonly credential?: StoredCredential;
	readonly parameters?: Json;
}

/** One mailbox with the workflow that collects from it. */
export interface Office {
	readonly credential: StoredCredential;
	readonly workflow: WorkflowJson;
	readonly workflowId: string;
	receive(options: MailOptions, receivedAt?: Date): Promise<void>;
	activate(): Promise<void>;
	/** Waits until so many messages were collected, and returns everything collected until then. */
	collected(mails: number): Promise<Collected[]>;
	/** Waits for a Status item with this event. */
	status(event: string): Promise<Json>;
}

/** Includes the first installation of n8n. */
export const WORLD_TIMEOUT_MS = 15 * 60_000;

const COLLECT_MS = 180_000;

// jest takes `testTimeout` only from the whole configuration, not from a project of it.
jest.setTimeout(10 * 60_000);

export async function startWorld({ server: wanted, env = {} }: WorldChoices = {}): Promise<World> {
	const server = wanted ?? (await startEmbeddedServer());
	const { E2E_N8N: version } = process.env;
	const n8n = await startN8n({
		env,
		...(version !== undefined && { version }),
		packageFolder: join(__dirname, '..', '..'),
		report: (line) => process.stderr.write(`${line}\n`),
	}).catch(async (error: unknown) => {
		await server.stop();
		throw error;
	});
	const { host, password, port } = server;
	const access: World['access'] = (user, changes) => ({
		address: user,
		password,
		host,
		port,
		security: 'none',
		...changes,
	});
	return {
		server,
		n8n,
		access,
		office: async (user, choices = {}) => {
			const credential =
				choices.credential ??
				(await n8n.createCredential(mailboxCredential(access(user, choices.access))));
			const parameters = { pollTimes: EVERY_FIVE_SECONDS, ...choices.parameters };
			const workflow = exampleWorkflow({ name: user, credential, parameters });
			const workflowId = await n8n.createWorkflow(workflow);
			return { credential, workflow, workflowId, ...actions(server, n8n, user, workflowId) };
		},
		stop: async () => {
			await n8n.stop();
			await server.stop();
		},
	};
}

function actions(server: TestServer, n8n: N8n, user: string, workflowId: string) {
	const waitFor = async (what: string, enough: (all: readonly Collected[]) => boolean) => {
		let seen: Collected[] = [];
		const isEnough = (executions: readonly Execution[]) => {
			const failed = executions.find(({ status }) => status !== 'success');
			if (failed) throw new Error(`Execution ${failed.id} failed: ${failed.error ?? ''}`);
			seen = executions.flatMap(collectedBy);
			return enough(seen);
		};
		await n8n.waitForExecutions(workflowId, what, isEnough, COLLECT_MS).catch((error: unknown) => {
			const mails = mailsOf(seen).join(', ') || 'nothing';
			throw new Error(`${user} collected ${mails}\n${String(error)}`);
		});
		return seen;
	};
	return {
		receive: async (options: MailOptions, receivedAt = new Date()) => {
			await server.append(user, 'INBOX', mail(options), { receivedAt });
		},
		activate: () => n8n.activate(workflowId),
		collected: (mails: number) => waitFor(`${mails} mails`, (all) => mailsOf(all).length >= mails),
		status: async (event: string) => {
			const isIt = ({ outcome, item }: Collected) =>
				outcome === 'status' && item['event'] === event;
			const all = await waitFor(`status '${event}'`, (seen) => seen.some(isIt));
			return all.find(isIt)?.item ?? {};
		},
	};
}
