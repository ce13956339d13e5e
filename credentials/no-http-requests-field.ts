import type { INodeProperties } from 'n8n-workflow';

/**
 * Keeps the token out of HTTP Request nodes: n8n adds this field, with All, to every sign-in that does not bring
 * it, and reads it before a request. n8n's own Slack credential hides it in the same way.
 */
export const NO_HTTP_REQUESTS: INodeProperties = {
	displayName: 'Allowed HTTP Request Domains',
	name: 'allowedHttpRequestDomains',
	type: 'hidden',
	default: 'none',
};
