import { VersionedMap } from './versioned-map';

/** The JSON form: a span of time in base 36, with `~` in front for marked keys → its entries in one string. */
export type EncodedKeys = Readonly<Record<string, string>>;

/** Keys that were set, with what they were set to and what they had been; undefined: not there. */
export type KeyChanges = ReadonlyMap<
	string,
	{ readonly before: number | undefined; readonly value: number }
>;

/** How keys are written down. */
export interface KeyForm {
	/** Characters of a key, all of them base64. */
	readonly keyLength: number;
	/** Keys are kept together by spans of so many units of time. */
	readonly span: number;
	/** Two characters behind each key tell the unit within its span (4,096 of them at most); else it is lost. */
	readonly isExact: boolean;
}

/** When a key was set, in the units of its form, and whether it is marked. */
export interface Stamp {
	readonly at: number;
	readonly isMarked: boolean;
}

/**
 * Keys with the time they were set at, as ledger and ring remember them. A version is never changed. It keeps the
 * text it was read from: a few looks search in it, more of them take it apart, and only the spans in which something
 * was set are written again.
 */
export class TimedKeys {
	private index: VersionedMap | null = null;

	private constructor(
		private readonly form: KeyForm,
		private readonly texts: ReadonlyMap<string, string>,
		/** What was set since `texts` were written, newest first. */
		private readonly changes: Change | null,
		/** Of all versions with these texts. */
		private readonly searches: { left: number } = { left: MOST_SEARCHES },
	) {}

	static empty(form: KeyForm): TimedKeys {
		return new TimedKeys(form, new Map(), null);
	}

	/** Returns the keys of a JSON form, and which of its spans cannot be read. */
	static decode(form: KeyForm, encoded: unknown): { keys: TimedKeys; damaged: readonly string[] } {
		const isReadable = typeof encoded === 'object' && encoded !== null && !Array.isArray(encoded);
		if (!isReadable)
			return { keys: TimedKeys.empty(form), damaged: encoded === undefined ? [] : [''] };
		const texts = new Map<string, string>();
		const damaged: string[] = [];
		for (const [name, text] of Object.entries(encoded)) {
			const isWhole = typeof text === 'string' && text.length % entryLength(form) === 0;
			if (isWhole && NAME.test(name)) texts.set(name, text);
			else damaged.push(name);
		}
		return { keys: new TimedKeys(form, texts, null), damaged };
	}

	/** Returns when a key was set, undefined when it never was. */
	stampOf(key: string): Stamp | undefined {
		const value = this.valueAt(key);
		return value === undefined ? undefined : stampOf(value);
	}

	/** Returns the keys with one of them set at a time from 1970 on. */
	with(key: string, stamp: Stamp): TimedKeys {
		const value = valueOf(stamp);
		const before = this.valueAt(key);
		if (before === value) return this;
		const change = { key, value, before, previous: this.changes };
		const next = new TimedKeys(this.form, this.texts, change, this.searches);
		next.index = this.index?.with(key, value) ?? null;
		return next;
	}

	entries(): Iterable<readonly [key: string, stamp: Stamp]> {
		return [...this.indexed().entries()].map(([key, value]) => [key, stampOf(value)] as const);
	}

	/** Returns the keys without those that are marked. */
	withoutMarked(): TimedKeys {
		return this.keeping((name) => !isMarkedSpan(name));
	}

	/** Returns the keys without the spans that end before `from`. */
	since(from: number): TimedKeys {
		return this.keeping((name) => endOf(name, this.form) > from);
	}

	/** Returns the spans, oldest first, with how many keys each holds. */
	spans(): ReadonlyArray<{ readonly name: string; readonly start: number; readonly size: number }> {
		const length = entryLength(this.form);
		return [...this.written().texts]
			.map(([name, text]) => ({
				name,
				start: startOf(name, this.form),
				size: text.length / length,
			}))
			.sort((a, b) => a.start - b.start);
	}

	/** Returns the keys with only the `size` last set of one span, and all of the others. */
	withLast(name: string, size: number): TimedKeys {
		const text = this.written().texts.get(name) ?? '';
		return this.replacing(name, text.slice(text.length - size * entryLength(this.form)));
	}

