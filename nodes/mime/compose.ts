import MailComposer from 'nodemailer/lib/mail-composer';
import type { Draft } from '../core/draft/draft';

/** The header that tells which inquiry a draft answers. */
export const INQUIRY_HEADER = 'X-Inquiry-ID';

/** Returns an answer as a message (RFC 5322): plain text in UTF-8, lines ended by CRLF. */
export async function composeMessage(draft: Draft): Promise<Buffer> {
	const { from, to, subject, text, inReplyTo, references, messageId, inquiryId, date } = draft;
	const composer = new MailComposer({
		...{ from, to: [...to], subject, messageId, date: new Date(date) },
		...(inReplyTo !== '' && { inReplyTo }),
		...(references.length > 0 && { references: [...references] }),
		headers: { [INQUIRY_HEADER]: inquiryId },
		text,
		...{ newline: 'windows', disableFileAccess: true, disableUrlAccess: true },
	});
	return await composer.compile().build();
}
