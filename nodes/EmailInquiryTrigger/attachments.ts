import type { IBinaryData, IBinaryKeyData, IPollFunctions } from 'n8n-workflow';
import {
	plannedBytes,
	planDownloads,
	type DownloadChoice,
	type PlannedFile,
} from '../core/reading/download-plan';
import { MAX_FILES } from '../core/mail/item-limits';
import type { Mailbox, MessageHead } from '../core/mailbox/mailbox';
import type { SettledMail } from '../core/counting/settled-mail';
import type { Downloads, Files } from '../collect/downloads';
import { attachmentsOf } from '../mime/reading';
import { storeFile, type StoredFile } from '../n8n/store-file';

/** Returns what downloads the chosen files, or null when none are chosen. `broken` counts by mail, over polls. */
export function downloadsOf(
	context: Pick<IPollFunctions, 'helpers'>,
	mailbox: Mailbox,
	choice: DownloadChoice,
	until: number,
	broken: Map<string, number>,
): Downloads<IBinaryData> | null {
	if (!choice.attachments && !choice.inlineImages) return null;
	return {
		until,
		isEnough: (mails) =>
			mails.reduce((sum, mail) => sum + bytesOf(mail, choice), 0) >= MAX_BATCH_BYTES,
		async take(mails, texts, openFolder) {
			const files = new Map<SettledMail, Files<IBinaryData>>();
			for (const mail of mails.filter(({ verdict }) => verdict.kind === 'inquiry')) {
				const listed = texts.get(mail)?.attachments.slice(0, MAX_FILES) ?? [];
				files.set(mail, await takeOf(mail, planDownloads(listed, choice), openFolder));
			}
			broken.clear();
			return files;
		},
	};

	async function takeOf(
		mail: SettledMail,
		planned: readonly PlannedFile[],
		openFolder: (folder: string) => Promise<void>,
	): Promise<Files<IBinaryData>> {
		const attachments: PlannedFile[] = [];
		const binary: IBinaryKeyData = {};
		for (const file of planned) {
			if (!('binary' in file)) {
				attachments.push(file);
				continue;
			}
			const { binary: field, ...info } = file;
			const taken = await takeOne(mail, file, openFolder);
			if (typeof taken === 'string') {
				attachments.push({ ...info, leftOut: taken });
			} else {
				binary[field] = taken.data;
				attachments.push({ ...file, size: taken.bytes });
			}
		}
		return { attachments, binary };
	}

	/** Returns the file, or why it is left out. */
	async function takeOne(
		mail: SettledMail,
		file: PlannedFile,
		openFolder: (folder: string) => Promise<void>,
	): Promise<StoredFile | string> {
		const key = `${mail.head.folder}\n${mail.uidValidity}\n${mail.head.uid}`;
		const times = broken.get(key) ?? 0;
		const all = [...broken.values()].reduce((sum, one) => sum + one, 0);
		if (times >= MAX_BREAKS || all >= MAX_BREAKS_IN_ALL) return 'the connection ended each time';
		if (Date.now() >= until) return OUT_OF_TIME;
		// Stays like this should the poll end meanwhile.
		broken.set(key, times + 1);
		await openFolder(mail.head.folder);
		const taken = await store(context, mailbox, mail.head, file, { choice, until });
		broken.set(key, times);
		return taken;
	}
}

/** Bounds what one execution holds where n8n keeps files in memory, and fits into half a poll at 1.5 MB/s. */
const MAX_BATCH_BYTES = 32 * 1024 * 1024;
/** A network may fail once. */
const MAX_BREAKS = 2;
/** A server that breaks over each file must not hold up the mail for two polls each. */
const MAX_BREAKS_IN_ALL = 4;
const OUT_OF_TIME = 'the time of the poll ran out';

function bytesOf({ head, verdict }: SettledMail, choice: DownloadChoice): number {
	if (verdict.kind !== 'inquiry' || head.body === null) return 0;
	const listed = attachmentsOf(head.body).slice(0, MAX_FILES);
	return plannedBytes(planDownloads(listed, choice));
}

async function store(
	context: Pick<IPollFunctions, 'helpers'>,
	mailbox: Mailbox,
	head: MessageHead,
	file: PlannedFile,
	{ choice, until }: { readonly choice: DownloadChoice; readonly until: number },
): Promise<StoredFile | string> {
	const chunks = mailbox.readAttachment(head, file.part, choice.maxBytes);
	const { stored, stop } = storeFile(context, chunks, file);
	const taken = await before(until, stored);
	if (taken !== null) return taken;
	stop(OUT_OF_TIME);
	return OUT_OF_TIME;
}

/** Returns null when the moment came first, whatever is still waited for. */
async function before<T>(until: number, work: Promise<T>): Promise<T | null> {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<null>((resolve) => {
		timer = setTimeout(() => resolve(null), Math.max(0, until - Date.now()));
	});
	work.catch(() => {});
	try {
		return await Promise.race([work, over]);
	} finally {
		clearTimeout(timer);
	}
}
