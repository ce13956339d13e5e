import { ENGINE_KINDS } from '../support/engine';
import { CLOSED_PORT, openPort } from '../support/port/port';
import { newOffice } from '../support/office';

const server = openPort();

const HOUR = 3_600;

describe.each(ENGINE_KINDS)('a warm start on the %s engine', (kind) => {
	test('knows yesterday’s clients and collects nothing of them', async () => {
		const office = newOffice(server, { kind });
		await office.receive({ from: 'ann@client.example', subject: 'yesterday', ago: 5 * HOUR });
		await office.receive({ from: 'bob@client.example', subject: 'long ago', ago: 30 * HOUR });
		await office.engine.activate();
		await office.receive({ from: 'ann@client.example', subject: 'again' });
		await office.receive({ from: 'bob@client.example', subject: 'new' });
		await office.engine.tick();
		await office.engine.tick();
		expect(office.subjects('inquiry')).toEqual(['new']);
		expect(office.events()).toEqual(['connected']);
	});

	test('reads more than one batch of earlier mail before anything new', async () => {
		const office = newOffice(server, { kind });
		for (let index = 0; index < 8; index++) {
			await office.receive({ from: `client${index}@client.example`, ago: HOUR });
		}
		await office.engine.activate();
		await office.receive({ from: 'client7@client.example', subject: 'again' });
		for (let polls = 0; polls < 3; polls++) await office.engine.tick();
		expect(office.subjects('inquiry')).toEqual([]);
	});
});

test('with the server down at first, mail that came meanwhile is collected', async () => {
	const credential = { port: CLOSED_PORT };
	const office = newOffice(server, { credential });
	await office.receive({ from: 'ann@client.example', subject: 'yesterday', ago: 5 * HOUR });
	await office.engine.activate();
	await office.receive({ from: 'ann@client.example', subject: 'again' });
	await office.receive({ from: 'bob@client.example', subject: 'new' });
	credential.port = server.port;
	await office.engine.tick();
	await office.engine.tick();
	expect(office.subjects('inquiry')).toEqual(['new']);
});

test('a start date that is set later collects the mail that was only looked through', async () => {
	const office = newOffice(server);
	await office.receive({ from: 'ann@client.example', subject: 'yesterday', ago: 5 * HOUR });
	await office.engine.activate();
	await office.receive({ from: 'bob@client.example', subject: 'new' });
	await office.engine.tick();
	const startDate = new Date(Date.now() - 86_400_000).toISOString();
	office.engine.edit({ parameters: { collectFrom: 'date', startDate } });
	await office.engine.activate('update');
	await office.engine.tick();
	expect(office.subjects('inquiry')).toEqual(['new', 'yesterday']);
});
