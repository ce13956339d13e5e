import type { IDataObject } from 'n8n-workflow';
import { runAction } from '../../support/action';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const HOUR = 3_600;

async function explain(user: string, asked: IDataObject) {
	const [answers = []] = await runAction({
		...{ server, user, zone: 'UTC' },
		parameters: {
			...{ resource: 'mailbox', operation: 'explain', findBy: 'message', options: {} },
			...{ settingsFrom: 'own', folders: ['INBOX'], periodDays: 1 },
			...asked,
		},
	});
	return answers.map(({ json }) => json);
}

test('finds a message in whatever folder it lies and tells what it repeats', async () => {
	const { user, receive } = newOffice(server);
	await receive({ messageId: '<first@client.example>', ago: 3 * HOUR });
	await receive({ messageId: '<second@client.example>', ago: HOUR });
	await receive({ messageId: '<lost@client.example>', folder: 'Junk', ago: HOUR });
	await receive({ messageId: '<deleted@client.example>', folder: 'Trash', ago: HOUR });
	const [first] = await explain(user, { message: '<first@client.example>' });
	expect(first).toMatchObject({ reasonCode: 'inquiry', folder: 'INBOX', stateRead: false });
	const [second] = await explain(user, { message: 'second@client.example' });
	expect(second).toMatchObject({
		...{ reasonCode: 'repeat', outcome: 'repeat', previousInquiryAt: first?.receivedAt },
		senderAddress: 'ann@client.example',
	});
	const again = await explain(user, { message: String(second?.message) });
	expect(again).toEqual([second]);
	expect(await explain(user, { message: String(second?.inquiryId) })).toEqual([second]);
	expect(await explain(user, { message: '<lost@client.example>' })).toMatchObject([
		{ reasonCode: 'inSpam', folder: 'Junk' },
	]);
	expect(await explain(user, { message: '<deleted@client.example>' })).toMatchObject([
		{ reasonCode: 'inTrash', folder: 'Trash' },
	]);
	expect(await explain(user, { message: '<none@client.example>' })).toMatchObject([
		{ reasonCode: 'noSuchMail', folder: '' },
	]);
	expect(new Set(Object.values(await server.flags(user, 'INBOX')).flat())).toEqual(new Set());
});

test('finds what a sender wrote on a day, in all folders', async () => {
	const { user, receive } = newOffice(server);
	const today = new Date().toISOString().slice(0, 10);
	await receive({ messageId: '<1@client.example>' });
	await receive({ messageId: '<2@client.example>', folder: 'Junk' });
	await receive({ messageId: '<3@client.example>', from: 'bob@other.example' });
	await receive({ messageId: '<4@client.example>', ago: 60 * HOUR });
	const asked = { findBy: 'sender', sender: 'client.example', day: today };
	const answers = await explain(user, asked);
	expect(answers.map(({ messageId, reasonCode }) => [messageId, reasonCode])).toEqual([
		['<1@client.example>', 'inquiry'],
		['<2@client.example>', 'inSpam'],
	]);
});

test('reads the client out of a form, as the trigger does', async () => {
	const { user, receive } = newOffice(server);
	const form = { from: 'noreply@forms.example', text: 'Name: Ann\nE-mail: ann@client.example' };
	await receive({ ...form, messageId: '<form@forms.example>' });
	const whoWrites = { websiteForms: 'forms.example' };
	const [answer] = await explain(user, { message: '<form@forms.example>', whoWrites });
	expect(answer).toMatchObject({ reasonCode: 'inquiry', senderAddress: 'ann@client.example' });
	const [unlisted] = await explain(user, {
		message: '<form@forms.example>',
		filters: { neverFrom: 'forms.example' },
	});
	expect(unlisted).toMatchObject({ reasonCode: 'neverFrom', filterEntry: '*@forms.example' });
});
