import { createHash } from 'node:crypto';
import { fieldOf, filledText } from '../text/unknown';

/** Keeps word of an error that nobody foresaw, and returns its reference. */
export type NoteUnexpected = (error: unknown) => string;

/** Returns the reference of an error that is not to be kept word of. */
export const UNNOTED: NoteUnexpected = (error) => describeUnexpected(error).reference;

/** An error that nobody foresaw, as far as nothing in it can come from a message, a mailbox or a credential. */
export interface Unexpected {
	/** Six letters and digits, the same for the same error at the same place of the code. */
	readonly reference: string;
	readonly name: string;
	/** '' when the message may hold what somebody wrote. */
	readonly message: string;
	/** Lines of the stack, innermost first: `at name (file:line:column)`, files without their folders. */
	readonly frames: readonly string[];
}

/** Returns what may be logged and shown of an error that nobody foresaw. Never throws. */
export function describeUnexpected(error: unknown): Unexpected {
	const written = filledText(fieldOf(error, 'name')) ?? typeof error;
	const name = /^[A-Za-z]{1,40}$/.test(written) ? written : 'Error';
	const text = filledText(fieldOf(error, 'message')) ?? '';
	const message = SAFE_MESSAGES.some((safe) => safe.test(text)) ? text : '';
	const frames = framesOf(filledText(fieldOf(error, 'stack')) ?? '', text);
	const hash = createHash('sha256')
		.update([name, message, ...frames].join('\n'))
		.digest();
	const reference = Array.from(hash.subarray(0, 6), (byte) => BASE32.charAt(byte & 31)).join('');
	return { reference, name, message, frames };
}

/** Without the letters that are read as digits (Crockford). */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What engines say of code, not of values. Every other error text may quote a message, as that of `JSON.parse` does. */
const SAFE_MESSAGES: readonly RegExp[] = [
	/^Cannot (read|set) properties of (undefined|null)( \((reading|setting) '[A-Za-z_$][\w$]{0,39}'\))?$/,
	/^[A-Za-z_$][\w$.]{0,79}(\(\.\.\.\))? is not (a function|defined|iterable|a constructor)$/,
	/^(Maximum call stack size exceeded|Invalid (array|string) length|Invalid time value)$/,
	/^(Invalid count value: -?(\d+|Infinity)|Array buffer allocation failed)$/,
];

const MOST_FRAMES = 20;
const LONGEST_FRAME = 400;
const FRAME =
	/^ {4}at (?:([\w$.<>[\] ]{1,100}) )?\(?(?:[^()]*[\\/])?([\w.$@-]{1,60}):(\d{1,7}):(\d{1,7})\)?$/;

/** The head of a stack repeats the message, of which a line may be made to look like a frame. */
function framesOf(stack: string, message: string): string[] {
	const at = message === '' ? -1 : stack.indexOf(message);
	const behind = stack.slice(at < 0 ? 0 : at + message.length);
	const lines = behind.slice(0, MOST_READ).split('\n');
	// A message that was changed since leaves the old one in the stack: nothing above another line is a frame.
	const above = lines.map((line) => line.startsWith('    at ')).lastIndexOf(false);
	return lines
		.slice(above + 1)
		.flatMap((line) => {
			const [, name, file, row, column] = FRAME.exec(line.slice(0, LONGEST_FRAME)) ?? [];
			const place = `${file}:${row}:${column}`;
			if (file === undefined) return [];
			return name === undefined ? `at ${place}` : `at ${name} (${place})`;
		})
		.slice(0, MOST_FRAMES);
}

/** More than any stack has. */
const MOST_READ = 64_000;
