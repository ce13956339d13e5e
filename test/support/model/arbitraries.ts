import fc from 'fast-check';
import type { EngineKind } from '../engine';
import type { MailPlan } from './mails';
import type { Change, ModelRules, Setting, Step } from './steps';

const small = fc.nat({ max: 7 });
const weighted = <T>(...options: Array<readonly [weight: number, arbitrary: fc.Arbitrary<T>]>) =>
	fc.oneof(...options.map(([weight, arbitrary]) => ({ weight, arbitrary })));
const mostly = <T, U>(usual: T, ...others: U[]) =>
	weighted<T | U>([4, fc.constant(usual)], [1, fc.constantFrom(...others)]);

const plan: fc.Arbitrary<MailPlan> = fc.record({
	sender: mostly(0, 1, 2),
	to: mostly(0, 0, 1, 2, 3),
	kind: mostly(
		'client',
		'client',
		'form',
		'nameless',
		'forged',
		'namedForm',
		'replyForm',
		'forward',
		'autoReply',
		'own',
	),
	answers: mostly(null, 0, 0, 1, 3),
	subject: fc.nat({ max: 1 }),
	hasMessageId: mostly(true, false),
	hasDate: mostly(true, false),
	dated: mostly(0, 0, -1, -20, -60, 59, 180, null),
	isLate: mostly(false, true),
	unreadFor: mostly(0, 0, 1, 3, 4, 5, 8),
});

const arrive: fc.Arbitrary<Change> = fc.record({
	do: fc.constant('arrive'),
	folder: small,
	plan,
});

const change: fc.Arbitrary<Change> = weighted<Change>(
	[6, arrive],
	[2, fc.record({ do: fc.constantFrom('expunge', 'move', 'copy'), folder: small, pick: small })],
	[
		1,
		fc.record({
			do: fc.constant('recreate'),
			folder: small,
			shuffle: fc.nat({ max: 5_000 }),
			keepsDates: fc.boolean(),
		}),
	],
	[1, fc.record({ do: fc.constant('jump'), folder: small, by: fc.constantFrom(1, 50, 1_000) })],
	[1, fc.record({ do: fc.constant('reveal') })],
);

const OUTPUTS = [
	['status', 'repeats', 'ignored'],
	['status', 'repeats', 'ignored'],
	[],
	['status'],
	['repeats'],
	['ignored'],
];
const outputs = fc.constantFrom(...OUTPUTS);
/** Hours. */
const period = fc.constantFrom(24, 24, 1, 0, 720);
const startDate = fc.constantFrom(0, 1, 3, 40);

const tick: fc.Arbitrary<Step> = fc.record({ do: fc.constant('tick'), times: mostly(1, 2, 6) });
const fault: fc.Arbitrary<Step> = weighted<Step>(
	[
		4,
		fc.record({
			do: fc.constant('interrupt'),
			at: fc.nat({ max: 12 }),
			what: weighted<'lost' | 'deadline' | Change>(
				[1, fc.constantFrom('lost', 'deadline')],
				[1, change],
			),
		}),
	],
	[
		1,
		fc.record({
			do: fc.constant('refuse'),
			folder: small,
			polls: fc.integer({ min: 1, max: 4 }),
			isSettled: fc.boolean(),
		}),
	],
	[1, fc.record({ do: fc.constantFrom('down', 'up', 'up') })],
);

const seconds = fc.constantFrom(1, 60, 700, 3_540, 3_600, 86_399, 86_400, 200_000, 260_000);

/** Steps of n8n with `kind` as its engine; half of them are looks at the mailbox. */
export function stepFor(kind: EngineKind): fc.Arbitrary<Step> {
	const otherKind = kind === 'cursors' ? ('scheduler' as const) : ('cursors' as const);
	return weighted<Step>(
		[8, change],
		[8, tick],
		[3, fault],
		[2, fc.record({ do: fc.constant('wait'), seconds })],
		[
			2,
			fc.record({
				do: fc.constant('restart'),
				polls: fc.boolean(),
				kind: mostly(null, null, null, kind, otherKind),
			}),
		],
		[
			1,
			fc.record({
				do: fc.constant('publish'),
				isRenamed: fc.boolean(),
				late: fc.nat(2),
				period: mostly(null, 0, 1, 24, 720),
				outputs: weighted<readonly string[] | null>([3, fc.constant(null)], [1, outputs]),
				startDate: mostly(null, null, 0, 1, 3),
			}),
		],
	);
}

const rules: fc.Arbitrary<ModelRules> = fc.record({
	repeatScope: mostly('senderRecipient', 'sender', 'senderRecipientSubject'),
	repliesAreRepeats: mostly(false, true),
});

export const setting: fc.Arbitrary<Setting> = fc.record({
	folders: fc.constantFrom(1, 2),
	period,
	outputs,
	rules,
	batchSize: fc.constantFrom(50, 2, 1),
	isInstant: fc.boolean(),
	startDate: weighted<number | null>([2, fc.constant(null)], [1, startDate]),
	mails: fc.array(
		fc.record({ folder: small, plan, ago: fc.constantFrom(0, 1, 20, 30, 100, 2_000) }),
		{ maxLength: 5, size: 'max' },
	),
	beginning: fc.array(weighted<Step>([2, fault], [1, fc.constant({ do: 'down' as const })]), {
		maxLength: 2,
	}),
});

/** A step of its own kind: after it mail may come twice. */
export const rollback: fc.Arbitrary<Step> = fc.record({ do: fc.constant('rollback'), pick: small });
