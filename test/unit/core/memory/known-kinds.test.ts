import {
	decodeKinds,
	encodeKinds,
	NO_KINDS,
	trimKinds,
	type KnownKind,
} from '../../../../nodes/core/memory/known-kinds';
import { saltedHash } from '../../../../nodes/core/mail/identity';
import { STARTED_AT } from '../../../support/poll-state';

const DAY_MS = 86_400_000;
const keyOf = (number: number) => saltedHash('salt', `mail ${number}`, 60);
const KINDS: readonly KnownKind[] = ['inquiry', 'repeat', 'ignored', 'skipped', 'unread'];

test.each(KINDS)('%s comes back as it was saved, in six characters', (kind) => {
	const kinds = NO_KINDS.with(keyOf(1), kind, STARTED_AT);
	const stored: unknown = JSON.parse(JSON.stringify(encodeKinds(kinds)));
	expect(decodeKinds(stored).of(keyOf(1))).toBe(kind);
	expect(decodeKinds(stored).of(keyOf(2))).toBeNull();
	expect(Object.values(encodeKinds(kinds)).join('')).toHaveLength(6);
});

test('the last three days of mail are kept', () => {
	let kinds = NO_KINDS;
	for (let day = 0; day < 6; day++)
		kinds = kinds.with(keyOf(day), 'inquiry', STARTED_AT + day * DAY_MS);
	const kept = trimKinds(kinds);
	expect([0, 1, 2, 3, 4, 5].map((day) => kept.of(keyOf(day)) !== null)).toEqual([
		...[false, false, false, true, true, true],
	]);
});

test('of very many the newest are kept', () => {
	let kinds = NO_KINDS;
	for (let number = 0; number < 12_000; number++)
		kinds = kinds.with(keyOf(number), 'ignored', STARTED_AT + Math.floor(number / 6_000) * DAY_MS);
	const kept = trimKinds(kinds);
	expect(JSON.stringify(encodeKinds(kept)).length).toBeLessThan(61_000);
	expect([kept.of(keyOf(11_999)), kept.of(keyOf(0))]).toEqual(['ignored', null]);
});
