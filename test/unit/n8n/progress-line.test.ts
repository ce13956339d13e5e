import { reportTo } from '../../support/n8n/progress-line';

const STEPS = [
	'Installing n8n …',
	'  … downloading n8n (5 s)',
	'  … downloading n8n (10 s)',
	'Done',
];

function shown(isTTY: boolean): string {
	const written: string[] = [];
	const report = reportTo({ isTTY, write: (text) => written.push(text) });
	for (const step of STEPS) report(step);
	return written.join('');
}

test('on a terminal the progress of a step is one line that renews itself', () => {
	const again = '\r\x1b[K';
	expect(shown(true)).toBe(
		`Installing n8n …\n  … downloading n8n (5 s)${again}  … downloading n8n (10 s)${again}Done\n`,
	);
});

test('elsewhere every step is a plain line', () => {
	expect(shown(false)).toBe(`${STEPS.join('\n')}\n`);
});
