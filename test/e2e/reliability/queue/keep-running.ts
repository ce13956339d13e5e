import { waitFor } from '../../../support/n8n/wait';

/** Something that can end, by itself or killed, and be started again. */
interface Mortal {
	kill(): Promise<void>;
	gone(): Promise<void>;
	start(): Promise<void>;
	stop(): Promise<void>;
}

export interface KeptRunning {
	/** How often it ended, killed or by itself. */
	deaths(): number;
	/** Ends it as a power cut would; resolves when it is back. */
	kill(): Promise<void>;
	/** Resolves when it runs. */
	running(): Promise<void>;
	/** Ends it for good. */
	stop(): Promise<void>;
}

const NOTICE_MS = 60_000;
/** It ends while it starts as long as its database or queue is away. */
const STARTS = 10;

/** Starts a program again whenever it ends, as the restart policy of a container does. */
export function keepRunning(
	name: string,
	program: Mortal,
	log: (line: string) => void,
): KeptRunning {
	let deaths = 0;
	let isWanted = true;
	let running = Promise.resolve();
	const revive = async () => {
		for (let attempt = 1; isWanted; attempt++) {
			try {
				return await program.start();
			} catch (error) {
				log(`${name} did not start: ${String(error).split('\n')[0]}`);
				if (attempt === STARTS) throw error;
			}
		}
	};
	const watch = async () => {
		for (;;) {
			await program.gone();
			if (!isWanted) return;
			deaths++;
			log(`${name} ended`);
			running = revive();
			await running;
		}
	};
	const watching = watch().catch((error: unknown) => log(String(error)));
	return {
		deaths: () => deaths,
		kill: async () => {
			const before = deaths;
			await program.kill();
			await waitFor(`the end of ${name}`, NOTICE_MS, () => deaths > before || undefined, 5);
			await running;
		},
		running: () => running,
		stop: async () => {
			isWanted = false;
			await program.stop();
			await watching;
		},
	};
}
