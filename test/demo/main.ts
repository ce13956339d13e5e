import { ensureN8n, N8N_VERSION } from '../support/n8n/install';
import { tryByHand } from './by-hand';
import { introduce, print, tell } from './screen';
import { withStage } from './stage';
import { verify } from './verify';
import { watch } from './watch';

export interface DemoOptions {
	readonly packageFolder: string;
	/** End with a verdict instead of showing new mail until stopped. */
	readonly check: boolean;
	/** Ends the demo; everything it started is gone when it returns. */
	readonly signal: AbortSignal;
}

const CHECK_LIMIT_MS = 8 * 60_000;

/** Shows client mail becoming inquiries in a real n8n; returns the exit code. */
export async function runDemo({ packageFolder, check, signal }: DemoOptions): Promise<number> {
	await ensureN8n(N8N_VERSION, print);
	const started = Date.now();
	const limit = AbortSignal.timeout(CHECK_LIMIT_MS);
	return await withStage(packageFolder, signal, async (stage) => {
		introduce(stage.n8n, stage.workflowId);
		if (!check) return await watch(stage);
		const complaint = await verify({ ...stage, signal: AbortSignal.any([signal, limit]) });
		if (complaint !== undefined) throw new Error(complaint);
		const inquiries = stage.sent.filter(({ becomes }) => becomes === 'inquiry').length;
		const findings = await tryByHand(stage);
		tell(findings);
		if (findings.inquiries !== inquiries) {
			throw new Error(`The report counts ${findings.inquiries} inquiries instead of ${inquiries}`);
		}
		const seconds = Math.round((Date.now() - started) / 1000);
		print(`demo: ${inquiries} inquiries collected in ${seconds} s`);
		return 0;
	});
}
