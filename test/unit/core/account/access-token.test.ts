import { accessTokenOf, ageOf } from '../../../../nodes/core/account/access-token';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;
const base = { access_token: 'a', refresh_token: 'r', expires_in: 3600 };

describe('when a token is renewed', () => {
	test.each<[string, object, 'fresh' | 'due' | 'expired']>([
		['an hour before its end', { n8n_expires_at: NOW + 60 * MINUTE }, 'fresh'],
		['a moment more than 5 minutes before', { n8n_expires_at: NOW + 5 * MINUTE + 1 }, 'fresh'],
		['5 minutes before', { n8n_expires_at: NOW + 5 * MINUTE }, 'due'],
		['a moment before', { n8n_expires_at: NOW + 1 }, 'due'],
		['at its end', { n8n_expires_at: NOW }, 'expired'],
		['long after', { n8n_expires_at: NOW - 60 * MINUTE }, 'expired'],
		['its end as text, as n8n writes it', { n8n_expires_at: String(NOW) }, 'expired'],
		['its end not known (n8n 1.x)', {}, 'fresh'],
		['its end unreadable', { n8n_expires_at: 'soon' }, 'fresh'],
		['a short life, in its first half', { expires_in: 60, n8n_expires_at: NOW + 31_000 }, 'fresh'],
		['a short life, in its second half', { expires_in: 60, n8n_expires_at: NOW + 30_000 }, 'due'],
		['a life as text', { expires_in: '60', n8n_expires_at: NOW + 31_000 }, 'fresh'],
		['no life told', { expires_in: undefined, n8n_expires_at: NOW + MINUTE }, 'due'],
		['nothing to renew it with', { refresh_token: undefined, n8n_expires_at: NOW }, 'fresh'],
	])('%s', (_, changes, age) => {
		const token = accessTokenOf({ ...base, ...changes });
		expect(token && ageOf(token, NOW)).toBe(age);
	});
});

test.each([undefined, null, '', 'a', {}, { access_token: '' }, { access_token: 7 }])(
	'%p is not a sign-in',
	(tokenData) => {
		expect(accessTokenOf(tokenData)).toBeNull();
	},
);
