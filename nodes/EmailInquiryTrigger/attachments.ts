import { identityOfPlace } from '../core/mail/identity';
import { LEFT_OUT } from '../core/mailbox/not-read';
import type { IBinaryData, IPollFunctions } from 'n8n-workflow';
import {
	plannedBytes,
	planDownloads,
	type DownloadChoice,
	type PlannedFile,
} from '../core/reading/download-plan';
import { MAX_FILES } from '../core/mail/item-limits';
import type { Mailbox } from '../core/mailbox/mailbox';
import type { SettledMail } from '../core/counting/settled-mail';
import type { Downloads, Files } from '../collect/downloads';
import { attachmentsOf } from '../mime/reading';
import { downloadFile, takeFiles, type Taken } from '../n8n/files/download-files';

/** Returns what downloads the chosen files, or null when none are chosen. `broken` counts by mail, over polls. */
export function downloadsOf(
	context: Pick<IPollFunctions, 'helpers' | 'logger'>,
	mailbox: Mailbox,
	choice: DownloadChoice,
	{
		until,
		signal,
		broken,
	}: {
		/** Unix ms. */
		readonly until: number;
		readonly signal?: AbortSignal;
		readonly broken: Map<string, number>;
	},
): Downloads<IBinaryData> | null {
	if (!choice.attachments && !choice.inlineImages) return null;
	return {
		until,
		bytesOf: (mail) => bytesOf(mail, choice),
		enoughBytes: ENOUGH_BYTES,
		async take(mails, texts, openFolder) {
			const files = new Map<SettledMail, Files<IBinaryData>>();
			for (const mail of mails.filter(({ decision }) => decision.kind === 'inquiry')) {
				const listed = texts.get(mail)?.attachments.slice(0, MAX_FILES) ?? [];
				const planned = planDownloads(listed, choice);
				files.set(mail, await takeFiles(planned, (file) => takeOne(mail, file, openFolder)));
			}
			broken.clear();
			return files;
		},
	};

	/** Returns the file, or why it is left out. */
	async function takeOne(
		mail: SettledMail,
		file: PlannedFile,
		openFolder: (folder: string) => Promise<void>,
	): Promise<Taken> {
		const key = identityOfPlace({ ...mail.head, uidValidity: mail.uidValidity });
		const times = broken.get(key) ?? 0;
		const all = [...broken.values()].reduce((sum, one) => sum + one, 0);
		if (times >= MAX_BREAKS || all >= MAX_BREAKS_IN_ALL) return LEFT_OUT.endsConnection;
		// Stays like this should the poll end meanwhile.
		broken.set(key, times + 1);
		await openFolder(mail.head.folder);
		const limits = { maxBytes: choice.maxBytes, until, signal };
		const taken = await downloadFile(context, mailbox, mail.head, file, limits);
		broken.set(key, times);
		return taken;
	}
}

/** Bounds what one execution holds where n8n keeps files in memory, and fits into half a poll at 1.5 MB/s. */
const ENOUGH_BYTES = 32 * 1024 * 1024;
/** A network may fail once. */
const MAX_BREAKS = 2;
/** A server that breaks over each file must not hold up the mail for two polls each. */
const MAX_BREAKS_IN_ALL = 4;

function bytesOf({ head, decision }: SettledMail, choice: DownloadChoice): number {
	if (decision.kind !== 'inquiry' || head.body === null) return 0;
	const listed = attachmentsOf(head.body).slice(0, MAX_FILES);
	return plannedBytes(planDownloads(listed, choice));
}
