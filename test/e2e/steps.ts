import { INQUIRIES } from '../support/n8n/example';
import type { N8n } from '../support/n8n/server';
import type { Office } from './world';

/** Puts steps of the Email Inquiry node behind the inquiries of a workflow, one after the other. */
export async function appendSteps(
	n8n: N8n,
	office: Office,
	steps: Readonly<Record<string, object>>,
): Promise<void> {
	const { type, id, name } = office.credential;
	const names = Object.keys(steps);
	const nodes = Object.entries(steps).map(([step, parameters], index) => ({
		id: `step-${index}`,
		name: step,
		type: 'n8n-nodes-email-inquiry.emailInquiry',
		typeVersion: 1,
		position: [600 + 240 * index, -300],
		parameters,
		credentials: { [type]: { id, name } },
	}));
	const wires = [INQUIRIES, ...names.slice(0, -1)].map((from, index) => [
		from,
		{ main: [[{ node: names[index], type: 'main', index: 0 }]] },
	]);
	await n8n.updateWorkflow(office.workflowId, {
		...office.workflow,
		nodes: [...office.workflow.nodes, ...nodes],
		connections: { ...office.workflow.connections, ...Object.fromEntries(wires) },
	});
}
