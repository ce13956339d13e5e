import { isWithheldDue } from '../../../../nodes/core/counting/withheld';
import type { Withheld } from '../../../../nodes/core/memory/withheld-counts';

const HOUR = 3_600_000;

describe('the counts of withheld mail are due', () => {
	test.each<[string, Withheld['counts'], number, boolean]>([
		['never without any', {}, 100 * HOUR, false],
		['after a day', { repeat: 1 }, 24 * HOUR, true],
		['not before', { repeat: 1, bounce: 3 }, 24 * HOUR - 1, false],
		['after an hour when an archive was moved in', { repeat: 1, olderThanMemory: 9 }, HOUR, true],
		['not before that', { olderThanMemory: 9 }, HOUR - 1, false],
	])('%s', (_, counts, ago, expected) => {
		expect(isWithheldDue({ since: 1_000, counts }, 1_000 + ago)).toBe(expected);
	});
});
