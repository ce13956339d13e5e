import type { EngineKind } from '../../support/engine';
import { live } from '../../support/model/histories';
import type { MailPlan } from '../../support/model/mails';
import type { Setting, Step } from '../../support/model/steps';

const PLAN: MailPlan = {
	sender: 0,
	to: 0,
	kind: 'client',
	subject: 0,
	answers: null,
	hasMessageId: true,
	hasDate: true,
	dated: 0,
	isLate: false,
	unreadFor: 0,
};
const SETTING: Setting = {
	folders: 1,
	period: 24,
	outputs: ['status', 'repeats', 'ignored'],
	rules: { repeatScope: 'senderRecipient', repliesAreRepeats: false },
	batchSize: 50,
	isInstant: false,
	startDate: null,
	mails: [],
	beginning: [],
};
const arrive = (changes: Partial<MailPlan> = {}) =>
	({ do: 'arrive', folder: 0, plan: { ...PLAN, ...changes } }) as const;
const tick = (times: number) => ({ do: 'tick', times }) as const;
const recreate = { do: 'recreate', folder: 0, shuffle: 0, keepsDates: false } as const;
const inboxFailsAfterServer: readonly Step[] = [
	{ do: 'refuse', folder: 0, polls: 2, isSettled: false },
	{ do: 'down' },
];

/** The shortest histories of defects that random ones have found. */
const CASES: ReadonlyArray<
	[what: string, kind: EngineKind, changes: Partial<Setting>, steps: readonly Step[]]
> = [
	[
		'a folder that cannot be opened at the first contact starts when the others do',
		'classic',
		{ folders: 2, beginning: inboxFailsAfterServer },
		[{ do: 'up' }, arrive(), tick(3)],
	],
	[
		'a folder that cannot be opened at the first contact is imported later',
		'classic',
		{
			...{ folders: 2, startDate: 3, beginning: inboxFailsAfterServer },
			mails: [{ folder: 0, plan: PLAN, ago: 20 }],
		},
		[{ do: 'up' }, tick(3)],
	],
	[
		'live mail does not wait behind a backfill of mail that is known',
		'scheduler',
		{ batchSize: 1 },
		[
			arrive(),
			{ do: 'interrupt', at: 0, what: { do: 'copy', folder: 0, pick: 0 } },
			recreate,
			tick(2),
			arrive(),
			tick(2),
		],
	],
	[
		'live mail does not wait behind a mail of an import that cannot be read and is deleted',
		'scheduler',
		{
			startDate: 0,
			beginning: [{ do: 'interrupt', at: 0, what: arrive({ unreadFor: 5 }) }],
		},
		[
			{ do: 'expunge', folder: 0, pick: 0 },
			{ do: 'wait', seconds: 1 },
			arrive(),
			{ do: 'restart', polls: false, kind: null },
		],
	],
	[
		'mail that a warm start looked through is no repeat of itself after a start date was set',
		'classic',
		{
			mails: [{ folder: 0, plan: PLAN, ago: 20 }],
		},
		[
			tick(2),
			{ do: 'publish', isRenamed: false, late: 0, period: null, outputs: null, startDate: 1 },
			tick(3),
		],
	],
	[
		'mail that was ignored as older than memory is collected after a start date was set',
		'classic',
		{ mails: [{ folder: 0, plan: PLAN, ago: 20 }] },
		[
			{ ...recreate, keepsDates: true },
			tick(1),
			{ do: 'publish', isRenamed: false, late: 0, period: null, outputs: null, startDate: 1 },
			tick(1),
		],
	],
	[
		'mail that is seen late is collected from a re-created folder too',
		'classic',
		{},
		[recreate, arrive({ isLate: true }), arrive(), tick(1)],
	],
	[
		'attempts to read a mail are not counted against another one with its UID',
		'classic',
		{},
		[arrive({ unreadFor: 8 }), tick(1), recreate, tick(6)],
	],
	[
		'a folder that is re-created within a poll is not read by its old UIDs',
		'classic',
		{},
		[arrive(), { do: 'interrupt', at: 4, what: recreate }, tick(1)],
	],
];

test.each(CASES)('%s', async (_what, kind, changes, steps) => {
	await live(kind, { ...SETTING, ...changes }, steps);
});
