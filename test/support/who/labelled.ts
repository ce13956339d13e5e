import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { MessageHead, MessageText } from '../../../nodes/core/mailbox/mailbox';
import { toHead } from '../../../nodes/mime/head';
import { readWholeMessage } from '../../../nodes/mime/whole-message';

/** A message of a machine or a person, with who really wrote it. */
export interface WrittenFor {
	/** The program whose message it is shaped after. */
	readonly program: string;
	/** ISO 639-1. */
	readonly language: string;
	readonly name: string;
	/** Addresses that are right; none: nobody can be known. */
	readonly clients: readonly string[];
	/** To name nobody is right as well: an address is there, but not plainly the client's. */
	readonly mayBeUnknown: boolean;
	/** What a form says of the client; '' where it is not asked for. */
	readonly clientName: string;
	readonly clientPhone: string;
	/** It is a colleague's forward, which is only taken for the client's where _Employee Forwards_ is on. */
	readonly employeeForwards: boolean;
	/** The folder of the set; '' for the first one, which the rules were written with. */
	readonly set: string;
	readonly source: string;
	readonly head: MessageHead;
	readonly text: MessageText;
}

/** Reads the sets of test/fixtures/who: a message is `### Program, language: trait`, its labels and itself. */
export function messagesOfWriters(): WrittenFor[] {
	const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
	return ['', ...folders.map(({ name }) => name)].flatMap((set) => {
		const folder = join(FOLDER, set);
		const files = readdirSync(folder).filter((file) => file.endsWith('.txt') && file !== PAGES);
		return files.flatMap((file) =>
			readFileSync(join(folder, file), 'utf8')
				.split(/^### /m)
				.slice(1)
				.map((entry) => labelled(entry, set)),
		);
	});
}

/** Returns the page that describes each program's messages, or `from memory`. */
export function pagesOfPrograms(): ReadonlyMap<string, string> {
	const lines = readFileSync(join(FOLDER, PAGES), 'utf8').trim().split('\n');
	return new Map(
		lines.map((line) => {
			const [, program = '', page = ''] = /^(.+?): (https:.+|from memory)$/.exec(line) ?? [];
			return [program, page];
		}),
	);
}

/** Returns a message that differs from another one in its identity and in what `change` makes of its source. */
export function variantOf(
	message: WrittenFor,
	id: string,
	change: (source: string) => string = (source) => source,
): WrittenFor {
	return { ...message, ...read(change(message.source), id) };
}

const FOLDER = join(__dirname, '../../fixtures/who');
const PAGES = 'pages.txt';

function labelled(entry: string, set: string): WrittenFor {
	const [title = '', ...lines] = entry.trimEnd().split('\n');
	const [, program = '', language = ''] = /^(.+?), ([a-z]{2}): /.exec(title) ?? [];
	const isHtml = lines.includes(HTML);
	const label = lines.find((line) => line.startsWith(CLIENT))?.slice(CLIENT.length);
	if (program === '' || label === undefined) throw new Error(`Not labelled: ${title}`);
	const [who = '', clientName = '', clientPhone = ''] = label.split('|').map((one) => one.trim());
	const accepted = who.split(' or ').map((one) => one.trim());
	const employeeForwards = lines.includes(EMPLOYEE_FORWARDS);
	const written = lines.filter(
		(line) => ![HTML, EMPLOYEE_FORWARDS].includes(line) && !line.startsWith(CLIENT),
	);
	const source = sourceOf(written, isHtml);
	return {
		...{ program, language, name: title, clientName, clientPhone, employeeForwards, set, source },
		clients: accepted.filter((one) => one !== NOBODY),
		mayBeUnknown: accepted.length > 1 && accepted.includes(NOBODY),
		...read(source, title),
	};
}

const CLIENT = '@client ';
const HTML = '@html';
/** The message is judged with this option of the trigger on; all others as the trigger is installed. */
const EMPLOYEE_FORWARDS = '@option Employee Forwards';
const NOBODY = '?';

/** The message with what nearly every message has and the sets leave out. */
function sourceOf(written: readonly string[], isHtml: boolean): string {
	const end = written.indexOf('');
	const header = end === -1 ? written : written.slice(0, end);
	const body = end === -1 ? [] : written.slice(end + 1);
	const has = (name: string) =>
		header.some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
	const usual: ReadonlyArray<readonly [string, string]> = [
		['To', 'info@company.example'],
		['Date', 'Tue, 12 May 2026 10:00:00 +0000'],
		['MIME-Version', '1.0'],
		['Content-Type', `text/${isHtml ? 'html' : 'plain'}; charset=utf-8`],
		['Content-Transfer-Encoding', '8bit'],
	];
	const added = usual.filter(([name]) => !has(name)).map(([name, value]) => `${name}: ${value}`);
	return [...header, ...added, '', ...body, ''].join('\r\n');
}

function read(source: string, id: string): Pick<WrittenFor, 'source' | 'head' | 'text'> {
	const hasId = /^message-id:/im.test(source);
	const unique = Buffer.from(id).toString('hex').slice(-40);
	const whole = Buffer.from(
		`Received: from mail.sender.example by mx.company.example with ESMTP id ${unique}; Tue, 12 May 2026 10:00:01 +0000\r\n` +
			(hasId
				? source.replace(/^(message-id: <)/im, `$1${unique}`)
				: `Message-ID: <${unique}@mail.sender.example>\r\n${source}`),
	);
	const head = toHead('INBOX', {
		uid: 1,
		size: whole.length,
		internalDate: new Date('2026-05-12T10:00:02Z'),
		headers: whole.subarray(0, whole.indexOf('\r\n\r\n') + 4),
	});
	if (head === null) throw new Error(`No header: ${id}`);
	return { source, head, text: readWholeMessage(whole, false, 262_144) };
}
