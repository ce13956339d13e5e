import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { newEnvironment, type Environment } from './environment';
import { pollMailbox } from './poll';
import { fetchSamples } from './samples';

/** Does what n8n asks of the trigger and returns what its `poll` returns: samples in the editor, else one poll. */
export async function runPoll(
	context: IPollFunctions,
	environment: Environment = OF_THIS_PROCESS,
): Promise<INodeExecutionData[][] | null> {
	return context.getMode() === 'manual'
		? await fetchSamples(context, environment)
		: await pollMailbox(context, environment);
}

/** One for all triggers. */
const OF_THIS_PROCESS = newEnvironment();
