import { decodeState, encodeState } from '../../../../nodes/core/memory/state-codec';
import { STATE_FORM, type StateForm } from '../../../../nodes/core/memory/state-upgrades';
import { DAY, pollState } from '../../../support/poll-state';

/** Made up: version 0 called the salt `secret`, version -1 had it in `old`. */
const MADE_UP: StateForm = {
	version: STATE_FORM.version,
	upgrades: {
		[-1]: ({ old, ...rest }) => ({ ...rest, secret: old }),
		0: ({ secret, ...rest }) => ({ ...rest, salt: secret }),
	},
};

const { salt, ...json } = encodeState(pollState(), DAY).json;

test.each([
	['today', { ...json, salt }],
	['one version ago', { ...json, version: 0, secret: salt }],
	['two versions ago', { ...json, version: -1, old: salt }],
])('a state of %s is read in the form of today', (_, stored) => {
	expect(decodeState(stored, MADE_UP)).toMatchObject({
		kind: 'state',
		damage: null,
		state: { salt, seq: pollState().seq },
	});
});

test('each version from the first on has a step to the next', () => {
	const versions = Array.from({ length: STATE_FORM.version - 1 }, (_, index) => index + 1);
	expect(versions.filter((version) => STATE_FORM.upgrades[version] === undefined)).toEqual([]);
});
