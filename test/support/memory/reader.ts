import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { LoggerProxy, type IPollFunctions } from 'n8n-workflow';
import { settleMail } from '../../../nodes/core/counting/settle';
import type { Connection, Mailbox } from '../../../nodes/core/mailbox/mailbox';
import { withCursor } from '../../../nodes/core/memory/state';
import { downloadsOf } from '../../../nodes/EmailInquiryTrigger/attachments';
import { withMailbox } from '../../../nodes/imap/session';
import { cursor, pollState, rules } from '../poll-state';

/** What one process does, and where. */
export interface Job {
	readonly how: 'text' | 'files' | 'peer';
	readonly folder: string;
	readonly connection: Connection;
}

export interface Measured {
	readonly extraMb: number;
	readonly seconds: number;
	/** Of text and files that were read. */
	readonly readMb: number;
}

const MB = 1024 * 1024;
const WARM_UP = 'Small';

/** A process of its own, so that nothing but the reader counts. */
async function main(job: Job): Promise<Measured> {
	await read({ ...job, folder: WARM_UP });
	globalThis.gc?.();
	const idle = process.memoryUsage.rss();
	const highestBefore = process.resourceUsage().maxRSS * 1024;
	let peak = idle;
	const timer = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, 5);
	const begun = performance.now();
	const bytes = await read(job);
	clearInterval(timer);
	// The system's own mark also sees what lies between two looks, but not below the start's.
	const highest = process.resourceUsage().maxRSS * 1024;
	if (highest > highestBefore) peak = Math.max(peak, highest);
	return {
		extraMb: (peak - idle) / MB,
		seconds: (performance.now() - begun) / 1000,
		readMb: bytes / MB,
	};
}

async function read({ how, folder, connection }: Job): Promise<number> {
	if (how === 'peer') return await readAsPeer(folder, connection);
	return await withMailbox(connection, { deadline: Date.now() + 600_000 }, async (mailbox) => {
		await mailbox.open(folder);
		return await readAsTrigger(mailbox, how === 'files');
	});
}

async function readAsTrigger(mailbox: Mailbox, withFiles: boolean): Promise<number> {
	const { heads } = await mailbox.fetchHeads(await mailbox.searchUids(1, 1_000));
	const found = await mailbox.fetchTexts(heads);
	let bytes = 0;
	const mails = heads.map((head) => {
		const state = withCursor(pollState(), head.folder, cursor());
		return settleMail(state, head, rules(), Date.now()).mail;
	});
	const texts = new Map(
		mails.flatMap((mail) => {
			const text = found.get(mail.head.uid);
			bytes += text?.text.length ?? 0;
			return text === undefined ? [] : [[mail, text] as const];
		}),
	);
	const choice = {
		attachments: withFiles,
		inlineImages: false,
		maxCount: 10,
		maxBytes: 500 * MB,
	};
	const until = Date.now() + 600_000;
	const downloads = downloadsOf({ helpers: FILE_SYSTEM, logger: LoggerProxy }, mailbox, choice, {
		until,
		broken: new Map(),
	});
	const files = await downloads?.take(mails, texts, async () => {});
	for (const { attachments } of files?.values() ?? []) {
		for (const file of attachments) {
			if ('leftOut' in file) throw new Error(`A file was left out: ${file.leftOut}`);
			bytes += file.size;
		}
	}
	return bytes;
}

/** Writes as n8n's file-system mode does. */
const FILE_SYSTEM = {
	prepareBinaryData: async (content, _name, mimeType = '') => {
		const path = join(tmpdir(), `bench-${randomUUID()}`);
		await writeFile(path, content);
		await rm(path);
		return { data: 'filesystem-v2', mimeType };
	},
} satisfies Pick<
	IPollFunctions['helpers'],
	'prepareBinaryData'
> as unknown as IPollFunctions['helpers'];

/** What most programs do. */
async function readAsPeer(folder: string, { host, port, login, secret }: Connection) {
	const pass = secret.kind === 'password' ? secret.password : '';
	const client = new ImapFlow({
		...{ host, port, secure: false, doSTARTTLS: false, logger: false },
		auth: { user: login, pass },
	});
	client.on('error', () => {});
	await client.connect();
	let bytes = 0;
	try {
		await client.mailboxOpen(folder, { readOnly: true });
		for await (const { source } of client.fetch('1:*', { source: true })) {
			if (source === undefined) continue;
			const mail = await simpleParser(source);
			bytes += mail.text?.length ?? 0;
			for (const { content } of mail.attachments) bytes += content.length;
		}
	} finally {
		client.close();
	}
	return bytes;
}

main(JSON.parse(process.argv[2] ?? '') as Job).then(
	(measured) => process.stdout.write(JSON.stringify(measured)),
	(error: unknown) => {
		process.stderr.write(String(error));
		process.exitCode = 1;
	},
);
