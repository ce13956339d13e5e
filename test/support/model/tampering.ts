import { newPollMemory } from '../../../nodes/collect/poll-memory';
import { randomOf, type Random } from '../fuzz/random';
import { rules } from '../poll-state';
import { PortMailbox } from '../port-mailbox';
import { Poller, settings } from '../poller';

const HOUR_MS = 3_600_000;
const FOLDERS = ['INBOX', 'Leads'] as const;
/** With a poll each hour: a day between two proofs, and the polls in which one is due, made and followed. */
const FOUND_WITHIN_MS = 27 * HOUR_MS;

type Json = Record<string, unknown>;

/** A message that lies, or lay, in the mailbox. */
interface Mail {
	readonly identity: string;
	readonly at: number;
	readonly from: string;
	place: { readonly folder: string; readonly uid: number } | null;
}

/** What a history came to. */
export interface Tampered {
	readonly messages: number;
	/** Messages that the trigger would never have collected, had no proof found them. */
	readonly found: number;
}

/** How a saved state is damaged. `earlier` is a state that was saved before. */
type Damage = (state: Json, earlier: Json, random: Random) => Json;

const ROLLED_BACK: Damage = (_state, earlier) => earlier;

/** The whole state, or how far folders were read: in any history. */
const DAMAGES: readonly Damage[] = [
	ROLLED_BACK,
	(state, earlier) => ({ ...state, folders: earlier.folders }),
	(state, _earlier, random) => ({
		...state,
		folders: (state.folders as Json[]).map((folder) => {
			const lastUid = Number(folder.lastUid) + random.below(40);
			return { ...folder, lastUid, known: `${Math.max(1, lastUid - 255)}:${Math.max(1, lastUid)}` };
		}),
	}),
	(state) => ({
		...state,
		folders: (state.folders as Json[]).map((folder) => ({ ...folder, known: '' })),
	}),
	(state, _earlier, random) => ({
		...state,
		folders: (state.folders as Json[]).map((folder) =>
			random.below(2) === 0 ? folder : { path: folder.path },
		),
	}),
];

/** One of the two witnesses of what was settled: never both in one history. */
const OF_A_WITNESS: Readonly<Record<'ring' | 'kinds', readonly Damage[]>> = {
	ring: [
		(state, earlier) => ({ ...state, ring: earlier.ring }),
		(state, _earlier, random) => ({ ...state, ring: cut(state.ring as Json, random, 10) }),
		(state, _earlier, random) => ({ ...state, ring: cut(state.ring as Json, random, 1) }),
		(state) => ({ ...state, ring: {} }),
	],
	kinds: [
		(state) => ({ ...state, news: 5 }),
		(state, earlier) => ({ ...state, news: earlier.news }),
		(state, _earlier, random) => {
			const news = state.news as Json;
			return { ...state, news: { ...news, kinds: cut((news.kinds ?? {}) as Json, random, 6) } };
		},
	],
};

/** Returns the days of known mail with one of them shorter, by so many whole entries of `length` characters. */
function cut(days: Json, random: Random, length: number): Json {
	return Object.fromEntries(
		Object.entries(days).map(([day, text]) => {
			const keys = String(text);
			if (random.below(2) === 0) return [day, keys];
			return [day, keys.slice(0, random.below(Math.floor(keys.length / length) + 1) * length)];
		}),
	);
}

/**
 * Plays some days of a mailbox with so many messages, whose trigger's saved state is damaged now and then. Throws
 * when a message on the server is not collected within a day, or when a proof calls one missing that was collected.
 */
