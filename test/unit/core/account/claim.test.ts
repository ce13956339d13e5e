import { accountOfCredential } from '../../../../nodes/core/account/password-account';
import {
	claimedUntil,
	conflictWith,
	mailboxNames,
	type Claim,
} from '../../../../nodes/core/account/claim';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

const CLAIM: Claim = {
	workflowId: 'w1',
	workflowName: 'Sales',
	nodeId: 'n1',
	nodeName: 'Trigger',
	mailbox: ['shop@yandex.ru'],
	folders: ['INBOX', 'Leads'],
	activatedAt: NOW - 60 * MINUTE,
	until: NOW + MINUTE,
};
const MINE: Claim = {
	...CLAIM,
	workflowId: 'w2',
	nodeId: 'n2',
	nodeName: 'Mine',
	folders: ['Leads'],
};

describe('a running trigger', () => {
	test.each<[string, Partial<Claim>, boolean]>([
		['of another workflow with a folder in common', {}, true],
		['with the same node id in another workflow: a copy', { nodeId: 'n2' }, true],
		['that is this one', { workflowId: 'w2', nodeId: 'n2' }, false],
		['without a folder in common', { folders: ['INBOX'] }, false],
		['of another mailbox', { mailbox: ['info@yandex.ru'] }, false],
		['that has not polled for long', { until: NOW }, false],
		['of this workflow that it no longer has', { workflowId: 'w2' }, false],
		[
			'of this workflow that ran before it was published',
			{ workflowId: 'w2', nodeName: 'Kept' },
			false,
		],
		[
			'of this workflow, published with it',
			{ workflowId: 'w2', nodeName: 'Kept', activatedAt: NOW - 999 },
			true,
		],
		[
			'of this workflow, published with it, and not there anymore',
			{ workflowId: 'w2', activatedAt: NOW - 999 },
			false,
		],
		[
			'of this workflow whose name this one has taken',
			{ workflowId: 'w2', nodeName: 'Mine', activatedAt: NOW - 999 },
			false,
		],
	])('%s', (_, changes, isConflict) => {
		const other = { ...CLAIM, ...changes };
		const isStillThere = (name: string) => name === 'Kept' || name === 'Mine';
		const conflict = conflictWith(MINE, [other], { now: NOW, mayRefuse: true, isStillThere });
		expect(conflict).toBe(isConflict ? other : null);
	});

	test('of this workflow is seen at a tick, which refuses nobody', () => {
		const other = { ...CLAIM, workflowId: 'w2', nodeName: 'Kept' };
		const facts = { now: NOW, mayRefuse: false, isStillThere: () => true };
		expect(conflictWith(MINE, [other], facts)).toBe(other);
	});
});

describe('a mailbox has a name in common with', () => {
	const namesOf = (data: object) =>
		mailboxNames(accountOfCredential({ password: 'x', provider: 'auto', ...data }));
	const typed = (data: object) => ({ provider: 'other', port: 993, security: 'tls', ...data });
	test.each([
		['another domain of Yandex', { address: 'shop@yandex.ru' }, { address: 'Shop@ya.ru' }, true],
		['Gmail with dots', { address: 'a.b@gmail.com' }, { address: 'ab@googlemail.com' }, true],
		['a plus tag', { address: 'a@mail.ru' }, { address: 'a+b@mail.ru' }, true],
		[
			'the service typed by hand',
			{ address: 'shop@yandex.ru' },
			typed({ address: 'alias@firm.example', host: 'IMAP.yandex.ru.', login: 'shop@ya.ru' }),
			true,
		],
		[
			'another name of its server',
			{ address: 'shop@yandex.ru' },
			typed({ address: 'alias@firm.example', host: 'imap.yandex.com', login: 'shop@ya.ru' }),
			true,
		],
		[
			'an alias with its login',
			typed({ address: 'a@firm.example', host: 'imap.firm.example', login: 'office' }),
			typed({ address: 'b@firm.example', host: 'imap.firm.example', login: 'Office' }),
			true,
		],
		[
			'the same login at another host: no',
			typed({ address: 'a@firm.example', host: 'imap.firm.example', login: 'office' }),
			typed({ address: 'b@shop.example', host: 'imap.shop.example', login: 'office' }),
			false,
		],
		['another address: no', { address: 'a@mail.ru' }, { address: 'b@mail.ru' }, false],
	])('%s', (_, one, other, isSame) => {
		expect(namesOf(one).some((name) => namesOf(other).includes(name))).toBe(isSame);
	});
});

test.each([
	['unknown', null, 2],
	['a minute', MINUTE, 2],
	['an hour', 60 * MINUTE, 10],
])(
	'a trigger counts as running for two poll intervals, at most 10 minutes: %s',
	(_, interval, minutes) => {
		expect(claimedUntil(NOW, interval)).toBe(NOW + minutes * MINUTE);
	},
);
