import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { settleMail } from '../../../../nodes/core/counting/settle';
import { decodeState, encodeState } from '../../../../nodes/core/memory/state-codec';
import { STATE_FORM } from '../../../../nodes/core/memory/state-upgrades';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { head } from '../../../support/head';
import { DAY, rules } from '../../../support/poll-state';
import { storedStateOf } from '../../../support/stored-state';

const FOLDER = join(__dirname, '../../../fixtures/state');
const { version } = STATE_FORM;

/** Mail that a stored state is asked about, minutes after the trigger saw its last. */
const ASKED = [
	{ what: 'a client it counted', from: 'ann@client.example', minutes: 5, identity: 'new of ann' },
	{ what: 'the same a week later', from: 'ann@client.example', minutes: 10_080, identity: 'later' },
	{ what: 'a new client', from: 'bob@client.example', minutes: 6, identity: 'new of bob' },
	{ what: 'a client of the warm start', from: 'cara@other.example', minutes: 6, identity: 'warm' },
	{ what: 'a reply in a counted thread', from: 'cy@client.example', minutes: 7, identity: 'reply' },
	{ what: 'a message it settled', from: 'ann@client.example', minutes: 8, identity: 'seen' },
] as const;

interface Stored {
	readonly at: number;
	/** The identity of a message that was settled, and its Message-ID. */
	readonly settled: { readonly identity: string; readonly messageId: string };
	readonly state: IDataObject;
	readonly decisions: Readonly<Record<string, string>>;
}

describe.each(['classic', 'cursors'] as const)(
	'a state of version 1 from the %s engine',
	(kind) => {
		const path = join(FOLDER, `v${version}-${kind}.json`);

		beforeAll(async () => {
			if (process.env.UPDATE_STATES === undefined && existsSync(path)) return;
			const stored = await storedStateOf(kind);
			const decisions = decisionsOf(stored);
			writeFileSync(path, `${JSON.stringify({ ...stored, decisions }, null, '\t')}\n`);
		});

		test('is read without damage, and saved in the form of today', () => {
			const { state } = storedIn(path);
			const found = decodeState(state);
			expect(found).toMatchObject({ kind: 'state', damage: null });
			if (found.kind !== 'state') return;
			const { json } = encodeState(found.state, DAY);
			expect(decodeState(JSON.parse(JSON.stringify(json)))).toMatchObject({ damage: null });
		});

		test('decides as recorded', () => {
			const stored = storedIn(path);
			expect(decisionsOf(stored)).toEqual(stored.decisions);
		});
	},
);

function storedIn(path: string): Stored {
	return JSON.parse(readFileSync(path, 'utf8')) as Stored;
}

function decisionsOf({ state: json, at, settled }: Omit<Stored, 'decisions'>) {
	const found = decodeState(json);
	if (found.kind !== 'state') throw new Error('The state cannot be read');
	return Object.fromEntries(
		ASKED.map(({ what, from, minutes, identity }, index) => {
			const mail = head({
				...{
					uid: 1_000 + index,
					from,
					to: 'sales@firm.example',
					receivedAt: at + minutes * 60_000,
				},
				identity: identity === 'seen' ? settled.identity : identity,
				headers: identity === 'reply' ? { 'in-reply-to': settled.messageId } : {},
			});
			const own = ownAddresses('office@firm.example', []);
			const asked = rules({ own, repliesAreRepeats: true });
			return [what, settleMail(found.state, mail, asked, Infinity).mail.decision.kind];
		}),
	);
}
