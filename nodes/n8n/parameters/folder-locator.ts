import type { INodeProperties } from 'n8n-workflow';
import { asRecord, textOf } from '../../core/text/unknown';

/** Returns a field for one folder of the mailbox: chosen from its list, or given by its name. */
export function folderLocator(
	field: Pick<
		INodeProperties,
		'displayName' | 'name' | 'description' | 'displayOptions' | 'required'
	>,
): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a folder',
				typeOptions: { searchListMethod: 'searchFolders', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. Clients/Accepted',
			},
		],
	};
}

/** Returns the folder a field of that kind holds, '' when it is empty. An expression or an AI agent may give a bare name. */
export function folderOf(value: unknown): string {
	return typeof value === 'string' ? value : textOf(asRecord(value)['value']);
}
