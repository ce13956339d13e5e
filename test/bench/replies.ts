import { runInNewContext } from 'node:vm';

import EmailReplyParser from 'email-reply-parser';
import planer from 'planer';

import { letterOf } from '../../nodes/core/letter/letter';
import { toPassages } from '../../nodes/mime/html-text';
import labels from '../fixtures/reply-sets.json';
import { folded, labelledReplies, readReply, type LabelledReply } from '../support/replies';
import { likeness, setReplies, type SetReply } from '../support/reply-sets';

/** How many of the labeled replies each program reads exactly right, and what time hostile text costs. */
export async function bench(): Promise<void> {
	const replies = labelledReplies();
	printScores('All, by language', replies, ({ language }) => language);
	printScores('By kind', replies, kindOf);
	// Peers are made to find quotes and not all look for signatures.
	printScores('By kind, when the signature may stay', replies, kindOf, true);
	const later = replies.filter(({ isLater }) => isLater);
	printScores('Written after the first ones were read right', later, () => 'later');
	printSets();
	printTimes();
	printHtmlTimes();
}

/** Peers read plain text: they are given what our HTML reader makes of HTML, marks of quotes included. */
type Mail = Pick<LabelledReply, 'plain' | 'html'>;

const READERS: Readonly<Record<string, (reply: Mail) => string>> = {
	ours: (reply) => readReply(reply).text,
	'planer 1.2.0': (reply) => planer.extractFrom(plainOf(reply), 'text/plain'),
	'email-reply-parser 2.3.9': (reply) =>
		new EmailReplyParser().read(plainOf(reply)).getVisibleText(),
	'whole text': plainOf,
};

function plainOf({ plain, html }: Mail): string {
	if (html === null) return plain ?? '';
	return toPassages(html)
		.map(({ text }) => text)
		.join('\n');
}

function kindOf({ isTrap, html }: LabelledReply): string {
	if (isTrap) return 'must stay whole';
	return html === null ? 'plain' : 'HTML';
}

function printScores(
	title: string,
	replies: readonly LabelledReply[],
	groupOf: (reply: LabelledReply) => string,
	maySign = false,
): void {
	const groups = [...new Set(replies.map(groupOf)), 'all'];
	const rows = groups.map((group) => {
		const some = replies.filter((reply) => group === 'all' || groupOf(reply) === group);
		const scores = Object.entries(READERS).map(([name, read]) => {
			const right = some.filter((reply) => {
				const found = folded(read(reply));
				return found === reply.text || (maySign && found === reply.withSignature);
			}).length;
			return [name, `${((100 * right) / some.length).toFixed(1)} %`];
		});
		return [group, { mails: some.length, ...Object.fromEntries(scores) }];
	});
	console.log(title);
	console.table(Object.fromEntries(rows));
}

/** The public sets, when REPLY_SETS names a folder that holds the repositories side by side. */
function printSets(): void {
	const root = process.env.REPLY_SETS ?? '';
	if (root === '') return console.log('REPLY_SETS names no folder: the public sets are left out');
	const replies = setReplies(root, labels);
	printShares('Public sets: exact / near-exact', replies);
	printShares(
		'The same without matters of taste',
		replies.filter(({ taste }) => taste === null),
	);
	const left = replies.filter((reply) => folded(readReply(reply).text) !== reply.text);
	console.table(Object.fromEntries(left.map(({ name, taste }) => [name, { taste: taste ?? '' }])));
}

/** So many of the words of both are the same. */
const NEAR = 0.95;

function printShares(title: string, replies: readonly SetReply[]): void {
	const sets = [...new Set(replies.map(({ set }) => set)), 'all'];
	const rows = sets.map((set) => {
		const some = replies.filter((reply) => set === 'all' || reply.set === set);
		const shares = Object.entries(READERS).map(([name, read]) => {
			const answers = some.map((reply) => ({ reply, found: inTime(() => folded(read(reply))) }));
			const exact = answers.filter(({ reply, found }) => found === reply.text).length;
			const near = answers.filter(
				({ reply, found }) => found !== null && likeness(found, reply.text) >= NEAR,
			).length;
			return [name, `${inPercent(exact, some)} / ${inPercent(near, some)}`];
		});
		return [set, { mails: some.length, ...Object.fromEntries(shares) }];
	});
	console.log(title);
	console.table(Object.fromEntries(rows));
}

/** Returns what `run` answers, null after two seconds: a peer's pattern may take hours for one message. */
function inTime(run: () => string): string | null {
	try {
		return String(runInNewContext('run()', { run }, { timeout: 2_000 }));
	} catch {
		return null;
	}
}

