import { decodeTransfer, transferDecoder } from '../../../nodes/mime/transfer';

/** Decodes a text that comes in pieces of that length. */
function decoded(encoding: string | null, text: string, length: number): string {
	const decoder = transferDecoder(encoding);
	const data = Buffer.from(text, 'latin1');
	const pieces: Buffer[] = [];
	for (let start = 0; start < data.length; start += length) {
		pieces.push(decoder.decode(data.subarray(start, start + length)));
	}
	return Buffer.concat([...pieces, decoder.end()]).toString('latin1');
}

const LONG = Array.from({ length: 200_000 }, (_, index) => String.fromCharCode(index % 251)).join(
	'',
);
const inLines = (text: string) => text.replace(/.{76}/g, '$&\r\n');
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');

describe.each([1, 2, 3, 5, 77, 1_000_000])('in pieces of %i', (length) => {
	test.each([
		['base64', 'base64', inLines(base64('Hello, what does it cost?')), 'Hello, what does it cost?'],
		['base64 without padding', 'base64', 'SGVsbG8', 'Hello'],
		['base64 in two padded runs', 'base64', `${base64('Hello')}\r\n${base64('you')}`, 'Helloyou'],
		['base64 with rubbish between', 'base64', 'S!G V\0s\r\n\r\nbG8=', 'Hello'],
		['quoted-printable', 'quoted-printable', 'a=3D=41b=\r\nc =\r\n\r\nd=', 'a=Abc \r\nd'],
		['quoted-printable with a lonely sign', 'quoted-printable', '1=x 2=4g', '1=x 2=4g'],
		['nothing encoded', '8bit', 'a=3D\0\xff', 'a=3D\0\xff'],
		['no word about it', null, 'SGVsbG8=', 'SGVsbG8='],
	])('%s', (_what, encoding, text, expected) => {
		expect(decoded(encoding, text, length)).toBe(expected);
	});
});

test.each([
	['base64', inLines(base64(LONG))],
	[
		'quoted-printable',
		LONG.replace(
			/[^a-z]/gs,
			(character) => `=${Buffer.from(character, 'latin1').toString('hex').toUpperCase()}`,
		).replace(/(?:=..|[a-z]){25}/g, '$&=\r\n'),
	],
])('a long text in %s is what it was', (encoding, text) => {
	expect(decoded(encoding, text, 65_537) === LONG).toBe(true);
});

describe('a transfer encoding is removed', () => {
	test.each([
		['base64', 'SGVsbG8=', 'Hello'],
		['base64', 'SGVs\r\n bG8=\r\n', 'Hello'],
		['base64', 'SGVsbG8=SGVsbG8=', 'HelloHello'],
		['base64', 'SGVsbG8', 'Hello'],
		['base64', 'SGVsb', 'Hel'],
		['base64', 'SGVs*bG8=', 'Hello'],
		['quoted-printable', 'a=3Db=\r\nc', 'a=bc'],
		['quoted-printable', 'soft =  \r\nbreak', 'soft break'],
		['quoted-printable', 'lower =c3=a9', 'lower é'],
		['quoted-printable', 'cut =', 'cut '],
		['quoted-printable', 'cut =C', 'cut '],
		['quoted-printable', 'no code =ZZ', 'no code =ZZ'],
		['7bit', 'a=3Db', 'a=3Db'],
		['x-unknown', 'a=3Db', 'a=3Db'],
		[null, 'a=3Db', 'a=3Db'],
	])('%s: %j', (encoding, data, text) => {
		expect(decodeTransfer(Buffer.from(data), encoding).toString()).toBe(text);
	});

	test('megabytes of what looks like a soft break take no time', () => {
		const data = Buffer.from(`=${' '.repeat(1 << 20)}`.repeat(2));
		expect(decodeTransfer(data, 'quoted-printable').length).toBeLessThanOrEqual(data.length);
	});
});
