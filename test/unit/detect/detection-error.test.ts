import { noSuchDomain, nothingFound, takesNoMail } from '../../../nodes/detect/detection-error';

test.each([
	['no such domain', noSuchDomain],
	['a domain that takes no mail', takesNoMail],
	['a domain without a server', nothingFound],
])('%s asks whether a known service was meant', (_, errorFor) => {
	expect(errorFor('gmial.com')).toMatchObject({
		field: 'Address',
		advice: expect.stringMatching(/^Do you mean gmail\.com\?/) as string,
	});
	expect(errorFor('firm.example').advice).not.toContain('Do you mean');
});
