import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { n8nApi, type N8nApi } from './api';
import { environmentOf } from './environment';
import type { Execution } from './execution';
import { ensureN8n, N8N_VERSION } from './install';
import { installPackage } from './package-folder';
import { freePort } from './ports';
import { startProcess, type N8nProcess } from './process';
import type { Report } from './report';
import { OWNER, setUpOwner, type Login } from './session';
import { readTriggerStatus, type TriggerStatus } from './trigger-status';
import { usageOf, type Usage } from './usage';
import { waitFor } from './wait';

export interface N8nOptions {
	/** Folder of our package: its package.json and its `dist` are loaded. */
	readonly packageFolder: string;
	/** Puts the package into n8n's folder for the user's data in another way. */
	readonly install?: (userFolder: string) => Promise<void>;
	readonly version?: string;
	readonly env?: NodeJS.ProcessEnv;
	readonly report?: Report;
	/** Gives up starting. */
	readonly signal?: AbortSignal;
}

/** A real n8n with our package, alone on this machine and gone after `stop()`. */
export interface N8n extends N8nApi {
	readonly url: string;
	readonly login: Login;
	/** Waits until `enough` says so, and returns the executions it saw then. */
	waitForExecutions(
		workflowId: string,
		what: string,
		enough: (executions: readonly Execution[]) => boolean,
		timeoutMs: number,
	): Promise<Execution[]>;
	/** "Fetch Test Event": runs the trigger in the editor and waits for the end. */
	runManually(workflowId: string, trigger: string): Promise<Execution>;
	triggerStatus(workflowId: string): Promise<TriggerStatus | undefined>;
	/** All that n8n wrote, its database and log, as text; the package apart. */
	written(): Promise<string>;
	/** What its main process has used since it was started. */
	usage(): Promise<Usage>;
	/** The last lines n8n printed. */
	tail(): string;
	/** Ends n8n properly and keeps its data; `start` brings it back at the same address. */
	shutDown(): Promise<void>;
	/** Ends n8n as a power cut would; `start` brings it back. */
	kill(): Promise<void>;
	/** Stops n8n in mid-work, as a machine that goes to sleep does; `wake` lets it go on. */
	sleep(): void;
	wake(): void;
	/** Resolves when it is gone, also by itself. */
	gone(): Promise<void>;
	start(): Promise<void>;
	stop(): Promise<void>;
}

const MANUAL_RUN_MS = 180_000;

export async function startN8n(options: N8nOptions): Promise<N8n> {
	const { packageFolder, version = N8N_VERSION, env = {} } = options;
	const { report = () => undefined } = options;
	const { install = (userFolder) => installPackage(packageFolder, userFolder) } = options;
	const installed = await ensureN8n(version, report);
	options.signal?.throwIfAborted();
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-'));
	let running: N8nProcess | undefined;
	const tail = () => running?.tail() ?? '';
	const stop = async () => {
		await running?.end();
		await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await install(userFolder);
		const port = await freePort();
		const url = `http://127.0.0.1:${port}`;
		const place = { userFolder, port, brokerPort: await freePort() };
		const environment = environmentOf(place, { ...installed.env, ...env });
		const { signal } = options;
		const start = async () => {
			const command = { installed, args: ['start'], env: environment, isReady: () => isReady(url) };
			running = await startProcess({ ...command, ...(signal ? { signal } : {}) });
		};
		await start();
		const api = n8nApi(url, await setUpOwner(url));
		return {
			...api,
			url,
			login: OWNER,
			...waits(api, tail),
			triggerStatus: (id) => readTriggerStatus(installed, userFolder, id),
			written: async () => [await textIn(join(userFolder, '.n8n')), tail()].join('\n'),
			usage: async () => await usageOf(running?.pid ?? NaN),
			tail,
			shutDown: async () => await running?.end(),
			kill: async () => await running?.kill(),
			sleep: () => running?.sleep(),
			wake: () => running?.wake(),
			gone: async () => await running?.gone,
			start,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function textIn(folder: string): Promise<string> {
	const entries = await readdir(folder, { withFileTypes: true });
	const texts = entries.map(async (entry) => {
		const path = join(folder, entry.name);
		if (entry.isFile()) return await readFile(path, 'latin1');
		return entry.isDirectory() && entry.name !== 'nodes' ? await textIn(path) : '';
	});
	return (await Promise.all(texts)).join('\n');
}

/** While it starts, n8n answers everything, also its own health, with 404, 503 or a page of text. */
async function isReady(url: string): Promise<boolean> {
	try {
		const [health, settings] = await Promise.all([
			fetch(`${url}/healthz/readiness`),
			fetch(`${url}/rest/settings`),
		]);
		const isJson = settings.headers.get('content-type')?.includes('json') ?? false;
		await Promise.all([health.text(), settings.text()]);
		return health.ok && settings.ok && isJson;
	} catch {
		return false;
	}
}

function waits(api: N8nApi, tail: () => string): Pick<N8n, 'waitForExecutions' | 'runManually'> {
	const waitForExecutions: N8n['waitForExecutions'] = async (id, what, enough, timeoutMs) => {
		let seen: Execution[] = [];
		try {
			return await waitFor(what, timeoutMs, async () => {
				seen = await api.executions(id);
				return enough(seen) ? seen : undefined;
			});
		} catch (error) {
			throw new Error([String(error), ...seen.map(lineOf), `n8n says:\n${tail()}`].join('\n'));
		}
	};
	return {
		waitForExecutions,
		runManually: async (workflowId, trigger) => {
			const started = await api.startManually(workflowId, trigger);
			const isIt = ({ id }: Execution) => id === started;
			const what = `execution ${started} to end`;
			const seen = await waitForExecutions(
				workflowId,
				what,
				(all) => all.some(isIt),
				MANUAL_RUN_MS,
			);
			const execution = seen.find(isIt);
			if (!execution) throw new Error(`Execution ${started} is gone`);
			return execution;
		},
	};
}

function lineOf({ id, mode, status, error = '' }: Execution): string {
	return `Execution ${id} (${mode}): ${status} ${error}`;
}
