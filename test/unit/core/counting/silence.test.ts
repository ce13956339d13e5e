import { silenceAt } from '../../../../nodes/core/counting/silence';
import { NO_ARRIVALS, withArrival } from '../../../../nodes/core/memory/arrivals';
import { isNightly } from '../../../support/searches';
import { breakOf, firms, yearOf } from '../../../support/silence';

const DAY = 86_400_000;
const MONDAY = Date.parse('2026-05-11T09:00:00Z');
const YEARS = isNightly ? 100 : 3;
const seeds = Array.from({ length: YEARS }, (_, index) => index + 1);

describe.each(Object.keys(firms))('%s', (name) => {
	test('is called too quiet without cause at most once a quarter', () => {
		const most = seeds.map((seed) => Math.max(...yearOf(name, seed)));
		expect(Math.max(...most)).toBeLessThanOrEqual(1);
	});

	test('is called so in most cases in which no mail comes anymore', () => {
		const found = seeds.filter((seed) => breakOf(name, seed) !== null);
		expect(found.length).toBeGreaterThanOrEqual(YEARS * 0.6);
	});
});

/** Ten messages on each working day of so many weeks. */
function arrivalsOf(weeks: number) {
	let arrivals = NO_ARRIVALS;
	for (let day = 0; day < weeks * 7; day++) {
		if (day % 7 > 4) continue;
		for (let hour = 0; hour < 10; hour++)
			arrivals = withArrival(arrivals, MONDAY + day * DAY + hour * 3_600_000);
	}
	return arrivals;
}

test('a silence is measured by what usually comes', () => {
	const arrivals = arrivalsOf(8);
	const friday = MONDAY + (7 * 7 + 4) * DAY;
	expect(silenceAt(arrivals, friday + 3 * DAY)).toBeNull();
	expect(silenceAt(arrivals, friday + 6 * DAY)).toMatchObject({ since: arrivals.lastAt });
	expect(silenceAt({ ...arrivals, saidAt: arrivals.lastAt }, friday + 9 * DAY)).toBeNull();
	expect(silenceAt({ ...arrivals, longest: 25 }, friday + 6 * DAY)).toBeNull();
});

test('a mailbox that is new is never too quiet', () => {
	expect(silenceAt(arrivalsOf(3), MONDAY + 90 * DAY)).toBeNull();
	expect(silenceAt(NO_ARRIVALS, MONDAY)).toBeNull();
});
