import { mailboxCredential, type MailboxAccess } from '../support/n8n/mailbox-credential';
import { freePort } from '../support/n8n/ports';
import { waitFor } from '../support/n8n/wait';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

let world: World;

beforeAll(async () => {
	world = await startWorld();
}, WORLD_TIMEOUT_MS);

afterAll(() => world?.stop());

const verdictOn = async (changes: Partial<MailboxAccess>) => {
	const access = world.access('office@shop.example', changes);
	return await world.n8n.testCredential(
		await world.n8n.createCredential(mailboxCredential(access)),
	);
};

test('the right data pass the connection test', async () => {
	expect(await verdictOn({})).toMatchObject({ status: 'OK' });
	expect(await verdictOn({ security: 'starttls' })).toMatchObject({ status: 'OK' });
	expect(await verdictOn({ security: 'tls', port: world.server.tlsPort })).toMatchObject({
		status: 'OK',
	});
});

test.each<[string, () => Promise<Partial<MailboxAccess>>, RegExp]>([
	['a wrong password', async () => ({ password: 'wrong' }), /App Password/],
	['an unknown host', async () => ({ host: 'imap.invalid' }), /imap\.invalid/],
	['a closed port', async () => ({ port: await freePort() }), /Port/],
	['TLS to a plain port', async () => ({ security: 'tls' }), /Security/],
])('the connection test names %s', async (_what, changes, words) => {
	const verdict = await verdictOn(await changes());
	expect(verdict).toMatchObject({ status: 'Error', message: expect.stringMatching(words) });
});

test('a wrong password fails the activation with our words, the right one heals it', async () => {
	const { n8n } = world;
	const office = await world.office('locked@shop.example', { access: { password: 'wrong' } });
	await office.activate();
	const failed = await waitFor('the activation to fail', 180_000, async () => {
		const trigger = await n8n.triggerStatus(office.workflowId);
		return trigger?.status === 'failed' ? trigger : undefined;
	});
	expect(failed.error).toContain(`127.0.0.1:${world.server.port}`);
	expect(failed.error).toContain("'App Password'");

	const right = mailboxCredential(world.access('locked@shop.example'));
	await n8n.updateCredential({ ...office.credential, ...right });
	await n8n.deactivate(office.workflowId);
	await office.activate();
	await office.status('connected');
});
