import { startEngine } from '../support/engine';
import { startServer, type TestServer } from '../support/imap/server';
import { mail } from '../support/mail';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

let users = 0;
const newUser = () => `box${++users}@example.com`;
const ago = (seconds: number) => new Date((Math.floor(Date.now() / 1000) - seconds) * 1000);
const DAY = 86_400;

test('the activation says that the mailbox is connected, and collects only mail from then on', async () => {
	const user = newUser();
	await server.append(user, 'INBOX', mail({ to: user, subject: 'Before' }));
	const engine = startEngine({ server, user });
	await engine.activate();
	expect(engine.items('status')).toMatchObject([{ event: 'connected', mailbox: user }]);

	await server.append(user, 'INBOX', mail({ to: user, subject: 'After', from: 'ann@client.example' }));
	await engine.tick();
	await engine.tick();
	expect(engine.items('inquiry')).toMatchObject([
		{ subject: 'After', senderAddress: 'ann@client.example', recipient: user, mailbox: user },
	]);
});
