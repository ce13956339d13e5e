import { simpleParser } from 'mailparser';

import { MAX_CONTENT_LENGTH } from '../../nodes/mime/limits';
import { readWholeMessage } from '../../nodes/mime/whole-message';
import { readByPython, setMails, type SetMail } from '../support/reading-sets';

/**
 * How much of what other readers show of public mail is in our text, and what reading costs. `READING_SETS` names a
 * folder with a folder of mail for each set; `READING_SHOW=1` lists what is missing.
 */
export async function bench(): Promise<void> {
	const root = process.env['READING_SETS'] ?? '';
	if (root === '') return console.log('READING_SETS names no folder: there is nothing to read');
	const mails = setMails(root);
	const ours = mails.map(readByUs);
	const theirs = new Map([['mailparser', await readByMailparser(mails)]]);
	const byPython = readByPython(mails);
	if (byPython === null) console.log('Python 3 is missing: its reader is left out');
	else theirs.set("Python's email", byPython);
	printShares(mails, ours, theirs);
	await printTimes(mails);
}

function readByUs({ source }: SetMail): string {
	return readWholeMessage(source, false, MAX_CONTENT_LENGTH).text;
}

async function readByMailparser(mails: readonly SetMail[]): Promise<string[]> {
	const texts: string[] = [];
	for (const { source } of mails) {
		const { text } = await simpleParser(source, MAILPARSER).catch(() => ({ text: '' }));
		texts.push(text ?? '');
	}
	return texts;
}

const MAILPARSER = { skipTextLinks: true, skipTextToHtml: true, skipImageLinks: true };

/** Complete: no more than a fiftieth of the words is missing, and none of less than ten. */
function printShares(
	mails: readonly SetMail[],
	ours: readonly string[],
	theirs: ReadonlyMap<string, readonly string[]>,
): void {
	const sets = [...new Set(mails.map(({ set }) => set)), 'all'];
	const rows = sets.map((set) => {
		const row: Record<string, string | number> = {};
		const indexes = [...mails.keys()].filter((at) => set === 'all' || mails[at]?.set === set);
		row['mails'] = indexes.length;
		for (const [name, texts] of theirs) {
			const toUs = indexes.filter((at) => isComplete(ours[at] ?? '', texts[at] ?? ''));
			const toThem = indexes.filter((at) => isComplete(texts[at] ?? '', ours[at] ?? ''));
			row[`ours has all of ${name}`] = share(toUs, indexes);
			row[`${name} has all of ours`] = share(toThem, indexes);
		}
		return [set, row];
	});
	console.table(Object.fromEntries(rows));
	if (process.env['READING_SHOW'] !== '1') return;
	for (const [at, { name }] of mails.entries()) {
		for (const [reader, texts] of theirs) {
			const missing = missingWords(ours[at] ?? '', texts[at] ?? '');
			if (isComplete(ours[at] ?? '', texts[at] ?? '')) continue;
			console.log(`${name} (${reader}): ${missing.length} ${missing.slice(0, 12).join(' ')}`);
		}
	}
}

function share(some: readonly unknown[], all: readonly unknown[]): string {
	return `${((100 * some.length) / all.length).toFixed(1)} % (${all.length - some.length} not)`;
}

function isComplete(text: string, reference: string): boolean {
	return missingWords(text, reference).length * 50 <= wordsOf(reference).length;
}

function missingWords(text: string, reference: string): string[] {
	const found = new Set(wordsOf(text));
	return wordsOf(reference).filter((word) => !found.has(word));
}

/** Without addresses of links, which each reader shows or not. */
function wordsOf(text: string): string[] {
	const words = text
		.replace(/<?(?:https?|cid|mailto|ftp):[^\s>\])]*>?|\[[^\]\s]{5,}\]/gi, ' ')
		.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
		.normalize('NFKC')
		.toLowerCase();
	return words.match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? [];
}

const ROUNDS = 5;

async function printTimes(mails: readonly SetMail[]): Promise<void> {
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		let start = process.cpuUsage();
		mails.forEach(readByUs);
		ours.push(process.cpuUsage(start).user / 1_000 / mails.length);
		start = process.cpuUsage();
		await readByMailparser(mails);
		theirs.push(process.cpuUsage(start).user / 1_000 / mails.length);
	}
	const best = (times: readonly number[]) => `${Math.min(...times).toFixed(2)} ms`;
	console.log(`CPU per mail, the best of ${ROUNDS} rounds`);
	console.table({ ours: best(ours), mailparser: best(theirs) });
}
