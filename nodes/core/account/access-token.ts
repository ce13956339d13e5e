import { fieldOf, filledText } from '../text/unknown';
import { MINUTE_MS } from '../time/lengths';

/** What n8n keeps of a sign-in. Times in ms. */
export interface AccessToken {
	readonly accessToken: string;
	/** Null when n8n did not note it, as 1.x does not. */
	readonly expiresAt: number | null;
	readonly lifetime: number | null;
	/** The service gave a second token to renew this one with. */
	readonly isRenewable: boolean;
}

/** Returns the token in a credential's `oauthTokenData`, or null when nobody has signed in yet. */
export function accessTokenOf(tokenData: unknown): AccessToken | null {
	const read = (key: string) => fieldOf(tokenData, key);
	const accessToken = filledText(read('access_token'));
	if (accessToken === undefined) return null;
	const seconds = positiveNumber(read('expires_in'));
	return {
		accessToken,
		expiresAt: positiveNumber(read('n8n_expires_at')),
		lifetime: seconds === null ? null : seconds * 1000,
		isRenewable: filledText(read('refresh_token')) !== undefined,
	};
}

/**
 * Returns whether a token has to be renewed before it is used: `fresh` no, `due` as soon as that can be,
 * `expired` before anything else. One whose end is not known is used until the server rejects it.
 */
export function ageOf(token: AccessToken, now: number): 'fresh' | 'due' | 'expired' {
	const { expiresAt, lifetime, isRenewable } = token;
	if (expiresAt === null || !isRenewable) return 'fresh';
	if (now >= expiresAt) return 'expired';
	// Half of a short life: else such a token would be renewed at each poll.
	const ahead = Math.min(RENEW_AHEAD_MS, (lifetime ?? Infinity) / 2);
	return now >= expiresAt - ahead ? 'due' : 'fresh';
}

/** Longer than a poll takes, and room for several attempts. */
const RENEW_AHEAD_MS = 5 * MINUTE_MS;

/** n8n keeps these as numbers or as text. */
function positiveNumber(value: unknown): number | null {
	const number = typeof value === 'string' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null;
}
