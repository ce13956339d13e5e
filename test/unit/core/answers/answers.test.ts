import { searchAnswers, type Asked } from '../../../../nodes/core/answers/answers';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { head, type WrittenHead } from '../../../support/head';

const own = ownAddresses('info@company.example', []);
const NOW = Date.parse('2026-06-01T00:00:00Z');
const INQUIRY = { receivedAt: '2026-05-12T10:00:00Z', messageId: '<q1@client.example>' };
const asked: Asked = {
	messageId: INQUIRY.messageId,
	senderAddress: 'ann@client.example',
	receivedAt: Date.parse(INQUIRY.receivedAt),
};

/** A message from our Sent folder. */
const sent = (written: WrittenHead) =>
	head({
		from: 'Olga <olga@company.example>',
		to: 'ann@client.example',
		receivedAt: '2026-05-12T12:00:00Z',
		messageId: '<a1@company.example>',
		...written,
	});

function answersTo(inquiries: readonly Asked[], ...mails: WrittenHead[]) {
	return answersBy({ samePerson: false }, inquiries, ...mails);
}

function answersBy(
	rules: { samePerson: boolean },
	inquiries: readonly Asked[],
	...mails: WrittenHead[]
) {
	const search = searchAnswers(inquiries, { own, now: NOW, ...rules });
	for (const written of mails) search.look(sent(written));
	return search.answers();
}

const answerTo = (...mails: WrittenHead[]) => answersTo([asked], ...mails)[0];
const replying = (id = INQUIRY.messageId) => ({ headers: { 'in-reply-to': id } });

const FORWARD = { subject: 'Fwd: Offer for 20 chairs' };

describe('an answer', () => {
	test.each<readonly [string, WrittenHead]>([
		['names the inquiry in In-Reply-To', { ...replying(), to: 'ann.smith@client.example' }],
		[
			'names it among its References',
			{ to: 'bob@client.example', headers: { references: `<0@x> ${INQUIRY.messageId} <2@x>` } },
		],
		['goes to the sender after the inquiry', {}],
		['goes to the sender among others', { to: 'x@y.example', cc: 'Ann@Client.example' }],
		[
			'goes to the sender in a blind copy',
			{ to: [], headers: { bcc: 'Ann <ann@client.example>' } },
		],
		['goes to the sender in quotes', { to: "'ann@client.example'" }],
		['goes to the sender in the same second', { receivedAt: INQUIRY.receivedAt }],
		['is a forward to the sender', { subject: 'Fwd: Offer for 20 chairs' }],
		[
			'is a reply to the sender that a helpdesk marks as bulk',
			{ headers: { 'in-reply-to': INQUIRY.messageId, precedence: 'bulk' } },
		],
		['says that no machine sent it', { headers: { 'auto-submitted': 'no' } }],
	])('%s', (_, written) => {
		expect(answerTo(written)).toMatchObject({
			answeredBy: 'olga@company.example',
			messageId: '<a1@company.example>',
		});
	});

	test.each<readonly [string, WrittenHead]>([
		['goes to somebody else', { to: 'bob@client.example' }],
		['names another message', { ...replying('<q2@client.example>'), to: 'x@y.example' }],
		['was sent before', { receivedAt: '2026-05-12T09:59:59Z' }],
		[
			'is our automatic reply',
			{ headers: { 'auto-submitted': 'auto-replied', 'in-reply-to': INQUIRY.messageId } },
		],
		['was written by a program of ours', { headers: { 'auto-submitted': 'auto-generated' } }],
		['is our vacation notice', { headers: { 'x-autoreply': 'yes' } }],
		['is our newsletter', { headers: { 'list-unsubscribe': '<https://company.example/u>' } }],
		['is mail to many', { headers: { precedence: 'bulk' } }],
		['was forwarded to a supplier', { ...replying(), to: 'bob@supplier.example' }],
		['was forwarded to their colleague', { ...replying(), ...FORWARD, to: 'bob@client.example' }],
		['is old mail that was filed again', { sentAt: '2026-05-01T10:00:00Z' }],
		['was only forwarded to a colleague', { ...replying(), to: 'bob@company.example' }],
	])('is none that %s', (_, written) => {
		expect(answerTo(written)).toBeNull();
	});

	test('is the first of several, in whatever order they are there', () => {
		const at = (hour: number) => ({ receivedAt: `2026-05-12T${hour}:00:00Z`, ...replying() });
		expect(answerTo(at(15), at(11), at(13))?.answeredAt).toBe(Date.parse('2026-05-12T11:00:00Z'));
	});

	test('is the reply, also when another message to the sender came first', () => {
		const other = { receivedAt: '2026-05-12T11:00:00Z', messageId: '<other@company.example>' };
		const reply = { receivedAt: '2026-05-12T15:00:00Z', ...replying() };
		expect(answerTo(other, reply)?.messageId).toBe('<a1@company.example>');
	});
});

test('one message may answer several inquiries of one sender', () => {
	const second = { ...asked, messageId: '', receivedAt: Date.parse('2026-05-12T11:00:00Z') };
	const later = { ...asked, messageId: '', receivedAt: Date.parse('2026-05-13T11:00:00Z') };
	const answers = answersTo([asked, second, later], {});
	expect(answers.map((answer) => answer !== null)).toEqual([true, true, false]);
});

test.each<readonly [string, string, string]>([
	['filed when the mailbox moved', '2026-05-12T11:00:00Z', '2026-05-12T11:00:00Z'],
	['dated before the inquiry', '2026-05-12T08:00:00Z', '2026-05-20T12:00:00Z'],
	['dated after it was filed', '2026-05-21T12:00:00Z', '2026-05-20T12:00:00Z'],
])('the time of an answer that is %s', (_, sentAt, expected) => {
	const answer = answerTo({ receivedAt: '2026-05-20T12:00:00Z', sentAt });
	expect(answer?.answeredAt).toBe(Date.parse(expected));
});

test('at a free-mail service another address is another person', () => {
	const inquiry = { ...asked, senderAddress: 'ann@gmail.com' };
	expect(answersTo([inquiry], { ...replying(), to: 'bob@gmail.com' })).toEqual([null]);
});

test('without a sender a reply to any outsider is an answer', () => {
	const inquiry = { ...asked, senderAddress: '' };
	const [reply] = answersTo([inquiry], { ...replying(), to: 'ann@elsewhere.example' });
	expect(reply).not.toBeNull();
	expect(answersTo([inquiry], { ...replying(), ...FORWARD, to: 'x@y.example' })).toEqual([null]);
});

test('spellings of one account are one sender when that is wanted', () => {
	const inquiry = { ...asked, messageId: '', senderAddress: 'ann+x@gmail.com' };
	const found = (samePerson: boolean) =>
		answersBy({ samePerson }, [inquiry], { to: 'ann@gmail.com' })[0] !== null;
	expect([found(true), found(false)]).toEqual([true, false]);
});