export async function tamperedHistory(seed: number, messages: number): Promise<Tampered> {
	const random = randomOf(seed, 0);
	const mailbox = new PortMailbox(FOLDERS);
	const zone = random.pick(['UTC', 'Europe/Moscow', 'America/Los_Angeles', 'Asia/Kamchatka']);
	const periodSeconds = random.pick([0, 86_400]);
	const poller = new Poller(
		mailbox,
		settings({ folders: FOLDERS, zone, rules: rules({ periodSeconds }), batchSize: 200 }),
	);
	const witness = random.pick(['ring', 'kinds'] as const);
	const damages = [...DAMAGES, ...OF_A_WITNESS[witness]];
	const mails: Mail[] = [];
	let collected = new Set<string>();
	const saved: Array<{ readonly text: string; readonly collected: ReadonlySet<string> }> = [];
	const hours = 24 * 4;
	let found = 0;
	let numbers = 1;
	let damagedAt = 0;
	/** Of mail before this Status has said that nobody can tell anymore. */
	let judgedFrom = 0;
	await poller.poll();
	poller.now += HOUR_MS / 3;
	for (let hour = 0; hour < hours; hour++) {
		arrive(random.below(Math.ceil((2 * messages) / hours) + 1));
		if (random.below(4) === 0) moveAbout();
		// Mail that arrives between a poll and a damage is what is lost.
		if (hour > 2 && random.below(16) === 0) damage();
		await poller.poll();
		check();
		if (poller.saved !== null) saved.push({ text: poller.saved, collected: new Set(collected) });
		if (saved.length > 20) saved.shift();
		poller.now += HOUR_MS - 60_000;
	}
	return { messages: mails.length, found };

	function arrive(count: number): void {
		for (let each = 0; each < count; each++) {
			const own = random.below(3) === 0;
			const mail: Mail = {
				identity: `${seed} ${mails.length}`,
				at: poller.now - random.below(50) * 60_000,
				from: own ? 'info@company.example' : `client${random.below(messages)}@client.example`,
				place: null,
			};
			mails.push(mail);
			put(mail, random.pick(FOLDERS));
		}
	}

	function put(mail: Mail, folder: string): void {
		const { identity, at, from } = mail;
		const uid = mailbox.receive({ folder, identity, from, receivedAt: at, sentAt: at });
		mail.place = { folder, uid };
	}

	/** Deletes, moves and copies mail, or gives a folder new numbers. */
	function moveAbout(): void {
		for (const mail of mails.slice(-40)) {
			const { place } = mail;
			if (place === null || random.below(10) > 0) continue;
			const what = random.below(3);
			if (what < 2) mailbox.expunge(place.folder, place.uid);
			mail.place = null;
			if (what > 0) put(mail, random.pick(FOLDERS));
		}
		if (random.below(15) > 0) return;
		const folder = random.pick(FOLDERS);
		mailbox.createFolder(folder, String(++numbers * 10));
		for (const mail of mails) if (mail.place?.folder === folder) put(mail, folder);
	}

	function damage(): void {
		const earlier = saved[random.below(saved.length)];
		if (poller.saved === null || earlier === undefined) return;
		const [state, before] = [poller.saved, earlier.text].map((text) => JSON.parse(text) as Json);
		if (state === undefined || before === undefined) return;
		const damage = damages[random.below(damages.length)] ?? ROLLED_BACK;
		poller.saved = JSON.stringify(damage(state, before, random));
		// What a state does not know anymore is collected again, in whatever way.
		if (damage === ROLLED_BACK) collected = new Set(earlier.collected);
		poller.memory = newPollMemory();
		damagedAt = poller.now;
	}

	function check(): void {
		for (const { mails: settled, notices } of poller.deliveries) {
			for (const notice of notices) {
				if (notice.event === 'memoryDamaged')
					judgedFrom = Math.max(judgedFrom, poller.state.ringFloor);
				if (notice.event !== 'proved') continue;
				found += notice.found.length;
				const sum = Object.values(notice.counts).reduce((all, count) => all + count, 0);
				if (sum !== notice.messages) throw new Error(`Not a sum: ${JSON.stringify(notice)}`);
				for (const { folder, uid } of notice.found) {
					const mail = mails.find(({ place }) => place?.folder === folder && place.uid === uid);
					if (mail !== undefined && collected.has(mail.identity))
						throw new Error(`A false alarm: ${JSON.stringify([mail, notice])}`);
				}
			}
			for (const { head, decision } of settled)
				if (decision.kind !== 'seen') collected.add(head.identity);
		}
		poller.deliveries.length = 0;
		const lost = mails.find(
			({ identity, at, place }) =>
				place !== null &&
				at >= judgedFrom &&
				poller.now - Math.max(at, damagedAt) > FOUND_WITHIN_MS &&
				!collected.has(identity),
		);
		if (lost !== undefined) throw new Error(`Not found within a day: ${JSON.stringify(lost)}`);
	}
}
