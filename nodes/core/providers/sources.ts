import type { Source } from './provider';

/** The day on which the sources of this table were read last. */
const READ_ON = '2026-11-23';

/** Mozilla's database of mail servers, file by file kept with the services. */
export function thunderbird(file: string): Source {
	const url = `https://github.com/thunderbird/autoconfig/blob/master/ispdb/${file}`;
	return { name: 'Thunderbird autoconfig', url, date: READ_ON };
}

/** Delta Chat's database; it moved from `deltachat` to `chatmail`, and some entries were left behind. */
export function deltaChat(file: string, owner: 'chatmail' | 'deltachat' = 'chatmail'): Source {
	const url = `https://github.com/${owner}/provider-db/blob/master/_providers/${file}`;
	return { name: 'Delta Chat provider-db', url, date: READ_ON };
}

/** A page of the service that was not read itself, only what others copied from it or quote it for. */
export function quotedPage(url: string): Source {
	return { name: 'quotes of the service', url, date: READ_ON };
}

/** Settings that many public programs agree on, without a page of the service that was read. */
export const PUBLIC_CODE: Source = { name: 'public code', date: READ_ON };
