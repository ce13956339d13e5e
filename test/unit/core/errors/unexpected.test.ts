import { describeUnexpected } from '../../../../nodes/core/errors/unexpected';

/** What must never be logged: a subject, an address, a password. */
const CANARY = 'Zanzibar';
const PRIVATE = [`${CANARY} 20 pumps`, `ann.${CANARY}@client.example`, `pass-${CANARY}`];

function thrownBy(run: () => unknown): unknown {
	try {
		run();
	} catch (error) {
		return error;
	}
	throw new Error('Nothing was thrown');
}

test('the message of the engine, the name and the frames are kept', () => {
	const missing: { text?: string } = {};
	const error = thrownBy(() => (missing as { text: string }).text.length);
	const { reference, name, message, frames } = describeUnexpected(error);
	expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
	expect(name).toBe('TypeError');
	expect(message).toBe("Cannot read properties of undefined (reading 'length')");
	expect(frames[0]).toMatch(/^at (.+ \()?unexpected\.test\.ts:\d+:\d+\)?$/);
});

test('one place of the code has one reference, another place another', () => {
	const fail = (what: string) => thrownBy(() => JSON.parse(what));
	const [first, second] = ['{a', '{b'].map((text) => describeUnexpected(fail(text)));
	expect(first?.reference).toBe(second?.reference);
	const elsewhere = describeUnexpected(thrownBy(() => JSON.parse('{c')));
	expect(elsewhere.reference).not.toBe(first?.reference);
});

describe.each(PRIVATE)('nothing of “%s” is kept', (written) => {
	test.each<readonly [string, () => unknown]>([
		['quoted by JSON.parse', () => JSON.parse(written)],
		['quoted by URL', () => new URL(written)],
		['decoded as a link', () => decodeURIComponent(`${written}%`)],
		['a field of undefined', () => (undefined as unknown as Record<string, unknown>)[written]],
		['in a message', () => Promise.reject(new Error(written))],
		['a regular expression', () => new RegExp(`${written}(`)],
		['a normal form', () => 'a'.normalize(written)],
	])('%s', async (_, run) => {
		const error: unknown = await Promise.resolve()
			.then(run)
			.catch((thrown: unknown) => thrown);
		expect(JSON.stringify(describeUnexpected(error))).not.toContain(CANARY);
	});

	test('as a frame, a name, a field or a cause', () => {
		const error = Object.assign(
			new Error(`x\n    at ${CANARY} (${CANARY}.js:1:1)`, { cause: written }),
			{
				name: written,
				input: written,
			},
		);
		expect(JSON.stringify(describeUnexpected(error))).not.toContain(CANARY);
	});
});

test.each([undefined, null, 'text', 7, {}, Symbol('s'), Object.create(null)])(
	'anything thrown, like %p, has a reference',
	(thrown) => {
		expect(describeUnexpected(thrown)).toMatchObject({
			reference: expect.stringMatching(/^\w{6}$/) as string,
			frames: [],
		});
	},
);

test('folders of the machine are left out', () => {
	const error = new Error('x');
	error.stack =
		'Error: x\n    at Object.poll (/home/ann/.n8n/nodes/dist/EmailInquiry.node.js:12:34)\n    at async C:\\Users\\ann\\n8n\\poll.js:1:2\n    at new Reader (C:\\Users\\Ann Lee\\reader.js:3:4)\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)';
	expect(describeUnexpected(error).frames).toEqual([
		'at Object.poll (EmailInquiry.node.js:12:34)',
		'at async (poll.js:1:2)',
		'at new Reader (reader.js:3:4)',
		'at process.processTicksAndRejections (task_queues:105:5)',
	]);
});

test('a message and a stack of megabytes cost little', () => {
	const error = new Error('    at x (a:1:1'.repeat(200_000));
	const start = performance.now();
	describeUnexpected(error);
	expect(performance.now() - start).toBeLessThan(500);
});
