import { distance } from 'fastest-levenshtein';

/**
 * Returns the existing folder that a missing one was most likely meant to be, or null when none is like it: the
 * same name in other letters or elsewhere in the tree first, then the fewest changed letters.
 */
export function closestFolder(missing: string, existing: readonly string[]): string | null {
	const wanted = plain(missing);
	const [best] = existing
		.map((path) => ({ path, cost: costOf(wanted, plain(path)) }))
		.filter(({ path, cost }) => cost <= tolerance(missing) && path !== missing)
		.sort((a, b) => a.cost - b.cost || (a.path < b.path ? -1 : 1));
	return best?.path ?? null;
}

/** A third of the letters may differ, so that `Lead` finds `Leads` and nothing finds just anything. */
function tolerance(name: string): number {
	return Math.max(1, Math.floor(name.length / 3));
}

function costOf(wanted: string, path: string): number {
	if (path === wanted) return 0;
	if (lastOf(path) === lastOf(wanted)) return 0.5;
	return Math.min(distance(wanted, path), 0.5 + distance(lastOf(wanted), lastOf(path)));
}

function plain(path: string): string {
	return path.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

/** The last part of a path, whichever of the two usual separators the server has. */
function lastOf(path: string): string {
	return path.split(/[/.|\\]/).at(-1) ?? path;
}
