import type { INodeProperties } from 'n8n-workflow';

/** Lets n8n's credential overwrites name a mail proxy on this machine; any other server in it is ignored. */
export const LOCAL_SERVER_FIELD: INodeProperties = {
	displayName: 'Server on This Machine',
	name: 'server',
	type: 'hidden',
	default: '',
};
