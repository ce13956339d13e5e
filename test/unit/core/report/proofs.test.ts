import { proofsOf } from '../../../../nodes/core/report/proofs';

const PERIOD = { start: Date.parse('2026-05-11T00:00Z'), end: Date.parse('2026-05-18T00:00Z') };
const proved = (
	until: string,
	newMessages: unknown,
	missing: unknown,
	mailbox = 'a@b.example',
) => ({
	...{ event: 'proved', until, newMessages, missing, messages: 999, mailbox },
});

test('the proofs of a period are added up, each once', () => {
	const given = [
		proved('2026-05-11T03:20:00.000+03:00', 7, 0),
		proved('2026-05-12T03:20:00.000+03:00', 100, 0),
		proved('2026-05-13T03:20:00.000+03:00', 90, 2),
		proved('2026-05-13T03:20:00.000+03:00', 90, 2),
		proved('2026-05-13T03:20:00.000+03:00', 5, 0, 'c@d.example'),
		proved('2026-05-18T03:20:00.000+03:00', 70, 1),
		proved('soon', 1, 1),
		proved('2026-05-14T03:20:00.000+03:00', 'many', 1),
		...[{ event: 'connected' }, null, 'proved'],
	];
	expect(proofsOf(given, PERIOD)).toEqual({ messages: 202, missing: 2 });
});

test('without proofs there is nothing to add up', () => {
	expect(proofsOf([{ receivedAt: '2026-05-12', senderAddress: 'a@b.example' }], PERIOD)).toBeNull();
});
