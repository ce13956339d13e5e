import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A message of other people's making, as it is in a folder of `READING_SETS`. */
export interface SetMail {
	/** The folder right below that one. */
	readonly set: string;
	/** `<set>/<file>`. */
	readonly name: string;
	readonly source: Buffer;
}

/** Reads all mail below a folder: whatever begins with header fields. */
export function setMails(root: string): SetMail[] {
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
	return files.flatMap((file) => {
		const path = join(root, file);
		if (!statSync(path).isFile()) return [];
		const source = withoutMboxLine(readFileSync(path));
		if (!HEADER.test(source.toString('latin1', 0, 20_000))) return [];
		const name = relative(root, path);
		return [{ set: name.split('/')[0] ?? '', name, source }];
	});
}

/** A header field that all mail has, before the first empty line. */
const HEADER =
	/^(?:[!-9;-~]+[ \t]*:.*\r?\n(?:[ \t].*\r?\n)*){0,200}?(?:from|subject|to|date|content-type|mime-version)[ \t]*:/i;

function withoutMboxLine(source: Buffer): Buffer {
	const isMbox = source.toString('latin1', 0, 5) === 'From ';
	return isMbox ? source.subarray(source.indexOf(0x0a) + 1) : source;
}

/** Returns what Python's `email` displays of messages, in their order; null where Python is missing. */
export function readByPython(mails: readonly SetMail[]): string[] | null {
	const input = JSON.stringify(mails.map(({ source }) => source.toString('base64')));
	const options = { input, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 } as const;
	const { status, stdout } = spawnSync('python3', ['-c', PYTHON], options);
	if (status !== 0) return null;
	const texts: unknown = JSON.parse(stdout);
	return Array.isArray(texts) ? texts.map(String) : null;
}

/** Of an alternative the plain text, or the HTML without its tags; of the rest every text that is not an attachment. */
const PYTHON = `
import base64, html, json, re, sys
from email import message_from_bytes, policy

def shown(html_text):
    text = re.sub(r'(?is)<(script|style|head|title)\\b.*?</\\1\\s*>', ' ', html_text)
    text = re.sub(r'(?s)<!--.*?-->', ' ', text)
    return html.unescape(re.sub(r'(?s)<[^>]*>', ' ', text))

def content(part):
    try:
        text = part.get_content()
        return text if isinstance(text, str) else ''
    except Exception:
        data = part.get_payload(decode=True) or b''
        for charset in ('utf-8', 'latin-1'):
            try:
                return data.decode(charset)
            except Exception:
                pass
        return ''

def words(part, depth=0):
    if depth > 30:
        return ''
    kind = part.get_content_type()
    if part.is_multipart() and kind.startswith('multipart/'):
        children = part.get_payload()
        if kind == 'multipart/alternative':
            plain = [c for c in children if c.get_content_type() == 'text/plain']
            texts = [words(c, depth + 1) for c in (plain or children)]
            return next((t for t in texts if t.strip()), next((t for t in (words(c, depth + 1) for c in children) if t.strip()), ''))
        return '\\n'.join(words(c, depth + 1) for c in children)
    if kind not in ('text/plain', 'text/html'):
        return ''
    if part.get_content_disposition() == 'attachment' or part.get_filename():
        return ''
    return shown(content(part)) if kind == 'text/html' else content(part)

out = []
for source in json.load(sys.stdin):
    try:
        out.append(words(message_from_bytes(base64.b64decode(source), policy=policy.default)))
    except Exception as error:
        out.append('')
json.dump(out, sys.stdout)
`;
