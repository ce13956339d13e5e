import { decodeExecution, type Execution } from './execution';
import { request } from './http';
import { list, object, text, type Json } from './json';
import { PACKAGE_NAME } from './package-folder';
import type { Session } from './session';
import { signInUrlOf, visitSignIn } from './sign-in';

export interface Credential {
	readonly type: string;
	readonly name: string;
	readonly data: Json;
}

export interface StoredCredential extends Credential {
	readonly id: string;
}

export interface Verdict {
	readonly status: string;
	readonly message: string;
}

/** A workflow as n8n exports it. */
export interface WorkflowJson {
	readonly name: string;
	readonly nodes: readonly Json[];
	readonly connections: Json;
	readonly settings?: Json;
}

/** What a person can do in the editor, by n8n's web interfaces. */
export interface N8nApi {
	createCredential(credential: Credential): Promise<StoredCredential>;
	updateCredential(credential: StoredCredential): Promise<void>;
	/** The "Connection tested" of the credential's form. */
	testCredential(credential: StoredCredential): Promise<Verdict>;
	/** Where "Sign in" of an OAuth2 credential leads. */
	signInUrl(credential: StoredCredential): Promise<URL>;
	/** Goes there, consents, and comes back to n8n. */
	signIn(credential: StoredCredential): Promise<void>;
	/** What the editor offers for a parameter whose options come from the node. */
	options(
		credential: StoredCredential,
		parameters: Json,
		place: { readonly path: string; readonly method: string },
	): Promise<readonly unknown[]>;
	/** Returns the new workflow's id. */
	createWorkflow(workflow: WorkflowJson): Promise<string>;
	/** Saves the workflow; an active one is published again. */
	updateWorkflow(id: string, workflow: WorkflowJson): Promise<void>;
	activate(id: string): Promise<void>;
	deactivate(id: string): Promise<void>;
	/** Finished executions of a workflow, oldest first. */
	executions(workflowId: string, newest?: number): Promise<Execution[]>;
	/** "Fetch Test Event": starts a run in the editor and returns the execution's id. */
	startManually(workflowId: string, trigger: string): Promise<string>;
	/** Static data of the saved workflow. */
	staticData(workflowId: string): Promise<unknown>;
	/** The descriptions of all nodes, as the editor reads them. */
	nodeTypes(): Promise<readonly unknown[]>;
}

export function n8nApi(url: string, session: Session): N8nApi {
	const editor = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) => {
		const answer = await request(method, `${url}/rest${path}`, session.editor, body);
		return object(object(answer.body, 'a body')['data'], 'data');
	};
	const publicApi = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => {
		const answer = await request(method, `${url}/api/v1${path}`, session.publicApi, body);
		return object(answer.body, 'a body');
	};
	const beginSignIn = (id: string) =>
		request('GET', `${url}/rest/oauth2-credential/auth?id=${id}`, session.editor);
	return {
		createCredential: async (credential) => {
			// As the editor does: the public interface of n8n 1.x demands fields that are hidden.
			const { id } = await editor('POST', '/credentials', credential);
			return { ...credential, id: text(id, 'the id of a credential') };
		},
		updateCredential: async (credential) => {
			await editor('PATCH', `/credentials/${credential.id}`, credential);
		},
		testCredential: async (credentials) => {
			const { status, message } = await editor('POST', '/credentials/test', { credentials });
			return { status: text(status, 'a verdict'), message: text(message, 'a verdict') };
		},
		signInUrl: async ({ id }) => signInUrlOf(await beginSignIn(id)),
		signIn: async ({ id }) => {
			await visitSignIn(await beginSignIn(id), session.editor);
		},
		options: async ({ id, name, type }, currentNodeParameters, { path, method }) => {
			const wish = {
				path,
				methodName: method,
				currentNodeParameters,
				credentials: { [type]: { id, name } },
				nodeTypeAndVersion: { name: `${PACKAGE_NAME}.emailInquiryTrigger`, version: 1 },
			};
			const target = `${url}/rest/dynamic-node-parameters/options`;
			const { body } = await request('POST', target, session.editor, wish);
			return list(object(body, 'a body')['data'], 'options');
		},
		createWorkflow: async (workflow) => {
			const { id } = await publicApi('POST', '/workflows', { settings: {}, ...workflow });
			return text(id, 'the id of a workflow');
		},
		updateWorkflow: async (id, workflow) => {
			await publicApi('PUT', `/workflows/${id}`, { settings: {}, ...workflow });
		},
		activate: async (id) => {
			await publicApi('POST', `/workflows/${id}/activate`);
		},
		deactivate: async (id) => {
			await publicApi('POST', `/workflows/${id}/deactivate`);
		},
		executions: async (workflowId, newest = 250) => {
			const query = `workflowId=${workflowId}&includeData=true&limit=${newest}`;
			const { data } = await publicApi('GET', `/executions?${query}`);
			return list(data, 'executions').map(decodeExecution).filter(isOver).reverse();
		},
		startManually: async (workflowId, trigger) => {
			// n8n 1 runs what it is sent, n8n 2 what is saved.
			const workflowData = await editor('GET', `/workflows/${workflowId}`);
			const body = { workflowData, triggerToStartFrom: { name: trigger } };
			const { executionId } = await editor('POST', `/workflows/${workflowId}/run`, body);
			return text(executionId, 'the id of an execution');
		},
		staticData: async (workflowId) =>
			(await publicApi('GET', `/workflows/${workflowId}`))['staticData'],
		nodeTypes: async () => {
			const { body } = await request('GET', `${url}/types/nodes.json`, session.editor);
			return list(body, 'node types');
		},
	};
}

function isOver({ status }: Execution): boolean {
	return status !== 'new' && status !== 'running' && status !== 'waiting';
}
