import { VersionedMap } from './versioned-map';

/** The JSON form: a span of time in base 36, with `~` in front for marked keys → its entries in one string. */
export type EncodedKeys = Readonly<Record<string, string>>;

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
 * text it was read from: nothing is taken apart before the first look, and only the spans in which something was
 * set are written again.
 */
export class TimedKeys {
	private index: VersionedMap | null = null;

	private constructor(
		private readonly form: KeyForm,
		private readonly texts: ReadonlyMap<string, string>,
		/** What was set since `texts` were written, newest first. */
		private readonly changes: Change | null,
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
		const value = this.indexed().get(key);
		return value === undefined ? undefined : stampOf(value);
	}

	/** Returns the keys with one of them set at a time from 1970 on. */
	with(key: string, stamp: Stamp): TimedKeys {
		const value = valueOf(stamp);
		const before = this.indexed().get(key);
		if (before === value) return this;
		const next = new TimedKeys(this.form, this.texts, { key, before, previous: this.changes });
		next.index = this.indexed().with(key, value);
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
		const now = new Map<string, string>();
		const touched = new Set<string>();
		for (let change: Change | null = this.changes; change !== null; change = change.previous) {
			const { key, before } = change;
			if (before !== undefined) touched.add(spanOf(before, this.form));
			const value = this.indexed().get(key);
			// The last of several changes of a key stands first here.
			if (!now.has(key) && value !== undefined) now.set(key, spanOf(value, this.form));
		}
		const texts = new Map(this.texts);
		for (const name of touched) texts.set(name, this.without(now, texts.get(name) ?? ''));
		for (const [key, name] of [...now].reverse()) {
			texts.set(name, (texts.get(name) ?? '') + this.entryOf(key));
		}
		for (const name of touched) if (texts.get(name) === '') texts.delete(name);
		const written = new TimedKeys(this.form, texts, null);
		written.index = this.index;
		return written;
	}

	encoded(): EncodedKeys {
		return Object.fromEntries(this.written().texts);
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

	private entryOf(key: string): string {
		const { span, isExact } = this.form;
		if (!isExact) return key;
		const offset = (this.stampOf(key)?.at ?? 0) % span;
		return `${key}${BASE64.charAt(offset >> 6)}${BASE64.charAt(offset & 63)}`;
	}

	/** Takes the texts apart at the first look. An entry that cannot be read is left out. */
	private indexed(): VersionedMap {
		if (this.index !== null) return this.index;
		// Nothing may hang on the empty keys, which all states begin with.
		if (this.texts.size === 0) return VersionedMap.of(new Map());
		const map = new Map<string, number>();
		const { keyLength, isExact } = this.form;
		const length = entryLength(this.form);
		for (const [name, text] of this.texts) {
			const start = startOf(name, this.form);
			const isMarked = isMarkedSpan(name);
			for (let at = 0; at < text.length; at += length) {
				const offset = isExact ? offsetAt(text, at + keyLength) : 0;
				if (offset < 0) continue;
				const key = text.slice(at, at + keyLength);
				const present = map.get(key);
				// A damaged name may bring a key twice: the later time holds, as times never move back.
				const isLater = present === undefined || stampOf(present).at <= start + offset;
				if (isLater) map.set(key, valueOf({ at: start + offset, isMarked }));
			}
		}
		this.index = VersionedMap.of(map);
		return this.index;
	}
}

interface Change {
	readonly key: string;
	/** As `valueOf` has it; undefined: it was not there. */
	readonly before: number | undefined;
	readonly previous: Change | null;
}

const NAME = /^~?[0-9a-z]{1,8}$/;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGITS = new Map([...BASE64].map((digit, value) => [digit.charCodeAt(0), value]));

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
	const high = DIGITS.get(text.charCodeAt(at));
	const low = DIGITS.get(text.charCodeAt(at + 1));
	return high === undefined || low === undefined ? -1 : high * 64 + low;
}
