import type { IPollFunctions } from 'n8n-workflow';
import { serverNameOf } from '../core/account/account';
import type { Claim } from '../core/account/claim';
import type { FolderStatus } from '../core/mailbox/mailbox';
import type { Notice } from '../core/items/status-item';
import { keyOf } from '../core/account/trigger-id';
import { downloadsOf } from './attachments';
import { withClosestFolder } from '../collect/folder-problem';
import { visitMailbox } from '../n8n/account/visit';
import { collect } from '../collect/collect';
import type { PollKind } from './engine';
import type { Memory } from '../collect/process-memory';
import type { OpenedState } from '../collect/open-state';
import type { OpenedPoll } from './reaction';
import type { Settings } from './read-settings';
import { survey, type Survey } from '../collect/survey';

/** Connects, looks, settles and emits. Throws what ended the connection, or a folder that cannot be read. */
export async function collectAll(
	context: IPollFunctions,
	{ settings, turn, opened }: OpenedPoll,
	memory: Memory,
	facts: {
		readonly kind: PollKind;
		readonly rival: Claim | null;
		readonly signal: AbortSignal;
		readonly now: number;
	},
): Promise<void> {
	const { kind, rival, signal, now } = facts;
	const deadline = now + kind.timeLimitMs;
	const stopAt = now + kind.timeLimitMs * WORKING_SHARE;
	const { folders, start, warmUpMs, account } = settings;
	const { state, added } = opened;
	await visitMailbox(context, account, { deadline, signal }, async (mailbox) => {
		const looks = { state, folders, added, start, warmUpMs, memory, now };
		const surveyed = await survey(mailbox, looks);
		const [problem] = surveyed.problems;
		const isFirstContact = state.connectedAt === null;
		const endsPoll = surveyed.folders.length === 0 || (isFirstContact && kind.mayThrow);
		if (problem !== undefined && endsPoll) throw await withClosestFolder(mailbox, problem);

		const notices = [
			...opened.notices,
			...contactNotices(opened, settings, surveyed, now),
			...rivalNotice(rival, memory, now),
			...surveyed.notices,
		];
		const contacted = {
			...surveyed.state,
			connectedAt: surveyed.state.connectedAt ?? now,
			brokenSince: null,
		};
		const until = now + kind.timeLimitMs * DOWNLOADING_SHARE;
		const { brokenDownloads } = memory;
		const downloads = downloadsOf(context, mailbox, settings.downloads, until, brokenDownloads);
		await collect(
			mailbox,
			{ ...surveyed, state: contacted },
			{ settings, turn, memory, notices, stopAt, downloads, now },
		);
		if (rival !== null) memory.rivals.add(keyOf(rival));
		rememberQuiet(memory, surveyed.quiet, now);
		if (problem !== undefined) throw await withClosestFolder(mailbox, problem);
	});
}

/** What is to be said about the mailbox having been reached. */
function contactNotices(
	{ state }: OpenedState,
	{ account, start, rules }: Settings,
	{ folders }: Survey,
	now: number,
): Notice[] {
	if (state.connectedAt === null) {
		const provider = serverNameOf(account);
		const { period } = rules;
		return [{ event: 'connected', since: state.startedAt, provider, folders, period, start }];
	}
	if (state.brokenSince === null) return [];
	return [{ event: 'recovered', since: now, brokenSince: state.brokenSince }];
}

/** Said once for each other trigger. */
function rivalNotice(rival: Claim | null, memory: Memory, now: number): Notice[] {
	if (rival === null || memory.rivals.has(keyOf(rival))) return [];
	const { workflowName: workflow, nodeName: node } = rival;
	return [{ event: 'connectedTwice', since: now, workflow, node }];
}

/** No new batch is begun after this share of the time, so that the last one can end. */
const WORKING_SHARE = 0.6;
/** Nothing is downloaded after this share of it: the mails themselves must go out. */
const DOWNLOADING_SHARE = 0.5;

function rememberQuiet(
	memory: Memory,
	looks: ReadonlyMap<string, FolderStatus>,
	now: number,
): void {
	for (const [folder, status] of looks) {
		const before = memory.quiet.get(folder);
		const isSame = JSON.stringify(before?.status) === JSON.stringify(status);
		const since = isSame ? (before?.since ?? now) : now;
		memory.quiet.set(folder, { status, since, searchedAt: now });
	}
}
