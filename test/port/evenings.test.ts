import { useStoppedClock } from '../support/clock';
import { ENGINE_KINDS } from '../support/engine';
import { play, times, type Script } from '../support/port/evening';

const clock = useStoppedClock();

const HOUR = 60;
const NIGHT = 10 * HOUR;

/** Minutes of each failed execution, the events of Status behind `connected`, and how often the server was logged in to. */
type Seen = readonly [failed: readonly number[], status: string, logins: number];

const hourly = (first: number, count: number) =>
	Array.from({ length: count }, (_, i) => first + i * HOUR);

/** An hour and a half, so that whatever goes on has its end. */
const MORNING: Script = [[90, 'ok']];

const EVENINGS: ReadonlyArray<readonly [what: string, script: Script, seen: Seen]> = [
	['Nothing happens', [[HOUR, 'ok']], [[], '', 60]],
	['A poll in three fails', [...times(200, [1, 'refused'], [2, 'ok'])], [[], '', NIGHT]],
	['Down for 10 minutes', [[10, 'refused'], ...MORNING], [[], '', 100]],
	['Down for 20 minutes', [[20, 'refused'], ...MORNING], [[16], 'broken 16, recovered 21', 110]],
	[
		'Down all night',
		[[NIGHT, 'refused'], ...MORNING],
		[hourly(16, 10), 'broken 16, recovered 601', NIGHT + 90],
	],
	[
		'Down for 4 minutes, there for one, all night',
		[...times(NIGHT / 5, [4, 'refused'], [1, 'ok']), ...MORNING],
		[hourly(16, 10), 'broken 16, recovered 661', NIGHT + 90],
	],
	[
		'Down every other minute, all night',
		[...times(NIGHT / 2, [1, 'refused'], [1, 'ok']), ...MORNING],
		[hourly(17, 10), 'broken 17, recovered 661', NIGHT + 90],
	],
	[
		'Down for half an hour again and again, there for one poll each time',
		[...times(10, [30, 'refused'], [1, 'ok']), ...MORNING],
		// That it is back is believed once.
		[hourly(16, 5), 'broken 16, recovered 31, broken 47, recovered 371', 400],
	],
	[
		'Two outages of 20 minutes, four hours apart',
		[[20, 'refused'], [240, 'ok'], [20, 'refused'], ...MORNING],
		[[16, 276], 'broken 16, recovered 21, broken 276, recovered 281', 370],
	],
	[
		'The cause changes with each poll',
		[...times(60, [1, 'refused'], [1, 'silent'], [1, 'certificate']), ...MORNING],
		[hourly(3, 3), 'broken 3, recovered 181', 270],
	],
	[
		'A certificate that cannot be verified, timeouts in between',
		[...times(30, [2, 'certificate'], [2, 'silent']), ...MORNING],
		[hourly(1, 2), 'broken 1, recovered 121', 210],
	],
	[
		'A folder is gone all night, and the server is down every other minute',
		[...times(NIGHT / 2, [1, 'refused'], [1, 'noFolder']), ...MORNING],
		[hourly(2, 10), 'broken 17, recovered 661', NIGHT + 90],
	],
	['A folder comes and goes', [...times(20, [3, 'noFolder'], [3, 'ok'])], [hourly(1, 2), '', 120]],
	[
		'A folder is gone, and then the password is wrong',
		[[10, 'noFolder'], [100, 'login'], ...MORNING],
		// Status hears of it although a failed execution is not due: nothing is collected anymore.
		[[1, 64], 'broken 34, recovered 124', 97],
	],
	[
		'The password is wrong all night',
		[[NIGHT, 'login'], ...MORNING],
		// Tried after a minute, 2, 5, then every 15; heard of with the first try behind each hour.
		[hourly(1, 1).concat(hourly(69, 9)), 'broken 1, recovered 609', 125],
	],
	[
		'Every second login is refused, all night',
		[...times(NIGHT / 2, [1, 'login'], [1, 'ok']), ...MORNING],
		[
			[1, 75, 139, 203, 267, 331, 395, 459, 523, 587],
			'broken 1, recovered 2, broken 27, recovered 663',
			167,
		],
	],
	[
		'The password is wrong, right, wrong within an hour, and wrong again in the morning',
		[
			[5, 'login'],
			[10, 'ok'],
			[20, 'login'],
			[70, 'ok'],
			[3, 'login'],
		],
		[[1, 106], 'broken 1, recovered 9, broken 31, recovered 77, broken 106', 74],
	],
	[
		'The password is changed to another wrong one, then to the right one',
		[[20, 'login'], 'another password', [3, 'login'], 'another password', [3, 'ok']],
		[[1, 21], 'broken 1, recovered 24', 9],
	],
	[
		'The service throttles all night',
		[[NIGHT, 'throttled'], ...MORNING],
		[hourly(24, 10), 'broken 24, recovered 609', 125],
	],
	[
		'The account is locked for an hour',
		[[HOUR, 'locked'], ...MORNING],
		[[1], 'broken 1, recovered 69', 89],
	],
	[
		'The node has an error of its own for three hours',
		[[3 * HOUR, 'bug'], ...MORNING],
		[hourly(16, 3), 'broken 16, recovered 181', 270],
	],
	[
		'n8n crashes every 10 minutes while the server is down',
		[...times(12, [10, 'refused'], 'n8n crashes'), ...MORNING],
		// What was not saved is not known; from the first word on no crash makes another.
		[[25, 85], 'broken 25, recovered 121', 222],
	],
	[
		'n8n crashes every 10 minutes while the password is wrong',
		[...times(12, [10, 'login'], 'n8n crashes'), ...MORNING],
		[[1, 65], 'broken 1, recovered 125', 104],
	],
	[
		'n8n crashes in the fifth hour of an outage',
		[[300, 'refused'], 'n8n crashes', [100, 'refused'], ...MORNING],
		[[...hourly(16, 5), 360], 'broken 16, recovered 401', 491],
	],
	[
		'n8n crashes after an outage, and days later the server is down for a moment',
		[
			[20, 'refused'],
			[5, 'ok'],
			'n8n crashes',
			[3000, 'ok'],
			'n8n crashes',
			[3, 'refused'],
			[3, 'ok'],
		],
		[[16], 'broken 16, recovered 21', 3033],
	],
	[
		'The node is renamed in an outage',
		[[20, 'refused'], 'the node is renamed', [100, 'refused'], ...MORNING],
		[[16, 76], 'broken 16, recovered 121', 211],
	],
];

