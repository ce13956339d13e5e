import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	ILoadOptionsFunctions,
	INodeCredentialTestResult,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

/* eslint-disable no-restricted-syntax -- loaded with the first call: n8n loads every node at its start */
/** The `methods` of a node with a mailbox. */
export const accountMethods = {
	credentialTest: {
		async testMailbox(
			this: ICredentialTestFunctions,
			credential: ICredentialsDecrypted,
		): Promise<INodeCredentialTestResult> {
			const { testMailbox } = await import('./credential-test');
			return await testMailbox.call(this, credential);
		},
	},
	loadOptions: {
		async getFolders(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			const { getFolders } = await import('./folder-options');
			return await getFolders.call(this);
		},
	},
	listSearch: {
		async searchFolders(
			this: ILoadOptionsFunctions,
			filter?: string,
		): Promise<INodeListSearchResult> {
			const { searchFolders } = await import('./folder-options');
			return await searchFolders.call(this, filter);
		},
	},
};
