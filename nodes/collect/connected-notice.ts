import { serverNameOf } from '../core/account/account';
import type { Notice } from '../core/items/status-item';
import type { Settings } from './settings';
import type { Survey } from './survey';

/** Returns what Status says when a mailbox is reached for the first time; `since` is Unix ms. */
export function connectedNotice(
	{ account, start, rules }: Settings,
	folders: Survey['folders'],
	since: number,
): Notice {
	const provider = serverNameOf(account);
	const { periodSeconds } = rules;
	return { event: 'connected', since, provider, folders, periodSeconds, start };
}
