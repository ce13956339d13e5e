import { addressListOf } from '../../../nodes/core/mail/address-list';
import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import { DAY, rules, STARTED_AT } from '../../support/poll-state';
import { PortMailbox } from '../../support/port-mailbox';
import { Poller, settings } from '../../support/poller';

const HOUR_MS = 3_600_000;
const FORM = { from: 'form@shop.example', text: 'E-mail: ann@client.example' };
const FORMS = { rules: rules({ websiteForms: addressListOf(['form@shop.example']) }) };

/** A poller that is connected and has seen that nothing is new. */
async function connected(
	names: readonly [string, ...string[]] = ['INBOX'],
	changes: Parameters<typeof settings>[0] = {},
): Promise<Poller> {
	const poller = new Poller(new PortMailbox(names), settings({ folders: names, ...changes }));
	await poller.poll();
	await poller.poll();
	poller.deliveries.length = 0;
	return poller;
}

describe('a poll asks for', () => {
	test.each<
		[string, (mailbox: PortMailbox) => void, readonly string[], Parameters<typeof connected>]
	>([
		['nothing but STATUS when all is as before', () => {}, ['STATUS INBOX'], []],
		[
			'new mail after one EXAMINE and one search',
			(mailbox) => {
				mailbox.receive();
				mailbox.receive();
			},
			['STATUS INBOX', 'EXAMINE INBOX', 'SEARCH UID', 'HEADS 1 2', 'TEXTS 1 2'],
			[],
		],
		[
			'the text of a form once, to name its client and for its item',
			(mailbox) => {
				mailbox.receive(FORM);
			},
			['STATUS INBOX', 'EXAMINE INBOX', 'SEARCH UID', 'HEADS 1', 'TEXTS 1'],
			[['INBOX'], FORMS],
		],
		[
			'no text of mail that is not passed on',
			(mailbox) => {
				mailbox.receive({ from: 'info@company.example', to: 'ann@client.example' });
			},
			['STATUS INBOX', 'EXAMINE INBOX', 'SEARCH UID', 'HEADS 1'],
			[],
		],
		[
			'the one folder with news of two',
			(mailbox) => {
				mailbox.receive({ folder: 'Leads' });
			},
			[
				...['STATUS INBOX', 'STATUS Leads', 'EXAMINE Leads', 'SEARCH UID'],
				...['HEADS 1', 'TEXTS 1'],
			],
			[['INBOX', 'Leads']],
		],
		[
			'a folder again only when another was open in between',
			(mailbox) => {
				mailbox.receive({ receivedAt: STARTED_AT + 200_000 });
				mailbox.receive({ folder: 'Leads', receivedAt: STARTED_AT + 100_000 });
			},
			[
				...['STATUS INBOX', 'EXAMINE INBOX', 'SEARCH UID'],
				...['STATUS Leads', 'EXAMINE Leads', 'SEARCH UID'],
				...['EXAMINE INBOX', 'HEADS 1', 'EXAMINE Leads', 'HEADS 1'],
				...['TEXTS 1', 'EXAMINE INBOX', 'TEXTS 1'],
			],
			[['INBOX', 'Leads']],
		],
		[
			'what it knows of a server that gave UIDs away without mail',
			(mailbox) => mailbox.skipUids('INBOX', 3),
			['STATUS INBOX', 'EXAMINE INBOX', 'SEARCH UID'],
			[],
		],
	])('%s', async (_, change, calls, begun) => {
		const poller = await connected(...begun);
		change(poller.mailbox);
		expect(await poller.poll()).toEqual(calls);
	});

	test('the list of folders once while one is missing, and again when it is missing again', async () => {
		const poller = await connected(['INBOX', 'Leads']);
		const lists: number[] = [];
		const poll = async () => {
			const error: unknown = await poller.poll().catch((reason: unknown) => reason);
			lists.push(poller.mailbox.calls.filter((call) => call === 'LIST').length);
			return error instanceof MailboxError ? error.closestFolder : null;
		};
		poller.mailbox.deleteFolder('Leads');
		poller.mailbox.createFolder('Lead');
		expect([await poll(), await poll(), await poll()]).toEqual(['Lead', 'Lead', 'Lead']);
		poller.mailbox.createFolder('Leads', '8');
		expect(await poll()).toBeNull();
		poller.mailbox.deleteFolder('Leads');
		expect(await poll()).toBe('Lead');
		expect(lists).toEqual([1, 0, 0, 0, 1]);
	});
});

