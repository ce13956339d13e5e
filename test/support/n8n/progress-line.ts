import type { Report } from './report';

/** Where lines are shown: a terminal, or a file that a person reads later. */
export interface Screen {
	readonly isTTY?: boolean | undefined;
	write(text: string): unknown;
}

/** What `npm` reports every few seconds while it works. */
const PROGRESS = /^ *… /;
const CLEAR = '\r\x1b[K';

/** Returns what shows lines; on a terminal the progress of a step is one line that renews itself. */
export function reportTo(screen: Screen): Report {
	let isRenewing = false;
	return (line) => {
		const isProgress = screen.isTTY === true && PROGRESS.test(line);
		screen.write(`${isRenewing ? CLEAR : ''}${line}${isProgress ? '' : '\n'}`);
		isRenewing = isProgress;
	};
}
