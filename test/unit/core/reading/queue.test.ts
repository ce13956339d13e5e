import { entriesOf } from '../../../../nodes/core/reading/queue';
import { head } from '../../../support/head';

describe('an answer of the server', () => {
	const entries = entriesOf([2, 3, 4, 5], {
		heads: [head({ folder: 'A', uid: 2 }), head({ folder: 'A', uid: 5 })],
		gone: [3],
		unread: new Map([[4, 'a broken header']]),
	});

	test('becomes entries, each UID in its place', () => {
		expect(entries.map(({ kind, uid }) => [uid, kind])).toEqual([
			[2, 'mail'],
			[3, 'gone'],
			[4, 'unread'],
			[5, 'mail'],
		]);
		expect(entries[2]).toMatchObject({ reason: 'a broken header' });
	});

	test('that says nothing of a UID is a reason, not a loss', () => {
		const silent = entriesOf([7], { heads: [], gone: [], unread: new Map() });
		expect(silent).toEqual([{ kind: 'unread', uid: 7, reason: 'the server did not deliver it' }]);
	});

	test('comes with the clients that texts name', () => {
		const named = {
			by: 'form',
			address: 'ann@client.example',
			name: 'Ann',
			isLabelled: true,
		} as const;
		const answer = { heads: [head({ uid: 1 }), head({ uid: 2 })], gone: [], unread: new Map() };
		const found = entriesOf([1, 2], answer, new Map([[2, named]]));
		expect(found).toMatchObject([{ named: null }, { named }]);
	});
});