describe('the first contact', () => {
	test('delivers that the mailbox is connected, and no mail that was there', async () => {
		const mailbox = new PortMailbox();
		mailbox.receive({ receivedAt: STARTED_AT - DAY * 1000 });
		const poller = new Poller(mailbox, settings());
		await poller.poll();
		expect(poller.delivered).toEqual([]);
		expect(poller.deliveries[0]?.notices).toMatchObject([
			{
				...{ event: 'connected', since: STARTED_AT, periodSeconds: DAY },
				folders: [{ path: 'INBOX', messages: 1 }],
			},
		]);
		expect(poller.state.connectedAt).toBe(STARTED_AT);
	});

	test('ends with a missing folder when somebody is watching, and collects from the others when nobody is', async () => {
		const names = ['INBOX', 'Gone'] as const;
		const watched = new Poller(new PortMailbox(), settings({ folders: names }));
		await expect(watched.poll({ mayThrow: true })).rejects.toMatchObject({ folder: 'Gone' });
		expect(watched.deliveries).toEqual([]);

		const alone = new Poller(new PortMailbox(), settings({ folders: names }));
		await expect(alone.poll()).rejects.toMatchObject({ folder: 'Gone' });
		expect(alone.events).toEqual(['connected']);
		alone.mailbox.receive();
		await expect(alone.poll()).rejects.toMatchObject({ folder: 'Gone' });
		expect(alone.delivered).toEqual(['1 inquiry']);
	});

	test('names another trigger on the same mailbox once', async () => {
		const poller = new Poller(new PortMailbox(), settings());
		const rival = {
			...{ workflowId: 'w2', nodeId: 'n2', workflowName: 'Sales', nodeName: 'Inquiry' },
			...{ mailbox: [], folders: [], activatedAt: 0, until: 0 },
		};
		await poller.poll({ rival });
		await poller.poll({ rival });
		expect(poller.events).toEqual(['connected', 'connectedTwice']);
	});
});

describe('mail', () => {
	test('is collected with its text, once', async () => {
		const poller = await connected();
		poller.mailbox.receive({ text: 'Twenty chairs, please' });
		await poller.poll();
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry']);
		expect([...(poller.deliveries[0]?.texts.values() ?? [])]).toMatchObject([
			{ text: 'Twenty chairs, please' },
		]);
	});

	test('comes in batches of the chosen size, each with the state that goes with it', async () => {
		const poller = await connected(['INBOX'], { batchSize: 2 });
		for (let count = 0; count < 5; count++) poller.mailbox.receive();
		await poller.poll();
		expect(poller.deliveries.map(({ mails }) => mails.length)).toEqual([2, 2, 1]);
		expect(poller.state.folders.INBOX?.lastUid).toBe(5);
	});

	test('that does not fit into a turn comes with the next one', async () => {
		const poller = await connected(['INBOX'], { batchSize: 2 });
		poller.emitsPerTurn = 1;
		for (let count = 0; count < 3; count++) poller.mailbox.receive();
		expect(await poller.poll()).toContain('HEADS 1 2 3');
		expect(poller.delivered).toEqual(['1 inquiry', '2 inquiry']);
		await poller.poll();
		expect(poller.delivered).toHaveLength(3);
	});

	test('waits for the next poll when the time for new batches is over', async () => {
		const poller = await connected(['INBOX'], { batchSize: 1 });
		for (let count = 0; count < 3; count++) poller.mailbox.receive();
		// 27 of the 45 s are over at the second look at the clock.
		poller.msPerLook = 14_000;
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry', '2 inquiry']);
	});

	test('of several folders comes by arrival, whatever the size of a batch', async () => {
		for (const batchSize of [1, 2, 50]) {
			const poller = await connected(['INBOX', 'Leads'], { batchSize });
			for (const [folder, minute] of [
				...[['INBOX', 3] as const, ['Leads', 2] as const],
				...[['Leads', 4] as const, ['INBOX', 5] as const],
			]) {
				poller.mailbox.receive({ folder, receivedAt: STARTED_AT + minute * 60_000 });
			}
			await poller.poll();
			const order = poller.deliveries.flatMap(({ mails }) =>
				mails.map(({ head: { folder, uid } }) => `${folder} ${uid}`),
			);
			expect(order).toEqual(['Leads 1', 'INBOX 1', 'Leads 2', 'INBOX 2']);
		}
	});

	test('that the server does not deliver is passed on unread at the fifth poll, though none was saved', async () => {
		const poller = await connected();
		poller.mailbox.receive({ isUnread: true });
		const saved = poller.saved;
		for (let polls = 0; polls < 5; polls++) {
			expect(poller.deliveries).toEqual([]);
			await poller.poll();
			// What goes without an emit, n8n does not keep.
			if (poller.deliveries.length === 0) poller.saved = saved;
		}
		expect(poller.deliveries[0]?.unreadable).toMatchObject([{ uid: 1, reason: 'it is broken' }]);
	});

	test('of a form whose text cannot be read is put off, and its text is not kept', async () => {
		const poller = await connected(['INBOX'], FORMS);
		poller.mailbox.receive({ ...FORM, isTextUnread: true });
		expect((await poller.poll()).filter((call) => call.startsWith('TEXTS'))).toEqual(['TEXTS 1']);
		expect(poller.delivered).toEqual([]);
		for (let polls = 0; polls < 3; polls++) await poller.poll();
		expect((await poller.poll()).filter((call) => call.startsWith('TEXTS'))).toEqual([
			'TEXTS 1',
			'TEXTS 1',
		]);
		expect(poller.delivered).toEqual(['1 inquiry']);
	});

	test('that vanished before its text was read says so', async () => {
		const poller = await connected();
		poller.mailbox.receive();
		const { fetchTexts } = poller.mailbox;
		poller.mailbox.fetchTexts = async (heads) => {
			poller.mailbox.expunge('INBOX', 1);
			return await fetchTexts.call(poller.mailbox, heads);
		};
		await poller.poll();
		expect([...(poller.deliveries[0]?.texts.values() ?? [])]).toMatchObject([
			{ unreadable: expect.stringContaining('moved or deleted') as string },
		]);
	});
});

