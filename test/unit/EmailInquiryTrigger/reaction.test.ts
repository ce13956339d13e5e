import type { IPollFunctions } from 'n8n-workflow';
import type { Delivery } from '../../../nodes/collect/delivery';
import { newPollMemory } from '../../../nodes/collect/poll-memory';
import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import { SettingError } from '../../../nodes/core/errors/advised-error';
import { react } from '../../../nodes/EmailInquiryTrigger/reaction';
import { pollState, STARTED_AT } from '../../support/poll-state';
import { settings } from '../../support/poller';

const REJECTED = new MailboxError('rejected', { kind: 'authentication', reach: 'connection' });
const DOWN = new MailboxError('down', { kind: 'unreachable', reach: 'connection' });
const MISTAKE = new SettingError('Folders', "'Folders' is empty", 'Choose one.');

function fail(
	error: Error,
	choices: {
		readonly mayThrow?: boolean;
		readonly hadSuccess?: boolean;
		readonly isFresh?: boolean;
		readonly isSpent?: boolean;
		readonly hasSettings?: boolean;
	} = {},
) {
	const { mayThrow = false, hadSuccess = false, isFresh = false, isSpent = false } = choices;
	const log: string[] = [];
	const opened = { state: pollState(), isFresh, added: [], notices: [] };
	const turn = {
		committed: () => null,
		isSpent: () => isSpent,
		publish: (state: ReturnType<typeof pollState>, { notices }: Delivery<unknown>) => {
			log.push(...notices.map(({ event }) => event));
			return state;
		},
		keep: () => {},
		end: () => null,
	};
	const saved = () => (isFresh ? null : pollState());
	const context = {
		getNode: () => ({ name: 'Inquiry' }),
		logger: { warn: () => log.push('warning') },
		__emitError: () => log.push('failed execution'),
	} as unknown as IPollFunctions;
	try {
		react(error, {
			...{ context, memory: newPollMemory(), account: settings().account, hadSuccess },
			kind: {
				...{ isActivation: mayThrow, isSwitchedOn: false, mayThrow, timeLimitMs: 45_000 },
				...{ budgetMs: Infinity, mustStay: false },
			},
			poll:
				choices.hasSettings === false
					? null
					: { settings: settings(), turn, reopen: () => opened, saved },
			...{ now: STARTED_AT, isBroken: false, outageMs: settings().outageMs },
			release: () => log.push('released'),
		});
	} catch {
		log.push('thrown');
	}
	return log;
}

test.each<[string, string[], string[]]>([
	[
		'a rejected login ends an activation that somebody is watching',
		fail(REJECTED, { mayThrow: true }),
		['warning', 'released', 'thrown'],
	],
	[
		'a rejected login of a trigger that worked becomes a failed execution, and Status says so',
		fail(REJECTED, { mayThrow: true, hadSuccess: true }),
		['warning', 'failed execution', 'broken'],
	],
	[
		'a server that is down at the first poll is said and saved',
		fail(DOWN, { mayThrow: true, isFresh: true }),
		['warning', 'failed execution', 'waiting'],
	],
	['a server that is down for a moment is not', fail(DOWN, { hadSuccess: true }), ['warning']],
	[
		'settings that cannot be read save nothing',
		fail(MISTAKE, { hadSuccess: true, hasSettings: false }),
		['warning', 'failed execution'],
	],
	[
		'nothing is saved when the poll has emitted all it may',
		fail(DOWN, { isFresh: true, isSpent: true }),
		['warning', 'failed execution'],
	],
])('%s', (_, log, expected) => {
	expect(log).toEqual(expected);
});
