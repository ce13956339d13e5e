import { NodeHelpers } from 'n8n-workflow';
import { EmailInquiryTrigger } from '../../../nodes/EmailInquiryTrigger/EmailInquiryTrigger.node';

const { properties, hints = [] } = new EmailInquiryTrigger().description;
const COLLECTIONS = new Set(['collection', 'fixedCollection']);

test.each([
	[{ repeatPeriod: 1, collectFrom: 'now' }, 6],
	[{ repeatPeriod: 1, collectFrom: 'date' }, 7],
])('with %j the form has %i fields besides its collections', (parameters, count) => {
	const shown = properties.filter(
		(property) =>
			property.type !== 'hidden' &&
			NodeHelpers.displayParameter(parameters, property, null, null) &&
			// n8n shows it as the list at the top of the credential.
			property.name !== 'authentication',
	);
	expect(shown.filter(({ type }) => !COLLECTIONS.has(type))).toHaveLength(count);
});

test('n8n’s list of triggers names what it waits for', () => {
	const event = properties.find(({ displayName }) => displayName === 'Event');
	expect(event?.options).toMatchObject([{ action: 'On new inquiry', value: event?.default }]);
	expect(event?.type).toBe('hidden');
});

test('before the first test event it says what that does, and that several items may come', () => {
	const messages = hints.map(({ message }) => message);
	expect(messages).toEqual([
		expect.stringContaining('Nothing is counted'),
		expect.stringContaining('several inquiries'),
	]);
	for (const hint of hints) {
		expect(hint).toMatchObject({ location: 'outputPane', whenToDisplay: 'beforeExecution' });
	}
});
