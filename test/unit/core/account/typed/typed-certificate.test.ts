import { typedCertificate } from '../../../../../nodes/core/account/typed/typed-certificate';
import { certificate, companyCertificate, privateKey } from '../../../../support/imap/certificate';

test.each([undefined, '', '  \n'])('nothing is not a certificate: %j', (value) => {
	expect(typedCertificate(value)).toBeNull();
});

test('a file with text around it and several certificates is taken', () => {
	const file = `Our CA\n\n${certificate()}\n# next\n${companyCertificate()}\n`;
	expect(typedCertificate(file)?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
});

test.each([
	['a key', privateKey()],
	['a path', '/etc/ssl/ca.pem'],
	['half a file', certificate().slice(0, 300)],
	['other text in its frame', '-----BEGIN CERTIFICATE-----\nhello\n-----END CERTIFICATE-----'],
])('%s is named by its field', (_, value) => {
	expect(() => typedCertificate(value)).toThrow(/^'CA Certificate'/);
	expect(() => typedCertificate(value)).toThrow(
		expect.objectContaining({ field: 'CA Certificate' }) as Error,
	);
});
