import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageStructureObject } from 'imapflow';

import type { AutomaticKind } from '../../../nodes/core/who/automatic/automatic';
import type { MessageHead } from '../../../nodes/core/mailbox/mailbox';
import { toHead } from '../../../nodes/mime/head';

/** What a message of the sets is; null is mail that may be a client's. */
export type Label = Exclude<AutomaticKind, 'own'> | null;

export interface LabelledMail {
	readonly label: Label;
	/** The system whose mail it is shaped after, and the trait. */
	readonly name: string;
	readonly block: Buffer;
	/** The whole mail, with parts of no content. */
	readonly message: Buffer;
	readonly head: MessageHead;
}

/** Reads the sets of test/fixtures/automatic: a set is a file, a message is `### name` and its header. */
export function labelledMails(): LabelledMail[] {
	return SETS.flatMap(([file, label]) =>
		readFileSync(join(FOLDER, `${file}.txt`), 'utf8')
			.split(/^### /m)
			.slice(1)
			.map((entry) => labelledMail(entry, label)),
	);
}

const FOLDER = join(__dirname, '../../fixtures/automatic');
const SETS: ReadonlyArray<readonly [file: string, label: Label]> = [
	['auto-reply', 'autoReply'],
	['bounce', 'bounce'],
	['bulk', 'bulk'],
	['calendar', 'calendar'],
	['client', null],
	['form', null],
];

function labelledMail(entry: string, label: Label): LabelledMail {
	const [name = '', ...lines] = entry.trimEnd().split('\n');
	const header = lines.filter((line) => !line.startsWith(PARTS) && !line.startsWith(PAGE));
	const parts = lines.find((line) => line.startsWith(PARTS))?.slice(PARTS.length);
	const block = Buffer.from([...header, ...usualFields(header)].join('\r\n') + '\r\n\r\n');
	const structure = parts === undefined ? undefined : structureOf(parts);
	const head = toHead('INBOX', {
		...{ seq: 1, uid: 1, headers: block },
		...(structure && { bodyStructure: structure }),
	});
	if (head === null) throw new Error(`${name} has no header`);
	const boundary = /^\s*content-type: *multipart[^]*?boundary="?([^"\s]+)/im.exec(
		String(block),
	)?.[1];
	const message = Buffer.concat([block, Buffer.from(bodyOf(boundary, parts))]);
	return { label, name, block, message, head };
}

const PARTS = '@parts ';
/** The documentation that the mail is shaped after. */
const PAGE = '@page ';

/** What nearly every message has and the sets leave out where it shows nothing. */
const USUAL = [
	'To: info@company.example',
	'Date: Tue, 12 May 2026 10:00:00 +0000',
	'Message-ID: <1@mx.example>',
	'MIME-Version: 1.0',
	'Content-Type: text/plain; charset=utf-8',
];

function usualFields(header: readonly string[]): string[] {
	const has = (name: string) => header.some((line) => line.toLowerCase().startsWith(name));
	return USUAL.filter((line) => !has(line.slice(0, line.indexOf(':') + 1).toLowerCase()));
}

/** `text/calendar; method=REPLY; attachment` */
function structureOf(parts: string): MessageStructureObject {
	return {
		type: 'multipart/mixed',
		childNodes: parts.split(', ').map((written, index) => {
			const [type = '', ...facts] = written.trim().split('; ');
			const method = facts.find((fact) => fact.startsWith('method='))?.slice('method='.length);
			const disposition = facts.find((fact) => fact === 'attachment' || fact === 'inline');
			return {
				...{ part: String(index + 1), type, size: 100 },
				...(method !== undefined && { parameters: { method } }),
				...(disposition !== undefined && { disposition }),
			};
		}),
	};
}

function bodyOf(boundary: string | undefined, parts: string | undefined): string {
	if (boundary === undefined) return 'Text\r\n';
	const written = (parts ?? 'text/plain').split(', ').map((part) => {
		const disposition = /; (attachment|inline)$/.exec(part);
		const type = part.slice(0, disposition?.index);
		const lines = [`--${boundary}`, `Content-Type: ${type}`];
		if (disposition !== null) lines.push(`Content-Disposition: ${disposition[1]}`);
		return [...lines, '', 'Text: x', ''].join('\r\n');
	});
	return [...written, `--${boundary}--`, ''].join('\r\n');
}
