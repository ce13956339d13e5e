import { MAX_TEXT_LENGTH } from '../../../nodes/core/mail/item-limits';
import { withoutArmour } from '../../../nodes/mime/pgp-armour';
import { readWholeMessage } from '../../../nodes/mime/whole-message';

const SIGNATURE =
	'-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\niQEzBAEBCAAd\n=abcd\n-----END PGP SIGNATURE-----';
const ENCRYPTED =
	'-----BEGIN PGP MESSAGE-----\nVersion: GnuPG v2\nComment: x\n\nhQEMA3vR0wKr\n=abcd\n-----END PGP MESSAGE-----';
const signed = (text: string) =>
	`-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${text}\n${SIGNATURE}`;

describe('signed words are read without what is around them', () => {
	test.each([
		['alone', signed('Forty pumps, please.'), 'Forty pumps, please.'],
		['with dashes that were escaped', signed('- -- \n- - one\n- - two'), '-- \n- one\n- two'],
		['below other words', `Hi,\n${signed('Forty')}\nBye`, 'Hi,\nForty\nBye'],
		['twice', `${signed('One')}\n${signed('Two')}`, 'One\nTwo'],
		['with lines that end as in mail', signed('One\nTwo').replaceAll('\n', '\r\n'), 'One\r\nTwo\r'],
	])('%s', (_, text, expected) => {
		expect(withoutArmour(text)).toEqual({ text: expected, isEncrypted: false });
	});

	test.each([
		['a quote of them', signed('x').replace(/^/gm, '> ')],
		['marks without an end', '-----BEGIN PGP SIGNED MESSAGE-----\n\nForty'],
		['an encrypted text without an end', '-----BEGIN PGP MESSAGE-----\n\nForty'],
		['a sentence about them', 'What is -----BEGIN PGP MESSAGE----- for?'],
	])('but not %s', (_, text) => {
		expect(withoutArmour(text)).toEqual({ text, isEncrypted: false });
	});
});

describe('a message that is encrypted says so, and its part can be downloaded', () => {
	const read = (source: string) => readWholeMessage(Buffer.from(source), false, MAX_TEXT_LENGTH);

	test.each([
		['inline', `Content-Type: text/plain\n\n${ENCRYPTED}\n`],
		['in HTML', `Content-Type: text/html\n\n<pre>${ENCRYPTED}</pre>`],
		[
			'in both versions',
			`Content-Type: multipart/alternative; boundary=b\n\n--b\n\n${ENCRYPTED}\n--b\nContent-Type: text/html\n\n<pre>${ENCRYPTED}</pre>\n--b--`,
		],
		[
			'as a file that a server kept of it',
			'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: application/octet-stream; name=encrypted.asc\n\nx\n--b--',
		],
	])('%s', (_, source) => {
		const text = read(source);
		expect(text).toMatchObject({ text: '', noTextBecause: 'encrypted' });
		expect(text.attachments.length).toBeGreaterThan(0);
	});

	test('beside other words these are the text', () => {
		const text = read(`Content-Type: text/plain\n\nSee below.\n${ENCRYPTED}\n`);
		expect(text).toMatchObject({ text: 'See below.', attachments: [{ part: '1' }] });
		expect(text.noTextBecause).toBeUndefined();
	});
});
