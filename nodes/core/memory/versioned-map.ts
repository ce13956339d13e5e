/**
 * A map of which every version stays valid while the newest one costs no more than a `Map`: an older version
 * only knows in what it differs from the next one, and is worked out when it is read (Baker's trick). So a message
 * that cannot be settled leaves no trace, and settling many copies nothing.
 */
export class VersionedMap {
	private constructor(private own: Map<string, number> | Difference) {}

	/** Takes the map over: nobody else may change it. */
	static of(map: Map<string, number>): VersionedMap {
		return new VersionedMap(map);
	}

	get(key: string): number | undefined {
		return this.map().get(key);
	}

	get size(): number {
		return this.map().size;
	}

	entries(): Iterable<readonly [key: string, value: number]> {
		return this.map();
	}

	/** Returns the version in which a key has another value; undefined: none. */
	with(key: string, value: number | undefined): VersionedMap {
		const map = this.map();
		const next = new VersionedMap(map);
		this.own = { key, value: map.get(key), next };
		put(map, key, value);
		return next;
	}

	private map(): Map<string, number> {
		// From the newest version back to this one, each takes the map over from the one after it.
		for (const older of VersionedMap.olderFrom(this).reverse()) older.takeOver();
		if (this.own instanceof Map) return this.own;
		throw new TypeError('A version that took the map over has it');
	}

	/** Makes this version the one that has the map, and the next one an older one in its eyes. */
	private takeOver(): void {
		if (this.own instanceof Map) return;
		const { key, value, next } = this.own;
		const map = next.own;
		if (!(map instanceof Map)) return;
		next.own = { key, value: map.get(key), next: this };
		put(map, key, value);
		this.own = map;
	}

	/** Returns a version and those after it, up to the one that has the map. */
	private static olderFrom(version: VersionedMap): VersionedMap[] {
		const path: VersionedMap[] = [];
		for (let at = version; !(at.own instanceof Map); at = at.own.next) path.push(at);
		return path;
	}
}

/** `next` with `value` at `key`. */
interface Difference {
	readonly key: string;
	readonly value: number | undefined;
	readonly next: VersionedMap;
}

function put(map: Map<string, number>, key: string, value: number | undefined): void {
	if (value === undefined) map.delete(key);
	else map.set(key, value);
}