test.each(EVENINGS)('%s', async (_, script, [failed, status, logins]) => {
	const outcome = await play(script, clock);
	expect({ ...outcome, status: outcome.status.slice(1).join(', ') }).toMatchObject({
		...{ failed, status, logins },
	});
	const isTold = (event: string) => script.some((step) => step === event);
	if (!isTold('another password')) expect(closest(outcome.failed)).toBeGreaterThanOrEqual(HOUR);
	// What a process logged is forgotten with it.
	if (isTold('another password') || isTold('n8n crashes')) return;
	for (const moments of outcome.log.values()) {
		expect(closest(moments)).toBeGreaterThanOrEqual(HOUR);
	}
});

function closest(moments: readonly number[]): number {
	return Math.min(Infinity, ...moments.slice(1).map((moment, i) => moment - (moments[i] ?? 0)));
}

describe.each(ENGINE_KINDS)('With the engine %s', (kind) => {
	test('an outage that flaps is one, and mail of its good minutes is collected at once', async () => {
		const night = times(20, [4, 'refused'], 'a mail arrives', [1, 'ok']);
		const { failed, status, inquiries } = await play([...night, ...MORNING], clock, kind);
		expect(failed).toEqual([16, 76]);
		expect(status).toEqual(['connected 0', 'broken 16', 'recovered 161']);
		expect(inquiries).toBe(20);
	});

	test('the pauses of refused logins and the hour between two reports survive a crash', async () => {
		const crashes = times(6, [5, 'login'], 'n8n crashes');
		const { failed, logins } = await play([...crashes, [HOUR, 'login']], clock, kind);
		expect(failed).toHaveLength(2);
		expect(closest(failed)).toBeGreaterThanOrEqual(HOUR);
		// A process that knows nothing would try three times within its first five minutes.
		expect(logins).toBeLessThanOrEqual(kind === 'cursors' ? 10 : 14);
	});
});

test('a folder that is gone is said once more at most, however often n8n crashes', async () => {
	// The classic engine saves nothing with a failed execution, but the end of each activation.
	const crashes = times(6, [5, 'noFolder'], 'n8n crashes');
	const { failed } = await play([[2, 'noFolder'], ...crashes], clock);
	expect(failed).toHaveLength(2);
});

test('how often a line was left out is said with the next one', async () => {
	const { log } = await play([[61, 'refused']], clock);
	expect([...log.values()]).toEqual([[1, 61]]);
	expect([...log.keys()]).toEqual([expect.stringMatching(/refused the connection$/)]);
});