function inPercent(count: number, of: readonly unknown[]): string {
	return `${((100 * count) / of.length).toFixed(0)} %`;
}

const HOSTILE: Readonly<Record<string, string>> = {
	'quote lines': '> x\n',
	'quote, answer, quote …': '> x\ny\n',
	'reply lines': 'On Tue, May 12, 2026 at 10:04 AM Ann <a@b.example> wrote:\n> x\n',
	'reply line bait': 'On Tue, May 12, 2026 at 10:04 AM Ann <a@b.example>\n',
	'On On On': 'On On On On On On On On\n',
	'From: lines': 'From: a@b.example\n',
	'header blocks': 'From: a@b.example\nDate: 1\nTo: x\n\n\n',
	spaces: `${' '.repeat(60)}\n`,
	closings: 'Best regards\nAnn Lee\n',
	NULs: `${'\0'.repeat(60)}\n`,
};
const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** A peer that takes longer for a size is not asked for the next one: time may grow with the cube. */
const PATIENCE_MS = 30;

const PROGRAMS: Readonly<Record<string, (text: string) => unknown>> = {
	ours: (text) => letterOf({ text }),
	split: (text) =>
		text
			.split('\n')
			.filter((line) => !line.startsWith('>'))
			.join('\n'),
	'planer 1.2.0': (text) => planer.extractFrom(text, 'text/plain'),
	'email-reply-parser 2.3.9': (text) => new EmailReplyParser().read(text).getVisibleText(),
};

function printTimes(): void {
	console.log(
		'Hostile text: ms for so many lines. A poll reads 256 kB of a mail; planer looks at 1,000 lines, and where a peer has no figure it took too long before.',
	);
	const rows: Record<string, Record<string, string>> = {};
	for (const [name, unit] of Object.entries(HOSTILE)) {
		const unitLines = unit.split('\n').length - 1;
		for (const [program, run] of Object.entries(PROGRAMS)) {
			const times: Record<string, string> = {};
			let last = 0;
			for (const size of SIZES) {
				if (last > PATIENCE_MS && program.includes('.')) break;
				last = timeOf(() => run(unit.repeat(size / unitLines)));
				times[String(size)] = inWords(last);
			}
			rows[`${name}: ${program}`] = times;
		}
	}
	console.table(rows);
}

const BOMBS: Readonly<Record<string, (size: number) => string>> = {
	'nested blockquotes': (size) => `${'<blockquote>'.repeat(size)}x`,
	'lines in 400 blockquotes': (size) => `${'<blockquote>'.repeat(400)}${'x<br>'.repeat(size)}`,
	'lines in 400 signatures': (size) =>
		`${'<div class="gmail_signature">'.repeat(400)}${'x<br>'.repeat(size)}`,
	'lines in 400 gmail_quotes': (size) =>
		`${'<div class="gmail_quote">'.repeat(400)}${'x<br>'.repeat(size)}`,
	'lines in 400 elements without a meaning': (size) =>
		`${'<div>'.repeat(400)}${'x<br>'.repeat(size)}`,
	'line breaks in a quote': (size) => `<blockquote><pre>a${'\n'.repeat(size)}b`,
	'blockquotes in a row': (size) => '<blockquote type="cite">x</blockquote>y'.repeat(size),
	'gmail_quote in gmail_quote': (size) => `${'<div class="gmail_quote">'.repeat(size)}x`,
	'gmail_quotes in a row': (size) => '<div class="gmail_quote">x</div>'.repeat(size),
	'open tags': (size) => '<a '.repeat(size),
	tables: (size) => '<table><tr><td>'.repeat(size),
	entities: (size) => '&#1055;&nbsp;'.repeat(size),
};

function printHtmlTimes(): void {
	console.log('HTML bombs: ms for so many elements, cut at 256 kB as a poll does');
	const rows = Object.entries(BOMBS).map(([name, build]) => {
		const times = [100, 1_000, 10_000, 100_000].map((size) => {
			const html = build(size).slice(0, 262_144);
			return [
				String(size),
				inWords(timeOf(() => letterOf({ text: '', passages: toPassages(html) }))),
			];
		});
		return [name, Object.fromEntries(times)];
	});
	console.table(Object.fromEntries(rows));
}

function inWords(ms: number): string {
	return ms.toFixed(ms < 10 ? 1 : 0);
}

function timeOf(run: () => unknown): number {
	const start = performance.now();
	run();
	return performance.now() - start;
}