describe('a connection that ends', () => {
	test('over one message at each poll: it is found by halves and passed on without its head', async () => {
		const poller = await connected(['INBOX'], { batchSize: 1 });
		for (let count = 0; count < 4; count++) poller.mailbox.receive();
		poller.mailbox.breakAt(/^HEADS .*\b3\b/);
		let polls = 0;
		for (; poller.deliveries.every(({ unreadable }) => unreadable.length === 0); polls++) {
			await poller.poll().catch(() => {});
		}
		expect(polls).toBeLessThan(10);
		expect(poller.deliveries.flatMap(({ unreadable }) => unreadable)).toMatchObject([
			{ uid: 3, reason: 'the connection ends each time it is read' },
		]);
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry', '2 inquiry', '4 inquiry']);
	});

	test('keeps what was delivered before, and the rest comes with the next poll', async () => {
		const poller = await connected(['INBOX'], { batchSize: 1 });
		poller.mailbox.receive();
		poller.mailbox.receive();
		poller.mailbox.breakAt(/^TEXTS 2$/);
		await expect(poller.poll()).rejects.toThrow('broken');
		expect(poller.delivered).toEqual(['1 inquiry']);
		poller.mailbox.mend();
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry', '2 inquiry']);
	});
});

describe('a save point', () => {
	test('is not made for mail without a trace before a day has passed', async () => {
		const poller = await connected();
		const { seq } = poller.state;
		poller.mailbox.receive({ identity: 'the same', from: 'ann@client.example' });
		await poller.poll();
		expect(poller.state.seq).toBe(seq + 1);
		poller.mailbox.receive({ identity: 'the same', from: 'ann@client.example' });
		await poller.poll();
		expect(poller.state.seq).toBe(seq + 1);
		poller.now += 24 * HOUR_MS;
		poller.mailbox.receive({ identity: 'the same', from: 'ann@client.example' });
		await poller.poll();
		expect(poller.state.seq).toBe(seq + 2);
		expect(poller.deliveries.at(-1)?.notices).toEqual([]);
	});
});

test('a folder with a new UIDVALIDITY is read again from before its newest message, and nothing comes twice', async () => {
	const poller = await connected();
	const first = { identity: 'first', receivedAt: STARTED_AT + 60_000 };
	poller.mailbox.receive(first);
	await poller.poll();
	poller.mailbox.createFolder('INBOX', '8');
	poller.mailbox.receive(first);
	poller.mailbox.receive({ identity: 'second', receivedAt: STARTED_AT + 120_000 });
	await poller.poll();
	await poller.poll();
	expect(poller.events).toContain('folderRecreated');
	expect(poller.delivered.filter((mail) => mail.endsWith('inquiry'))).toEqual([
		'1 inquiry',
		'2 inquiry',
	]);
});
