import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { wordsForNone } from '../../core/items/mail-item';
import { letterOf } from '../../core/letter/letter';
import { arrivalOf } from '../../core/mail/arrival';
import { encodeMessageReference } from '../../core/mail/message-reference';
import { isForwardSubject } from '../../core/mail/subject';
import { addressInWords } from '../../core/mail/item-limits';
import type { MessageText } from '../../core/mailbox/mailbox';
import type { MessageReader } from '../../core/mailbox/message-store';
import { planDownloads } from '../../core/reading/download-plan';
import { leftOutInWords, notReadInWords } from '../../core/items/not-read-words';
import type { Language } from '../../core/text/wording';
import { languageOf } from '../../n8n/parameters/language-option';
import { isoTime } from '../../core/time/time';
import { sanitizeMailHtml } from '../../mime/sanitize';
import { asRecord, textOf } from '../../core/text/unknown';
import { downloadFile, takeFiles } from '../../n8n/files/download-files';
import { downloadChoiceOf } from '../../n8n/files/file-options';
import { inEachFolder } from './each-folder';
import type { FoundMessage } from './find-messages';
import { messageOutput } from './message-output';
import type { MailboxJob } from '../mailbox-job';
import { gone, storeOriginal } from './original';

/** Message → Get: what is wanted of the message of each item, or its original. Changes no flag. */
export async function getMessages(job: MailboxJob): Promise<void> {
	const { context, results } = job;
	await inEachFolder(job, 'read', async (reader, messages) => {
		for (const message of messages) {
			const { itemIndex } = message.reference;
			try {
				const isOriginal = context.getNodeParameter('output', itemIndex) === 'original';
				const item = isOriginal
					? await getOriginal(reader, message, job)
					: await getContent(reader, message, job);
				results.set(itemIndex, item);
			} catch (error) {
				results.fail(itemIndex, error);
			}
		}
	});
}

interface Item {
	readonly json: IDataObject;
	readonly binary: IBinaryKeyData;
}

async function getContent(
	reader: MessageReader,
	message: FoundMessage,
	job: MailboxJob,
): Promise<Item> {
	const { context } = job;
	const { head, reference } = message;
	const { itemIndex } = reference;
	const options = asRecord(context.getNodeParameter('options', itemIndex, {}));
	const language = languageOf(options.language, context.getTimezone());
	const toOutput = messageOutput(
		context.getNodeParameter('output', itemIndex),
		context.getNodeParameter('fields', itemIndex, []),
		language,
	);
	const headers = await reader.fetchHeaders(head.uid);
	const content = await reader.readContent(head);
	if (headers === null || content === null) throw gone(head);
	const choice = downloadChoiceOf(options);
	const isWanted = choice.attachments || choice.inlineImages;
	const { deadline: until, signal } = job.limits;
	const limits = { maxBytes: choice.maxBytes, until, signal };
	const files = isWanted
		? await takeFiles(planDownloads(content.attachments, choice), (file) =>
				downloadFile(context, reader, head, file, limits),
			)
		: { attachments: content.attachments, binary: {} };
	const whole = {
		...factsOf(message, job),
		text: newTextOf(head, content, language),
		fullText: content.text,
		html: htmlOf(content, options),
		isTextTruncated: content.truncated,
		noTextBecause: content.noTextBecause ?? '',
		unreadable: content.unreadable === null ? null : notReadInWords(content.unreadable, language),
		attachments: files.attachments.map((attachment) => ({
			...attachment,
			...('leftOut' in attachment && {
				leftOut: leftOutInWords(attachment.leftOut, language),
			}),
		})),
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, values]) => [name, [...values]]),
		),
	};
	return { json: toOutput(whole), binary: files.binary };
}

/** Whoever chose few fields learns from this one why there is no text. */
function newTextOf(
	{ from, subject }: FoundMessage['head'],
	content: MessageText,
	language: Language,
): string {
	if (content.unreadable !== null) return notReadInWords(content.unreadable, language);
	const [writer] = from;
	const address = writer?.address ?? '';
	const { text } = letterOf(content, { address, isForwarding: isForwardSubject(subject) });
	return text || wordsForNone(content, language);
}

function htmlOf({ html }: MessageText, { sanitizeHtml }: Record<string, unknown>): string | null {
	return html === null || sanitizeHtml === false ? html : sanitizeMailHtml(html);
}

async function getOriginal(
	reader: MessageReader,
	message: FoundMessage,
	job: MailboxJob,
): Promise<Item> {
	const { context } = job;
	const { head, reference } = message;
	const field = textOf(context.getNodeParameter('binaryProperty', reference.itemIndex, 'data'));
	const file = await storeOriginal(context, reader.readSource(head.uid), head);
	return { json: factsOf(message, job), binary: { [field || 'data']: file } };
}

function factsOf(
	{ head, uidValidity, inquiryId, reference }: FoundMessage,
	{ context, now }: MailboxJob,
) {
	const zone = context.getTimezone();
	return {
		// The next step may move the mail: by this it is told from others with its Message-ID.
		inquiryId: reference.inquiryId || inquiryId,
		folder: head.folder,
		uid: head.uid,
		uidValidity,
		messageId: head.messageId,
		message: encodeMessageReference({ ...head, uidValidity }),
		receivedAt: isoTime(arrivalOf(head, now).receivedAt, zone),
		sentAt: head.sentAt === null ? null : isoTime(head.sentAt, zone),
		from: head.from.map(addressInWords),
		to: head.to.map(addressInWords),
		cc: head.cc.map(addressInWords),
		replyTo: head.replyTo.map(addressInWords),
		subject: head.subject,
		size: head.size,
	};
}
