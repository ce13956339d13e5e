import { tamperedHistory } from '../../support/model/tampering';
import { isNightly, noteSearch, seedOf } from '../../support/searches';

const HISTORIES = isNightly ? 1_000 : 40;
const MESSAGES = isNightly ? 1_000 : 60;
const SEED = seedOf('MODEL_SEED');

test(`a proof finds what a damaged state lost, and nothing else: ${HISTORIES} histories, MODEL_SEED=${SEED}`, async () => {
	const started = performance.now();
	const failures: string[] = [];
	const played = { messages: 0, found: 0 };
	for (let number = 0; number < HISTORIES; number++) {
		const seed = SEED + number;
		await tamperedHistory(seed, MESSAGES).then(
			({ messages, found }) => {
				played.messages += messages;
				played.found += found;
			},
			(error: unknown) => failures.push(`${seed}: ${String(error)}`),
		);
	}
	noteSearch({
		name: 'proofs of damaged states',
		played: `${HISTORIES} histories, ${played.messages} messages, ${played.found} of them found`,
		seed: SEED,
		seconds: (performance.now() - started) / 1000,
		findings: failures.length,
	});
	expect(failures.slice(0, 3)).toEqual([]);
	expect(played.found).toBeGreaterThan(HISTORIES / 10);
}, 3_600_000);