	/** Returns the keys in the form in which they are saved: what was not set since the last time is not written again. */
	written(): TimedKeys {
		if (this.changes === null) return this;
		const now = new Map<string, number>();
		const touched = new Set<string>();
		for (let change: Change | null = this.changes; change !== null; change = change.previous) {
			const { key, value, before } = change;
			if (before !== undefined) touched.add(spanOf(before, this.form));
			// The last of several changes of a key stands first here.
			if (!now.has(key)) now.set(key, value);
		}
		const texts = new Map(this.texts);
		for (const name of touched) texts.set(name, this.without(now, texts.get(name) ?? ''));
		for (const [key, value] of [...now].reverse()) {
			const name = spanOf(value, this.form);
			texts.set(name, (texts.get(name) ?? '') + this.entryOf(key, value));
		}
		for (const name of touched) if (texts.get(name) === '') texts.delete(name);
		const written = new TimedKeys(this.form, texts, null);
		written.index = this.index;
		return written;
	}

	encoded(): EncodedKeys {
		return Object.fromEntries(this.written().texts);
	}

	/** Returns what was set since the keys were written last. */
	changed(): KeyChanges {
		const changed = new Map<string, { before: number | undefined; value: number }>();
		for (let change = this.changes; change !== null; change = change.previous) {
			const { key, before } = change;
			changed.set(key, { before, value: changed.get(key)?.value ?? change.value });
		}
		return changed;
	}

	/**
	 * Returns the keys as they were without earlier changes. A key that was set again later is taken back too: what
	 * was counted by it then must not be counted by what came after it.
	 */
	undoing(changes: KeyChanges): TimedKeys {
		const index = this.indexed();
		const undone = new Map<string, number | undefined>();
		for (const [key, { before, value }] of changes) {
			const present = index.get(key);
			const isThere = present !== undefined && stampOf(present).at >= stampOf(value).at;
			if (isThere && present !== before) undone.set(key, before);
		}
		const texts = new Map(this.written().texts);
		for (const [name, text] of [...texts]) {
			const kept = this.without(undone, text);
			if (kept === '') texts.delete(name);
			else texts.set(name, kept);
		}
		let keys = new TimedKeys(this.form, texts, null);
		for (const [key, before] of undone)
			if (before !== undefined) keys = keys.with(key, stampOf(before));
		return keys;
	}

	private keeping(isKept: (name: string) => boolean): TimedKeys {
		const written = this.written();
		const names = [...written.texts.keys()];
		return names
			.filter((name) => !isKept(name))
			.reduce<TimedKeys>((keys, name) => keys.replacing(name, ''), written);
	}

	/** `this` is written; `text` is a part of what the span holds. */
	private replacing(name: string, text: string): TimedKeys {
		const written = this.written();
		const texts = new Map(written.texts);
		if (text === '') texts.delete(name);
		else texts.set(name, text);
		const next = new TimedKeys(this.form, texts, null);
		if (written.index === null) return next;
		const kept = new Set(entriesIn(text, this.form));
		next.index = entriesIn(written.texts.get(name) ?? '', this.form)
			.filter((entry) => !kept.has(entry))
			.map((entry) => entry.slice(0, this.form.keyLength))
			.reduce((index, key) => index.with(key, undefined), written.index);
		return next;
	}

	private without(keys: ReadonlyMap<string, unknown>, text: string): string {
		const { keyLength } = this.form;
		return entriesIn(text, this.form)
			.filter((entry) => !keys.has(entry.slice(0, keyLength)))
			.join('');
	}

	private entryOf(key: string, value: number): string {
		const { span, isExact } = this.form;
		if (!isExact) return key;
		const offset = stampOf(value).at % span;
		return `${key}${BASE64.charAt(offset >> 6)}${BASE64.charAt(offset & 63)}`;
	}

	private valueAt(key: string): number | undefined {
		if (this.index !== null || this.searches.left === 0) return this.indexed().get(key);
		this.searches.left--;
		for (let change = this.changes; change !== null; change = change.previous) {
			if (change.key === key) return change.value;
		}
		return this.search(key);
	}

