import { N8N_VERSION } from '../../support/n8n/install';

/** One way n8n runs a polling trigger. */
export interface EngineSetting {
	readonly name: string;
	readonly version: string;
	readonly env: NodeJS.ProcessEnv;
	/** State and execution are committed together, so not even a kill -9 comes between them. */
	readonly isExact: boolean;
}

const SCHEDULER = { N8N_SCHEDULER_ENABLED: 'true', N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true' };
const CURSORS = { ...SCHEDULER, N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' };

export const CLASSIC: EngineSetting = {
	name: `n8n ${N8N_VERSION}`,
	version: N8N_VERSION,
	env: {},
	isExact: false,
};

export const DURABLE_CURSORS: EngineSetting = {
	...CLASSIC,
	name: `n8n ${N8N_VERSION}, durable cursors`,
	env: CURSORS,
	isExact: true,
};

/** In queue mode n8n keeps what it knows of owners and credentials in Redis, unless it is told otherwise. */
export const CACHE_IN_MEMORY: EngineSetting = {
	...CLASSIC,
	name: `n8n ${N8N_VERSION}, N8N_CACHE_BACKEND=memory`,
	env: { N8N_CACHE_BACKEND: 'memory' },
};

export const ENGINES: readonly EngineSetting[] = [
	CLASSIC,
	{ ...CLASSIC, name: `n8n ${N8N_VERSION}, durable scheduler`, env: SCHEDULER },
	DURABLE_CURSORS,
	{ name: 'n8n 1.123.81', version: '1.123.81', env: {}, isExact: false },
];

/** The settings that queue mode is measured with. */
export const QUEUE_ENGINES: readonly EngineSetting[] = [CLASSIC, CACHE_IN_MEMORY, DURABLE_CURSORS];
