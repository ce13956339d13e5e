import type { Random } from './random';

/** A change to the bytes a server sends. */
export interface Mutation {
	readonly name: string;
	/** Where in the dialogue; null: wherever it applies, so that asking again does not help. */
	readonly at: number | null;
	/** Changes what is sent at once, at `place`; null ends the connection. */
	readonly change: (bytes: string, place: number) => string | null;
}

/** What confuses readers of IMAP: structure, sizes, numbers, answers nobody waits for. */
const TOKENS: readonly [string, ...string[]] = [
	'\r\n',
	...['\r', '\n', '{', '}', '(', ')', '"', '\\', '[', ']', '*', '+ \r\n', '\0', '\x80\xff'],
	...['{3}\r\n', '{0}\r\n', '{70000}\r\n', '{999999999999}\r\n', '{99999999999999999999999}\r\n'],
	...[' NIL ', ' 0 ', ' 4294967296 ', ' -1 ', '9'.repeat(40), ' '.repeat(3_000), '('.repeat(3_000)],
	...['* BYE bye\r\n', '* 0 EXISTS\r\n', '* 99 EXISTS\r\n', '* 2 EXPUNGE\r\n', '* SEARCH\r\n'],
	...['* SEARCH 2 5\r\n', '* OK [UIDVALIDITY 9] so\r\n', '* OK [UIDNEXT 5] so\r\n'],
	...[
		'* 5 FETCH (UID 5)\r\n',
		'* 5 FETCH (FLAGS ())\r\n',
		'* 5 FETCH (UID 0)\r\n',
		'* NO [ALERT] x\r\n',
	],
];

const NUMBERS: readonly [string, ...string[]] = [
	'0',
	'1',
	'2',
	'5',
	'6',
	'8',
	'250',
	'4000',
	'4294967295',
	'4294967296',
	'-7',
	'x',
	'',
];

type Kind = (random: Random) => Omit<Mutation, 'at'>;

/** Changes at one place. */

const kinds: readonly [Kind, ...Kind[]] = [
	(random) => {
		const bit = 1 << random.below(8);
		return {
			name: `flip ${bit}`,
			change: (bytes, place) =>
				splice(bytes, place, 1, String.fromCharCode(bytes.charCodeAt(place) ^ bit)),
		};
	},
	(random) => {
		const byte = String.fromCharCode(random.below(256));
		return { name: 'byte', change: (bytes, place) => splice(bytes, place, 1, byte) };
	},
	(random) => {
		const length = 1 + random.below(60);
		return { name: `cut ${length}`, change: (bytes, place) => splice(bytes, place, length, '') };
	},
	(random) => {
		const length = 1 + random.below(60);
		return {
			name: `double ${length}`,
			change: (bytes, place) => splice(bytes, place, 0, bytes.slice(place, place + length)),
		};
	},
	(random) => {
		const token = random.pick(TOKENS);
		return {
			name: `insert ${JSON.stringify(token.slice(0, 20))}`,
			change: (bytes, place) => splice(bytes, place, 0, token),
		};
	},
	(random) => {
		const token = random.pick(TOKENS);
		return {
			name: `line ${JSON.stringify(token.slice(0, 20))}`,
			change: (bytes, place) => splice(bytes, lineStart(bytes, place), 0, token),
		};
	},
	(random) => {
		const number = random.pick(NUMBERS);
		return {
			name: `number ${number}`,
			change: (bytes, place) => bytes.slice(0, place) + bytes.slice(place).replace(/\d+/, number),
		};
	},
	() => ({ name: 'swap lines', change: (bytes, place) => swapLines(bytes, place) }),
	() => ({
		name: 'drop line',
		change: (bytes, place) => {
			const [start, end] = lineAt(bytes, place);
			return splice(bytes, start, end - start, '');
		},
	}),
	() => ({
		name: 'double line',
		change: (bytes, place) => {
			const [start, end] = lineAt(bytes, place);
			return splice(bytes, start, 0, bytes.slice(start, end));
		},
	}),
	() => ({ name: 'hang up', change: () => null }),
];

/** Returns one to three changes to a dialogue in which the server sends these bytes. */
export function mutationsOf(random: Random, dialogue: string): Mutation[] {
	const count = random.pick([1, 1, 1, 2, 3]);
	return Array.from({ length: count }, () => {
		const at = random.below(dialogue.length);
		if (random.below(5) === 0) return everywhere(random, dialogue, at);
		return { at, ...random.pick(kinds)(random) };
	});
}

/** A server that always writes something wrong. */
function everywhere(random: Random, dialogue: string, at: number): Mutation {
	const right = dialogue.slice(at, at + 2 + random.below(12));
	const flipped = String.fromCharCode(right.charCodeAt(0) ^ (1 << random.below(7)));
	const wrong = random.pick(['', flipped + right.slice(1), right + right, random.pick(TOKENS)]);
	return {
		at: null,
		name: `always ${JSON.stringify(wrong.slice(0, 20))} for ${JSON.stringify(right)}`,
		change: (bytes) => bytes.replaceAll(right, () => wrong),
	};
}

/** Returns a wire that changes the bytes of one connection. */
export function mutatingWire(mutations: readonly Mutation[]): (bytes: Buffer) => Buffer | null {
	let passed = 0;
	return (sent) => {
		const start = passed;
		passed += sent.length;
		// From the end, so that the places before it stay where they are.
		const due = mutations
			.map(({ at, change }) => ({
				place: at === null ? -1 : at - start,
				isAlways: at === null,
				change,
			}))
			.filter(({ place, isAlways }) => isAlways || (place >= 0 && place < sent.length))
			.sort((a, b) => b.place - a.place);
		let bytes: string | null = sent.toString('latin1');
		for (const { place, change } of due) if (bytes !== null) bytes = change(bytes, place);
		return bytes === null ? null : Buffer.from(bytes, 'latin1');
	};
}

function splice(bytes: string, place: number, length: number, text: string): string {
	return bytes.slice(0, place) + text + bytes.slice(place + length);
}

function lineStart(bytes: string, place: number): number {
	return place === 0 ? 0 : bytes.lastIndexOf('\n', place - 1) + 1;
}

function lineAt(bytes: string, place: number): [start: number, end: number] {
	const end = bytes.indexOf('\n', place);
	return [lineStart(bytes, place), end === -1 ? bytes.length : end + 1];
}

function swapLines(bytes: string, place: number): string {
	const [start, middle] = lineAt(bytes, place);
	const [, end] = lineAt(bytes, middle);
	return (
		bytes.slice(0, start) + bytes.slice(middle, end) + bytes.slice(start, middle) + bytes.slice(end)
	);
}
