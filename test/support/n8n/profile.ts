import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A profile of n8n's main process, written by V8 when that ends. */
export interface Profile {
	/** What n8n has to be started with. */
	readonly env: NodeJS.ProcessEnv;
	/** What is looked at begins now. */
	begin(): void;
	/** What is looked at ends now. */
	end(): void;
	/** Returns which share of the processor time in between was spent in our package and in what it called, 0 to 1; n8n ended at `endedAt`, Unix ms. */
	shareOfPackage(endedAt: number): Promise<number>;
}

export async function newProfile(): Promise<Profile> {
	const folder = await mkdtemp(join(tmpdir(), 'profile-'));
	let begunAt = 0;
	let doneAt = 0;
	return {
		env: { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=2000 --cpu-prof-dir=${folder}` },
		begin: () => (begunAt = Date.now()),
		end: () => (doneAt = Date.now()),
		async shareOfPackage(endedAt) {
			const profiles = await Promise.all(
				(await readdir(folder)).map(async (file) => await readFile(join(folder, file), 'utf8')),
			);
			await rm(folder, { recursive: true });
			// n8n starts short-lived helpers too.
			const [longest = '{}'] = profiles.sort((a, b) => b.length - a.length);
			return shareIn(JSON.parse(longest) as CpuProfile, {
				from: (endedAt - begunAt) * 1000,
				to: (endedAt - doneAt) * 1000,
			});
		},
	};
}

/** V8's form; times in µs. */
interface CpuProfile {
	readonly nodes: ReadonlyArray<{
		readonly id: number;
		readonly callFrame: { readonly functionName: string; readonly url: string };
		readonly children?: readonly number[];
	}>;
	readonly samples: readonly number[];
	readonly timeDeltas: readonly number[];
	readonly startTime: number;
	readonly endTime: number;
}

/** `from` and `to` are µs before the end. */
function shareIn(profile: CpuProfile, { from, to }: { from: number; to: number }): number {
	const places = new Map<number, 'idle' | 'ours' | 'other'>();
	const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
	const visit = (id: number, isOurs: boolean): void => {
		const node = nodes.get(id);
		if (node === undefined) return;
		const { functionName, url } = node.callFrame;
		const inOurs = isOurs || url.includes('/node_modules/n8n-nodes-email-inquiry/');
		places.set(id, functionName === '(idle)' ? 'idle' : inOurs ? 'ours' : 'other');
		for (const child of node.children ?? []) visit(child, inOurs);
	};
	const [root] = profile.nodes;
	if (root !== undefined) visit(root.id, false);
	const spent = { idle: 0, ours: 0, other: 0 };
	let at = profile.startTime;
	for (const [index, sample] of profile.samples.entries()) {
		const delta = profile.timeDeltas[index] ?? 0;
		at += delta;
		const before = profile.endTime - at;
		if (before > from || before < to) continue;
		spent[places.get(sample) ?? 'other'] += delta;
	}
	return spent.ours / (spent.ours + spent.other);
}
