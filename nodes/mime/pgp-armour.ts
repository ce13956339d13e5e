/** A text without the marks of PGP (RFC 9580 §6.2, §7), and whether something in it was encrypted. */
export interface Unarmoured {
	readonly text: string;
	readonly isEncrypted: boolean;
}

/** Returns what a text says to a reader who has no PGP: signed words without what is around them, encrypted ones not at all. */
export function withoutArmour(text: string): Unarmoured {
	if (!MARK.test(text)) return { text, isEncrypted: false };
	const kept: string[] = [];
	let isEncrypted = false;
	let inside: Section = 'clear';
	const lines = text.split('\n');
	const ends = new Set(lines.map((line) => LINE.exec(line)?.[1]?.toUpperCase()));
	for (const line of lines) {
		const mark = LINE.exec(line)?.[1]?.toUpperCase();
		const next: Section | undefined = mark === undefined ? undefined : SECTIONS.get(mark);
		// Without its end it may be anything.
		if (next !== undefined && ends.has(ENDS[next])) {
			inside = next;
			isEncrypted ||= next === 'encrypted';
		} else if (inside !== 'clear' && mark === ENDS[inside]) {
			inside = 'clear';
		} else if (inside === 'signedHead') {
			if (line.trim() === '') inside = 'signed';
		} else if (inside === 'signed') {
			kept.push(line.replace(/^- /, ''));
		} else if (inside === 'clear') {
			kept.push(line);
		}
	}
	return { text: kept.join('\n'), isEncrypted };
}

/** True for HTML that shows the marks of PGP. */
export function isArmoured(html: string): boolean {
	return html.includes('-----BEGIN PGP ');
}

type Section = 'clear' | 'signedHead' | 'signed' | 'signature' | 'encrypted';

const MARK = /^-----BEGIN PGP (?:SIGNED )?MESSAGE/m;
const LINE = /^-----((?:BEGIN|END) PGP [A-Z, /0-9]{1,40})-----\s{0,20}$/;

const SECTIONS: ReadonlyMap<string, Section> = new Map([
	['BEGIN PGP SIGNED MESSAGE', 'signedHead'],
	['BEGIN PGP SIGNATURE', 'signature'],
	['BEGIN PGP MESSAGE', 'encrypted'],
]);

/** The mark that shows that a section is one. */
const ENDS: Readonly<Record<Section, string>> = {
	clear: '',
	signedHead: 'BEGIN PGP SIGNATURE',
	signed: 'BEGIN PGP SIGNATURE',
	signature: 'END PGP SIGNATURE',
	encrypted: 'END PGP MESSAGE',
};
