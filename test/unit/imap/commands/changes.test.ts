import { UNNOTED } from '../../../../nodes/core/errors/unexpected';
import type { ImapFlow } from 'imapflow';
import { ItemError } from '../../../../nodes/core/errors/advised-error';
import { MailboxError } from '../../../../nodes/core/errors/mailbox-error';
import { move, storeFlags } from '../../../../nodes/imap/commands/changes';

const uids = Array.from({ length: 250 }, (_, i) => i + 1);

/** A connection whose answers are scripted; only what is asked of it here. */
function folderOf(driver: object) {
	return {
		driver: { usable: true, capabilities: new Map(), ...driver } as unknown as ImapFlow,
		path: 'INBOX',
		noteUnexpected: UNNOTED,
		translate: () => new MailboxError('gone', { kind: 'unreachable', reach: 'connection' }),
	};
}

const copied = { uidValidity: 5n, uidMap: new Map([[1, 11]]) };

test('a refusal of the second command leaves what the first has moved', async () => {
	const answers = [{ uidValidity: 5n }, false];
	const folder = folderOf({
		capabilities: new Map([['MOVE', true]]),
		messageMove: () => answers.shift(),
	});
	const moved = await move(folder, uids, 'Done');
	expect(moved.uids.size).toBe(200);
	expect([...moved.refused.keys()]).toEqual(uids.slice(200));
	expect(moved).toMatchObject({ uidValidity: '5', lost: null });
});

test.each(['UIDPLUS', 'OTHER'])('a copy whose original stays is moved (%s)', async (capability) => {
	const folder = folderOf({
		capabilities: new Map([[capability, true]]),
		messageCopy: () => copied,
		messageDelete: () => false,
		messageFlagsAdd: () => false,
	});
	const moved = await move(folder, [1], 'Done');
	expect([...moved.uids]).toEqual([[1, 11]]);
	expect([...moved.leftBehind]).toEqual([1]);
	expect(moved.refused.size).toBe(0);
});

test('a connection that breaks is told beside what was moved before', async () => {
	const driver = {
		usable: true,
		capabilities: new Map([['MOVE', true]]),
		messageMove(set: string) {
			if (set === '1:200') return { uidValidity: 5n };
			folder.driver.usable = false;
			return false;
		},
	};
	const folder = folderOf(driver);
	const moved = await move(folder, uids, 'Done');
	expect(moved.uids.size).toBe(200);
	expect(moved.lost).toBeInstanceOf(MailboxError);
	expect(moved.refused.size).toBe(0);
});

test.each([
	['\\Seen', "does not keep the flag 'Seen'"],
	['Crm', "does not keep the keyword 'Crm'"],
])('what a folder does not keep is called by its name: %s', async (flag, text) => {
	const folder = folderOf({ mailbox: { permanentFlags: new Set(['\\Flagged']) } });
	const marking = storeFlags(folder, [1], [flag], 'add');
	await expect(marking).rejects.toThrow(ItemError);
	await expect(marking).rejects.toThrow(text);
});
