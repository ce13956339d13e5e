import { runCommand } from './command';
import type { Report } from './report';

export interface NpmCall {
	readonly args: readonly string[];
	readonly folder: string;
	readonly logFile: string;
	/** What is being installed, for the lines that show progress. */
	readonly label: string;
	readonly env?: NodeJS.ProcessEnv;
}

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--yes'];

/** Runs npm and returns its exit code; its output goes to the log file. */
export async function npm(call: NpmCall, report: Report): Promise<number> {
	return await runCommand({
		program: 'npm',
		args: [...call.args, ...QUIET],
		folder: call.folder,
		logFile: call.logFile,
		env: call.env ?? process.env,
		onTick: (seconds) => report(`  … ${call.label} (${seconds} s)`),
	});
}
