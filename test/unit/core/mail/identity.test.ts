import { identityOf, inquiryIdOf, saltedHash } from '../../../../nodes/core/mail/identity';

const MAIL = {
	messageId: '<1@x>',
	date: 'Tue, 12 May 2026 10:00:00 +0000',
	from: 'a@x',
	subject: 'Hi',
};

describe('the identity of a message', () => {
	test('is the same for the same four headers', () => {
		expect(identityOf({ ...MAIL })).toBe(identityOf(MAIL));
		expect(identityOf(MAIL)).toMatch(/^[0-9a-f]{64}$/);
	});

	test.each([
		['Message-ID', { messageId: '<2@x>' }],
		['Date', { date: 'Tue, 12 May 2026 10:00:01 +0000' }],
		['From', { from: 'b@x' }],
		['Subject', { subject: 'Ho' }],
		['a missing Message-ID', { messageId: '' }],
	])('differs by %s', (_, change) => {
		expect(identityOf({ ...MAIL, ...change })).not.toBe(identityOf(MAIL));
	});

	test('is empty without any of the four', () => {
		expect(identityOf({ messageId: '', date: '', from: '', subject: '' })).toBe('');
	});

	test.each(['messageId', 'date', 'from', 'subject'] as const)('exists with %s alone', (field) => {
		const none = { messageId: '', date: '', from: '', subject: '' };
		expect(identityOf({ ...none, [field]: 'x' })).not.toBe('');
	});

	test('tells where one header ends and the next begins', () => {
		const a = { messageId: 'ab', date: 'c', from: '', subject: '' };
		const b = { messageId: 'a', date: 'bc', from: '', subject: '' };
		expect(identityOf(a)).not.toBe(identityOf(b));
		expect(identityOf({ ...a, messageId: '', from: 'abc' })).not.toBe(
			identityOf({ ...a, messageId: '', subject: 'abc' }),
		);
	});

	test('tells all 256 bytes apart', () => {
		const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
		const identities = bytes.map((subject) => identityOf({ ...MAIL, subject }));
		expect(new Set(identities).size).toBe(256);
	});
});

describe('the id that users see', () => {
	test('is the same for the same mail of the same account', () => {
		expect(inquiryIdOf('account', 'mail')).toBe(inquiryIdOf('account', 'mail'));
		expect(inquiryIdOf('account', 'mail')).toMatch(/^[0-9a-f]{32}$/);
	});

	test.each([
		['account', 'other', 'mail'],
		['mail', 'account', 'other'],
		['where the account ends', 'accoun', 'tmail'],
	])('differs by %s', (_, account, identity) => {
		expect(inquiryIdOf(account, identity)).not.toBe(inquiryIdOf('account', 'mail'));
	});
});

describe('the salted hash', () => {
	test.each([
		[48, 8],
		[60, 10],
	] as const)('of %i bits has %i characters', (bits, length) => {
		expect(saltedHash('salt', 'value', bits)).toMatch(new RegExp(`^[A-Za-z0-9+/]{${length}}$`));
	});

	test('depends on salt and value', () => {
		const hashes = [
			saltedHash('salt', 'value', 60),
			saltedHash('other', 'value', 60),
			saltedHash('salt', 'other', 60),
		];
		expect(new Set(hashes).size).toBe(3);
	});
});
