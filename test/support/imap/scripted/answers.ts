import { inSet, row, type ScriptedFolder } from './mails';

/** What the server sends in reply to one command. */
export interface Answer {
	/** Untagged responses, each with its end of line. */
	readonly rows: readonly string[];
	/** What follows the tag, e.g. `OK done`; null: nothing does. */
	readonly end: string | null;
	/** How many characters of it are sent; the rest never is. */
	readonly cutAt?: number;
	/** What comes after it; without a word the next command. */
	readonly then?: 'close' | 'silence';
}

/** Changes what a command would be answered. */
export type Change = (answer: Answer, command: string) => Answer;

export const CAPABILITIES = 'IMAP4rev1 ID NAMESPACE AUTH=PLAIN SASL-IR';

const OK = 'OK done';

/** Returns what an ordinary server answers; `command` is without its tag, e.g. `UID SEARCH UID 1:5`. */
export function answer(command: string, folder: ScriptedFolder): Answer {
	const [name = '', ...words] = command.replace(/^UID /, '').split(' ');
	const rows = (...lines: string[]) => lines.map((line) => `${line}\r\n`);
	const mails = [...folder.mails].sort((a, b) => a.uid - b.uid);
	switch (name) {
		case 'CAPABILITY':
			return { rows: rows(`* CAPABILITY ${CAPABILITIES}`), end: OK };
		case 'ID':
			return { rows: rows('* ID ("name" "scripted")'), end: OK };
		case 'NAMESPACE':
			return { rows: rows('* NAMESPACE (("" "/")) NIL NIL'), end: OK };
		case 'LIST':
		case 'LSUB':
			return { rows: rows(`* ${name} (\\HasNoChildren) "/" "INBOX"`), end: OK };
		case 'STATUS': {
			const facts = [
				...said('UIDNEXT', uidNextOf(folder)),
				...said('UIDVALIDITY', folder.uidValidity),
				...said('MESSAGES', mails.length),
			];
			return { rows: rows(`* STATUS "INBOX" (${facts.join(' ')})`), end: OK };
		}
		case 'EXAMINE': {
			const codes = [
				...said('UIDVALIDITY', folder.uidValidity),
				...said('UIDNEXT', uidNextOf(folder)),
			].map((code) => `* OK [${code}] so it is`);
			return {
				rows: rows('* FLAGS (\\Seen)', `* ${mails.length} EXISTS`, '* 0 RECENT', ...codes),
				end: 'OK [READ-ONLY] done',
			};
		}
		case 'SEARCH': {
			const [key = '', value = ''] = words;
			const found =
				key === 'UID'
					? inSet(value, mails)
					: mails.filter(({ receivedAt }) => receivedAt.getTime() >= Date.parse(`${value} UTC`));
			return { rows: rows(['* SEARCH', ...found.map(({ uid }) => uid)].join(' ')), end: OK };
		}
		case 'FETCH': {
			const [set = '', ...items] = words;
			const numbered = mails.map((mail, index) => ({ ...mail, number: index + 1 }));
			const found = command.startsWith('UID ')
				? inSet(set, mails)
				: numbered.filter(({ number }) => `${number}` === set);
			const lines = found.map((mail) =>
				row(mails.findIndex(({ uid }) => uid === mail.uid) + 1, mail, items.join(' ')),
			);
			return { rows: rows(...lines), end: OK };
		}
		case 'IDLE':
			return { rows: rows('+ idling'), end: null };
		case 'LOGOUT':
			return { rows: rows('* BYE bye'), end: OK, then: 'close' };
		default:
			return { rows: [], end: OK };
	}
}

function uidNextOf({ uidNext, mails }: ScriptedFolder): number | null {
	if (uidNext !== undefined) return uidNext;
	return Math.max(0, ...mails.map(({ uid }) => uid)) + 1;
}

function said(key: string, value: string | number | null): string[] {
	return value === null ? [] : [`${key} ${value}`];
}

/** Refuses, e.g. with `NO [INUSE] later`. */
export function refuse(end: string): Change {
	return () => ({ rows: [], end });
}

/** Says goodbye instead of an answer. */
export function bye(text: string): Change {
	return () => ({ rows: [`* BYE ${text}\r\n`], end: null, then: 'close' });
}

/** Sends this share of the answer and hangs up, or falls silent. */
export function breakAt(share: number, then: 'close' | 'silence'): Change {
	return (whole) => ({ ...whole, cutAt: Math.floor(lengthOf(whole) * share), then });
}

/** Changes the untagged responses. */
export function rows(change: (rows: readonly string[]) => readonly string[]): Change {
	return (whole) => ({ ...whole, rows: change(whole.rows) });
}

/** Changes the text of the untagged responses. */
export function replace(pattern: RegExp | string, text: string): Change {
	return rows((lines) => lines.map((line) => line.replace(pattern, text)));
}

/** Changes only the answers to some commands. */
export function when(pattern: RegExp, change: Change): Change {
	return (whole, command) => (pattern.test(command) ? change(whole, command) : whole);
}

function lengthOf({ rows: lines, end }: Answer): number {
	return lines.join('').length + (end ?? '').length;
}
