/** Returns what a changelog says of a version, without its heading. Throws when it says nothing. */
export function notesOf(changelog, version) {
	const parts = changelog.split(/^## /m).slice(1);
	const part = parts.find((text) => headingOf(text) === version);
	const notes = part?.slice(part.indexOf('\n')).trim() ?? '';
	if (notes === '') throw new Error(`CHANGELOG.md says nothing of version ${version}`);
	return notes;
}

/** `[1.2.3] - 2026-01-31`, `1.2.3 (2026-01-31)` and `1.2.3` are all headings of 1.2.3. */
function headingOf(text) {
	return text.split('\n', 1)[0].match(/\d+\.\d+\.\d+(-[\w.]+)?/)?.[0];
}
