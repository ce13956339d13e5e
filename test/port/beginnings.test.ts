import { stopClock } from '../support/clock';
import { ENGINE_KINDS } from '../support/engine';
import { CLOSED_PORT, openPort } from '../support/port/port';
import { newOffice, secondsAgo } from '../support/office';

const server = openPort();

const EVERY_MAIL = { repeatPeriod: 0 };
const DAY = 86_400;

describe.each(ENGINE_KINDS)('with the engine %s', (kind) => {
	test('another mailbox starts clean once and goes on from there', async () => {
		const first = `first.${kind}@firm.example`;
		const second = newOffice(server, { user: `second.${kind}@firm.example` });
		const credential = { address: first };
		const { engine, subjects, events } = newOffice(server, { credential, parameters: EVERY_MAIL });
		await engine.activate();
		// The state lies where the classic engine keeps it, too.
		engine.kind = kind;
		await engine.activate('init');
		credential.address = second.user;
		await engine.activate('update');
		await second.receive({ subject: 'd' });
		await engine.tick();
		await second.receive({ subject: 'e' });
		await engine.activate('init');
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['d', 'e']);
		expect(events().filter((event) => event === 'startedClean')).toHaveLength(1);
	});

	test('a folder added while the server is down loses nothing that came since', async () => {
		const credential = { port: server.port };
		const { engine, receive, subjects, user } = newOffice(server, {
			kind,
			credential,
			parameters: EVERY_MAIL,
		});
		await server.createFolder(user, 'Leads');
		await receive({ subject: 'long before', folder: 'Leads', ago: 3 * DAY });
		await engine.activate();
		credential.port = CLOSED_PORT;
		engine.edit({ parameters: { folders: ['INBOX', 'Leads'] } });
		await engine.activate('update');
		await receive({ subject: 'meanwhile', folder: 'Leads' });
		await engine.tick();
		credential.port = server.port;
		await engine.tick();
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['meanwhile']);
	});
});

test('a start is remembered also when the password was wrong at first', async () => {
	const credential = { password: 'wrong', port: server.port };
	const { engine, receive, subjects } = newOffice(server, { credential, parameters: EVERY_MAIL });
	await expect(engine.activate()).rejects.toThrow(/did not accept/);
	Object.assign(credential, { password: server.password, port: CLOSED_PORT });
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	await receive({ subject: 'two' });
	credential.port = server.port;
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['one', 'two']);
});

test('a folder that is missing at first gets its history later', async () => {
	const { engine, receive, subjects, user } = newOffice(server, {
		parameters: {
			...EVERY_MAIL,
			folders: ['INBOX', 'Leads'],
			collectFrom: 'date',
			startDate: secondsAgo(5 * DAY).toISOString(),
		},
	});
	await receive({ subject: 'in the inbox', ago: DAY });
	await engine.activate('init');
	await engine.tick();
	await server.createFolder(user, 'Leads');
	await receive({ subject: 'in Leads', folder: 'Leads', ago: 2 * DAY });
	await engine.tick();
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['in the inbox', 'in Leads']);
});

test('two messages alike that have neither Message-ID nor Date are two inquiries', async () => {
	const { engine, receive, subjects } = newOffice(server, { parameters: EVERY_MAIL });
	await engine.activate();
	const form = { subject: 'Order', omit: ['Message-ID', 'Date'] };
	await receive({ ...form, text: 'One pump', ago: 20 });
	await receive({ ...form, text: 'Two pumps', ago: 10 });
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['Order', 'Order']);
});

test('a folder that was added late and is renumbered keeps its old mail out', async () => {
	const { engine, user, subjects } = newOffice(server, { parameters: EVERY_MAIL });
	const raw = (name: string) =>
		`Message-ID: <${name}@c.example>\r\nFrom: a@c.example\r\nSubject: ${name}\r\n\r\nHi\r\n`;
	await server.createFolder(user, 'Archive');
	const old = secondsAgo(3_000);
	await server.append(user, 'Archive', raw('old'), { receivedAt: old });
	await engine.activate();
	engine.edit({ parameters: { folders: ['INBOX', 'Archive'] } });
	await engine.activate('update');
	await server.deleteFolder(user, 'Archive');
	await server.createFolder(user, 'Archive');
	await server.append(user, 'Archive', raw('old'), { receivedAt: old });
	await server.append(user, 'Archive', raw('new'));
	await engine.tick();
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['new']);
});

test('a copied workflow with a wrong password says so at its activation', async () => {
	const original = newOffice(server);
	const clock = stopClock();
	await original.engine.activate();
	clock.passes(900_000);
	const copy = newOffice(server, {
		user: original.user,
		credential: { password: 'wrong' },
	});
	copy.engine.staticData = structuredClone(original.engine.staticData);
	await expect(copy.engine.activate()).rejects.toThrow(/did not accept/);
	clock.release();
});
