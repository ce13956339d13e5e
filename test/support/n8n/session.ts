import { request, type Headers } from './http';
import { list, object, text } from './json';

export interface Login {
	readonly email: string;
	readonly password: string;
}

/** Who we are to n8n: the editor's cookie for its inner interface, a key for the public one. */
export interface Session {
	readonly editor: Headers;
	readonly publicApi: Headers;
}

export const OWNER: Login = { email: 'owner@demo.example', password: 'Inquiry-2-Demo' };

/** Makes us the owner of a new instance. */
export async function setUpOwner(url: string): Promise<Session> {
	const browser = {
		'browser-id': 'n8n-nodes-email-inquiry',
		'push-ref': 'n8n-nodes-email-inquiry',
	};
	const owner = { ...OWNER, firstName: 'Olga', lastName: 'Owner' };
	const { cookie } = await request('POST', `${url}/rest/owner/setup`, browser, owner);
	const editor = { ...browser, cookie };
	const keys = `${url}/rest/api-keys`;
	const allowed = object((await request('GET', `${keys}/scopes`, editor)).body, 'API scopes');
	const scopes = list(allowed['data'], 'API scopes');
	const wish = { label: 'tests', scopes, expiresAt: null };
	const created = object((await request('POST', keys, editor, wish)).body, 'an API key');
	const key = text(object(created['data'], 'an API key')['rawApiKey'], 'an API key');
	return { editor, publicApi: { 'X-N8N-API-KEY': key } };
}
