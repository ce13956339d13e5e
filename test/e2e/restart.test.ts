import { mailsOf } from '../support/n8n/collected';
import { withTriggerNamed } from '../support/n8n/example';
import { waitFor } from '../support/n8n/wait';
import { startRelay, type Relay } from '../support/relay';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

const ANN = 'Ann <ann@client.example>';
const BEN = 'Ben <ben@client.example>';
const CLEO = 'Cleo <cleo@client.example>';
const DORA = 'Dora <dora@client.example>';

/** n8n gives up on a trigger after five failed attempts to activate it. */
const ATTEMPTS_OF_N8N = 5;

let world: World;
let relay: Relay;

beforeAll(async () => {
	world = await startWorld();
	relay = await startRelay(world.server.port);
}, WORLD_TIMEOUT_MS);

afterAll(async () => {
	await world?.stop();
	await relay?.stop();
});

test('a restart loses and doubles nothing, also after a rename or a power cut', async () => {
	const { n8n } = world;
	const office = await world.office('restart@shop.example');
	await office.activate();
	await office.status('connected');
	await office.receive({ from: ANN, subject: 'before' });
	await office.collected(1);

	// Restarted under another name, it has only the database to remember by.
	await n8n.updateWorkflow(office.workflowId, withTriggerNamed(office.workflow, 'Client mail'));
	await n8n.shutDown();
	await office.receive({ from: BEN, subject: 'while it was off' });
	await office.receive({ from: ANN, subject: 'again while it was off' });
	await n8n.start();
	await office.collected(3);

	await n8n.kill();
	await office.receive({ from: CLEO, subject: 'after the power cut' });
	await n8n.start();
	await office.collected(4);

	await office.receive({ from: DORA, subject: 'afterwards' });
	expect(mailsOf(await office.collected(5)).sort()).toEqual([
		"inquiry 'after the power cut'",
		"inquiry 'afterwards'",
		"inquiry 'before'",
		"inquiry 'while it was off'",
		"repeat 'again while it was off'",
	]);
});

test('a mail server that is down when n8n starts does not end the trigger', async () => {
	const { n8n } = world;
	const office = await world.office('outage@shop.example', { access: { port: relay.port } });
	await office.activate();
	await office.status('connected');
	await office.receive({ from: ANN, subject: 'before' });
	await office.collected(1);

	await n8n.shutDown();
	relay.cut();
	await office.receive({ from: BEN, subject: 'during the outage' });
	await n8n.start();
	await waitFor('more polls than n8n attempts an activation', 180_000, () =>
		relay.broken() > ATTEMPTS_OF_N8N ? true : undefined,
	);
	expect(await n8n.triggerStatus(office.workflowId)).toMatchObject({ status: 'activated' });

	relay.open();
	expect(mailsOf(await office.collected(2))).toEqual([
		"inquiry 'before'",
		"inquiry 'during the outage'",
	]);
});
