import { decodeTransfer } from '../../../nodes/mime/transfer-encoding';

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
		expect(decodeTransfer(data, 'quoted-printable')).toHaveLength(data.length);
	});
});
