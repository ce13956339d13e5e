import { first, token, type JudgedHead, type Signal } from './signals';
import { isSentByWebsite } from './machine-sent';

/**
 * Mail to many: newsletters and mailing lists, people's letters to a list included. Left out on purpose:
 * Feedback-ID and marks of sending services, through which websites send their forms too.
 */
export const BULK: readonly Signal[] = [
	...[
		...['List-Id', 'List-Unsubscribe', 'List-Post', 'Mailing-List', 'X-Mailing-List'],
		...['X-CSA-Complaints', 'X-Campaign', 'X-CampaignId', 'X-Campaign-Id'],
	].map((name): Signal => [name, ({ headers }) => first(headers, name.toLowerCase()) !== '']),
	['Precedence', (facts) => isBulk(facts, 'precedence')],
	['X-Precedence', (facts) => isBulk(facts, 'x-precedence')],
];

/** Forms ask mail systems not to answer in this way. */
function isBulk({ headers }: JudgedHead, name: string): boolean {
	return /^(?:bulk|list|junk)$/.test(token(headers, name)) && !isSentByWebsite(headers);
}
