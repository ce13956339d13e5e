import type { FetchMessageObject, FetchQueryObject } from 'imapflow';
import libmime from 'libmime';

import type { NoteUnexpected } from '../../core/errors/unexpected';
import type { MessageHead } from '../../core/mailbox/mailbox';
import { fetchRows, type OpenFolder } from './fetch';
import { parseHeaderBlock } from '../../mime/header-section';
import { toFileName } from '../../mime/structure';

/** Each such mail costs a round trip, and old programs that write like this are few. */
const MAX_MAILS = 20;
const MAX_PARTS = 20;
const MAX_HEADER_LENGTH = 16 * 1024;

/**
 * Reads the file names whose raw letters got lost on the way (koi8-r, windows-1251 without any sign of it)
 * from the headers of their parts: by UID and part.
 */
export async function readRawNames(
	folder: OpenFolder,
	heads: readonly MessageHead[],
): Promise<Map<number, Map<string, string>>> {
	const found = new Map<number, Map<string, string>>();
	const damaged = heads.filter((head) => damagedParts(head).length > 0);
	for (const head of damaged.slice(0, MAX_MAILS)) {
		const parts = damagedParts(head);
		const names = new Map<string, string>();
		const accept = (row: FetchMessageObject) => {
			for (const part of parts) {
				const name = nameIn(headerOf(row, part), folder.noteUnexpected);
				if (name !== null) names.set(part, name);
			}
		};
		// What is refused stays as it is: a name is not a reason to lose a message.
		await fetchRows(folder, [head.uid], queryFor(head, parts), accept);
		found.set(head.uid, names);
	}
	return found;
}

function damagedParts({ parts }: MessageHead): string[] {
	return (parts ?? [])
		.filter(({ fileName }) => fileName?.includes('\uFFFD'))
		.map(({ part }) => part)
		.slice(0, MAX_PARTS);
}

/** A message without multipart has no header of a part (RFC 9051 §6.4.5.1). */
function queryFor({ parts }: MessageHead, damaged: readonly string[]): FetchQueryObject {
	if (parts?.length === 1 && damaged[0] === '1') return { uid: true, headers: FIELDS };
	return {
		uid: true,
		bodyParts: damaged.map((part) => ({ key: `${part}.mime`, maxLength: MAX_HEADER_LENGTH })),
	};
}

const FIELDS = ['Content-Type', 'Content-Disposition'];

function headerOf(row: FetchMessageObject, part: string): unknown {
	return row.bodyParts?.get(`${part}.mime`) ?? row.headers;
}

function nameIn(header: unknown, noteUnexpected: NoteUnexpected): string | null {
	if (!Buffer.isBuffer(header)) return null;
	try {
		const { fields } = parseHeaderBlock(header.subarray(0, MAX_HEADER_LENGTH));
		const parameter = (field: string, name: string): string | undefined =>
			libmime.parseHeaderValue(fields[field]?.[0] ?? '').params[name];
		return toFileName(
			parameter('content-disposition', 'filename') || parameter('content-type', 'name'),
		);
	} catch (error) {
		noteUnexpected(error);
		return null;
	}
}
