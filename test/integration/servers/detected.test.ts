import type * as Detect from '../../../nodes/detect/detect';
import { startWorld, type World } from '../../support/detect/world';
import { startEngine, type EngineChoices } from '../../support/engine';
import { startServer, type TestServer } from '../../support/imap/server';

/** The only network there is in tests. */
jest.mock('../../../nodes/detect/detect', () => {
	const actual = jest.requireActual<typeof Detect>('../../../nodes/detect/detect');
	return {
		detectServer: async (address: string, options: Detect.DetectOptions) =>
			await actual.detectServer(address, { ...options, network: world.network }),
	};
});

let server: TestServer;
let world: World;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});
afterEach(async () => await world.stop());

const A = 'A 127.0.0.1';
let mailboxes = 0;

/** A trigger whose user typed address and password, and nothing else. */
function triggerFor(domain: string, changes: Partial<EngineChoices> = {}) {
	const user = `info${++mailboxes}@${domain}`;
	const credential = { provider: 'auto', host: '', port: 993, security: 'tls' };
	return startEngine({ server, user, credential, ...changes });
}

test('a company domain at a service without passwords is told what to do instead', async () => {
	world = await startWorld({
		zone: { 'firm.example': ['MX 0 firm-example.mail.protection.outlook.com'] },
	});
	await expect(triggerFor('firm.example').activate()).rejects.toMatchObject({
		message: expect.stringMatching(/^Passwords no longer work for Microsoft 365/) as string,
		description: expect.stringMatching(/Sign in With Microsoft.*https:/) as string,
	});
});

test('a domain without a mail server wants host and port', async () => {
	world = await startWorld({ zone: { 'firm.example': ['TXT nothing here'] } });
	await expect(triggerFor('firm.example').activate()).rejects.toMatchObject({
		message: expect.stringContaining(
			"No mail server was found for the domain in 'Address'",
		) as string,
		description: expect.stringContaining("Choose 'Other Service'") as string,
	});
});

test('while names cannot be looked up the mailbox waits, and nothing that comes meanwhile is lost', async () => {
	world = await startWorld({ zone: { 'later.example': ['SERVFAIL'] } });
	const engine = triggerFor('later.example');
	await engine.activate();
	expect(engine.items('status')).toMatchObject([{ event: 'waiting' }]);
	expect(engine.errors).toMatchObject([
		{ message: 'The mail server of this domain could not be looked up' },
	]);
	await engine.tick();
	expect(engine.errors).toHaveLength(1);
});

test('the server of an own domain is found by its name, and the connection goes there', async () => {
	world = await startWorld({
		zone: { 'own.example': [A], 'imap.own.example': [A] },
		mail: { 'imap.own.example': 'tls' },
	});
	const asked: string[] = [];
	const engine = triggerFor('own.example', {
		egress: {
			permits: () => true,
			lookup: (host, options, done) => {
				asked.push(host);
				done(new Error('Only the name is looked at here'), options.all === true ? [] : '', 4);
			},
		},
	});
	await engine.activate();
	expect(asked).toEqual(['imap.own.example']);
});
