import { decodeState, encodeState } from '../../../../nodes/core/memory/state-codec';
import { STATE_FORM, type StateForm } from '../../../../nodes/core/memory/state-upgrades';
import { DAY, pollState } from '../../../support/poll-state';

const NOW = STATE_FORM.version;
/** Made up: two versions from now the salt is called `salt`, in the next one `secret`, and today `old`. */
const MADE_UP: StateForm = {
	version: NOW + 2,
	upgrades: {
		[NOW]: ({ old, ...rest }) => ({ ...rest, secret: old }),
		[NOW + 1]: ({ secret, ...rest }) => ({ ...rest, salt: secret }),
	},
};

const { salt, ...json } = encodeState(pollState(), DAY).json;

test.each([
	['the same version', { ...json, version: NOW + 2, salt }],
	['one version ago', { ...json, version: NOW + 1, secret: salt }],
	['two versions ago', { ...json, version: NOW, old: salt }],
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
