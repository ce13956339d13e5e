import { ItemError } from '../../core/errors/advised-error';
import type { Appended } from '../../core/mailbox/message-store';
import { fieldOf, filledText } from '../../core/text/unknown';
import type { OpenFolder } from './fetch';
import { connectionGone } from './status';

/** Adds a message to a folder, whichever is open, and returns where it lies. Rejects with `ItemError` when the server refuses it. */
export async function append(
	{ driver, translate }: Pick<OpenFolder, 'driver' | 'translate'>,
	path: string,
	message: Buffer,
	flags: readonly string[],
): Promise<Appended> {
	// What is refused may quote the message.
	const place = { folder: path, isAboutMessages: true };
	const answer = await driver.append(path, message, [...flags]).catch((error: unknown) => {
		throw driver.usable && isRefusal(error) ? refusalOf(error, path) : translate(error, place);
	});
	// imapflow answers nothing when it is not logged in anymore, whatever its types say.
	if (!answer) throw translate(connectionGone(), place);
	const { uid, uidValidity } = answer;
	return uid === undefined || uidValidity === undefined
		? { uid: null, uidValidity: null }
		: { uid, uidValidity: uidValidity.toString() };
}

/** Also what the driver finds out before it asks: that the message is larger than the server takes (RFC 7889). */
function isRefusal(error: unknown): boolean {
	return ['responseStatus', 'serverResponseCode'].some(
		(key) => filledText(fieldOf(error, key)) !== undefined,
	);
}

function refusalOf(error: unknown, path: string): ItemError {
	const code = filledText(fieldOf(error, 'serverResponseCode'))?.toUpperCase() ?? '';
	const known = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
	const [what, advice] = known ?? OTHERWISE;
	return new ItemError(
		what.replace('#', () => path),
		advice,
	);
}

type Refusal = readonly [what: string, advice: string];

const FULL: Refusal = [
	"The mailbox is full: the message could not be put into the folder '#'",
	'Delete mail or get more space from your mail service, then run the workflow again.',
];
const MISSING: Refusal = [
	"The folder '#' does not exist in this mailbox",
	'It was renamed or deleted. Choose another one, or create it in a mail program.',
];
const READ_ONLY: Refusal = [
	"The folder '#' may not be changed with this login",
	'The folder is shared as read-only, or the sign-in permits only reading mail. Choose another folder, or a credential that may change mail: the one with an app password may.',
];
const OTHERWISE: Refusal = [
	"The mail server refused to put the message into the folder '#'",
	'Try the same in a mail program: the mailbox may be full, the folder may be read-only, or the sign-in may permit only reading mail.',
];
const TOO_LARGE: Refusal = [
	'The message is larger than the mail server takes',
	"Shorten the text, or turn off 'Quote the Message' in the options.",
];
const NOT_NOW: Refusal = [
	"The mail server cannot put a message into the folder '#' at the moment",
	'Run the workflow again later.',
];
/** Response codes (RFC 9051 §7.1, RFC 5530, RFC 7889) → what they mean here. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
	...{ OVERQUOTA: FULL, TRYCREATE: MISSING, NONEXISTENT: MISSING },
	...{ NOPERM: READ_ONLY, 'READ-ONLY': READ_ONLY, APPENDLIMIT: TOO_LARGE, TOOBIG: TOO_LARGE },
	...{ UNAVAILABLE: NOT_NOW, INUSE: NOT_NOW, LIMIT: NOT_NOW, SERVERBUG: NOT_NOW },
	THROTTLED: NOT_NOW,
};
