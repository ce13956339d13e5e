import { lineToLog } from '../../../nodes/collect/failure-log';

const MINUTE = 60_000;

test('each cause is logged once an hour, with how often it was left out', () => {
	const logged = new Map();
	const lines: Array<string | null> = [];
	for (let now = 0; now <= 120 * MINUTE; now += MINUTE) {
		lines.push(lineToLog(logged, 'refused', 'refused', now));
		if (now === 5 * MINUTE) lines.push(lineToLog(logged, 'silent', 'silent', now));
	}
	expect(lines.filter((line) => line !== null)).toEqual([
		'refused',
		'silent',
		'refused (59 more like it were not logged)',
		'refused (59 more like it were not logged)',
	]);
});
