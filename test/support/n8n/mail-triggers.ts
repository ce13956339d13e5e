import type { TestServer } from '../imap/server';
import type { WorkflowJson } from './api';
import { exampleWorkflow, INQUIRIES } from './example';
import { mailboxCredential } from './mailbox-credential';
import type { N8n } from './server';

/** A trigger that collects mail, to be measured beside others. */
export interface MailTrigger {
	readonly name: string;
	/** Whose items are its mail. */
	readonly node: string;
	readonly output: number;
	/** Returns the workflow of one mailbox. */
	workflow(n8n: N8n, server: TestServer, user: string): Promise<WorkflowJson>;
}

/** Ours, with the default poll of once a minute. */
export function emailInquiryTrigger(name: string, parameters: object = {}): MailTrigger {
	return {
		...{ name, node: INQUIRIES, output: 0 },
		async workflow(n8n, server, user) {
			const { host, password, port } = server;
			const access = { address: user, password, host, port, security: 'none' } as const;
			const credential = await n8n.createCredential(mailboxCredential(access));
			const pollTimes = { item: [{ mode: 'everyMinute' }] };
			return exampleWorkflow({ name: user, credential, parameters: { pollTimes, ...parameters } });
		},
	};
}

/** n8n's own. */
export const EMAIL_TRIGGER_IMAP: MailTrigger = {
	...{ name: "n8n's Email Trigger (IMAP)", node: 'Email Trigger (IMAP)', output: 0 },
	async workflow(n8n, { host, password, port }, user) {
		const credential = await n8n.createCredential({
			...{ type: 'imap', name: user },
			data: { ...{ user, password, host, port }, secure: false, allowUnauthorizedCerts: true },
		});
		const trigger = {
			...{ id: 'imap', name: 'Email Trigger (IMAP)', position: [0, 0] },
			...{ type: 'n8n-nodes-base.emailReadImap', typeVersion: 2.1, parameters: {} },
			credentials: { imap: { id: credential.id, name: credential.name } },
		};
		const next = {
			...{ id: 'next', name: 'Next', position: [200, 0], parameters: {} },
			...{ type: 'n8n-nodes-base.noOp', typeVersion: 1 },
		};
		const connections = { [trigger.name]: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } };
		return { name: user, nodes: [trigger, next], connections, settings: {} };
	},
};
