import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { newEnvironment, type Environment } from './environment';
import { pollMailbox } from './poll';
import { fetchSamples } from './samples';

/** Does what n8n asks of the trigger: returns samples in the editor, else runs one poll, which emits by itself. */
export async function runPoll(
	context: IPollFunctions,
	environment: Environment = OF_THIS_PROCESS,
): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await fetchSamples(context, environment);
	await pollMailbox(context, environment);
	return null;
}

/** One for all triggers. */
const OF_THIS_PROCESS = newEnvironment();
