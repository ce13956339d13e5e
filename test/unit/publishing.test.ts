import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe.each(readdirSync(join(ROOT, '.github/workflows')))('%s', (file) => {
	const workflow = read(`.github/workflows/${file}`);

	test('runs only what package.json and scripts/ have', () => {
		const runs = [...workflow.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
		for (const name of runs) expect(Object.keys(scripts)).toContain(name);
		const files = [...workflow.matchAll(/node (scripts\/[\w./-]+)/g)].map(([, path = '']) => path);
		for (const path of files) expect(existsSync(join(ROOT, path))).toBe(true);
	});

	test('may read the repository and nothing else unless a job says so', () => {
		expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m);
	});
});

/** What the script prints of a changelog, or its error. */
function notesOf(changelog: string, version: string): string {
	const code = `import { notesOf } from './scripts/lib/release-notes.mjs';
		console.log(notesOf(...JSON.parse(process.argv[1])));`;
	const args = ['--input-type=module', '-e', code, JSON.stringify([changelog, version])];
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
	return stdout.trim() || stderr;
}

describe('release notes', () => {
	const changelog =
		'# Changelog\n\n## Unreleased\n\n- soon\n\n## [1.2.0] - 2026-12-01\n\n### Added\n\n- b\n\n## 1.1.0\n\n- a\n';

	test.each([
		['1.2.0', '### Added\n\n- b'],
		['1.1.0', '- a'],
	])('of %s are its part of the changelog', (version, notes) => {
		expect(notesOf(changelog, version)).toBe(notes);
	});

	test('of a version that the changelog does not know are an error', () => {
		expect(notesOf(changelog, '1.3.0')).toMatch(/says nothing of version 1\.3\.0/);
	});
});