	private search(key: string): number | undefined {
		const length = entryLength(this.form);
		let found: number | undefined;
		for (const [name, text] of this.texts) {
			const valueOfEntry = valuesOf(name, this.form);
			for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
				// Else the end of one entry and the beginning of the next.
				if (at % length === 0) found = laterOf(found, valueOfEntry(text, at));
			}
		}
		return found;
	}

	/** Takes the texts apart. An entry that cannot be read is left out. */
	private indexed(): VersionedMap {
		if (this.index !== null) return this.index;
		const map = new Map<string, number>();
		// Nothing may hang on the empty keys, which all states begin with.
		if (this.texts.size === 0 && this.changes === null) return VersionedMap.of(map);
		const { keyLength } = this.form;
		const length = entryLength(this.form);
		for (const [name, text] of this.texts) {
			const valueOfEntry = valuesOf(name, this.form);
			for (let at = 0; at < text.length; at += length) {
				const key = text.slice(at, at + keyLength);
				const value = laterOf(map.get(key), valueOfEntry(text, at));
				if (value !== undefined) map.set(key, value);
			}
		}
		for (const { key, value } of oldestFirst(this.changes)) map.set(key, value);
		this.index = VersionedMap.of(map);
		return this.index;
	}
}

/** What a usual poll looks up; taking 20,000 keys apart takes as long as some hundred searches. */
const MOST_SEARCHES = 32;

interface Change {
	readonly key: string;
	/** As `valueOf` has it. */
	readonly value: number;
	/** Undefined: it was not there. */
	readonly before: number | undefined;
	readonly previous: Change | null;
}

function oldestFirst(newest: Change | null): Change[] {
	const changes: Change[] = [];
	for (let change = newest; change !== null; change = change.previous) changes.push(change);
	return changes.reverse();
}

/** Returns what reads the value of an entry of a span: undefined when its time cannot be read. */
function valuesOf(name: string, form: KeyForm): (text: string, at: number) => number | undefined {
	const { keyLength, isExact } = form;
	// Once for each span: a hundred thousand entries are read in one go.
	const start = startOf(name, form);
	const isMarked = isMarkedSpan(name);
	return (text, at) => {
		const offset = isExact ? offsetAt(text, at + keyLength) : 0;
		return offset < 0 ? undefined : valueOf({ at: start + offset, isMarked });
	};
}

/** A damaged name may bring a key twice: the later time holds, as times never move back. */
function laterOf(present: number | undefined, value: number | undefined): number | undefined {
	if (present === undefined || value === undefined) return present ?? value;
	return stampOf(present).at <= stampOf(value).at ? value : present;
}

const NAME = /^~?[0-9a-z]{1,8}$/;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** By character code; -1: no digit. */
const DIGITS = new Int8Array(128).fill(-1);
for (const [value, digit] of [...BASE64].entries()) DIGITS[digit.charCodeAt(0)] = value;

function entryLength({ keyLength, isExact }: KeyForm): number {
	return isExact ? keyLength + 2 : keyLength;
}

function entriesIn(text: string, form: KeyForm): string[] {
	const length = entryLength(form);
	return Array.from({ length: text.length / length }, (_, index) =>
		text.slice(index * length, (index + 1) * length),
	);
}

/** One small number per key, marks below zero: an object for each would be most of the memory. */
function valueOf({ at, isMarked }: Stamp): number {
	const time = Math.max(0, Math.floor(at));
	return isMarked ? -1 - time : time;
}

function stampOf(value: number): Stamp {
	return value < 0 ? { at: -1 - value, isMarked: true } : { at: value, isMarked: false };
}

function spanOf(value: number, { span }: KeyForm): string {
	const { at, isMarked } = stampOf(value);
	return `${isMarked ? '~' : ''}${Math.floor(at / span).toString(36)}`;
}

function isMarkedSpan(name: string): boolean {
	return name.startsWith('~');
}

function startOf(name: string, { span }: KeyForm): number {
	return parseInt(isMarkedSpan(name) ? name.slice(1) : name, 36) * span;
}

function endOf(name: string, form: KeyForm): number {
	return startOf(name, form) + form.span;
}

/** Returns the number that two characters stand for, below zero when they stand for none. */
function offsetAt(text: string, at: number): number {
	const high = DIGITS[text.charCodeAt(at)] ?? -1;
	const low = DIGITS[text.charCodeAt(at + 1)] ?? -1;
	return high < 0 || low < 0 ? -1 : high * 64 + low;
}
