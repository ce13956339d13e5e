import { SignInError, toSignInError } from '../../../../nodes/core/account/sign-in-error';

/** As n8n's OAuth2 client throws what a token server answered. */
const answered = (error: string) =>
	Object.assign(new Error('told'), {
		code: 'EAUTH',
		body: { error, error_description: 'secret words' },
	});

describe('what n8n throws instead of renewing a token', () => {
	test.each<[string, unknown, string, string | undefined]>([
		['consent taken back', answered('invalid_grant'), 'consent', 'invalid_grant'],
		['a second factor', answered('interaction_required'), 'consent', 'interaction_required'],
		['a secret that ran out', answered('invalid_client'), 'client', 'invalid_client'],
		['an app without the permission', answered('unauthorized_client'), 'client', undefined],
		['later, please', answered('temporarily_unavailable'), 'unavailable', undefined],
		['a new kind of error', answered('brand_new_error'), 'unavailable', 'brand_new_error'],
		['an error without a name', { body: 'no JSON', code: 'EAUTH' }, 'unavailable', undefined],
		[
			"n8n 2.x's own words for an ended consent",
			{ failure: { cause: 'credential-invalid' } },
			'consent',
			'invalid_grant',
		],
		['503 with an axios code', http(503), 'unavailable', 'HTTP 503'],
		['a redirect', { status: 302, body: '<html>' }, 'unavailable', undefined],
		['no connection', { code: 'ECONNREFUSED' }, 'unreachable', 'ECONNREFUSED'],
		['no name server', { code: 'EAI_AGAIN' }, 'unreachable', 'EAI_AGAIN'],
		['a bug', new TypeError('x is not a function'), 'unavailable', undefined],
		['nothing', undefined, 'unavailable', undefined],
	])('%s', (_, thrown, reason, code) => {
		const error = toSignInError(thrown);
		expect(error.reason).toBe(reason);
		if (code !== undefined) expect(error.code).toBe(code);
	});
});

test('only what the user has to change is settled', () => {
	const settled = (reason: SignInError['reason']) => !new SignInError(reason).isTransient;
	expect(settled('consent')).toBe(true);
	expect(settled('client')).toBe(true);
	expect(settled('unreachable')).toBe(false);
	expect(settled('unavailable')).toBe(false);
});

test('nothing of what was sent or answered is kept', () => {
	const thrown = Object.assign(new Error('refresh_token=r3fresh'), {
		config: { data: 'client_secret=s3cret&refresh_token=r3fresh' },
		body: { error: 'r3fresh s3cret', error_description: 's3cret' },
		response: { data: 's3cret' },
	});
	const error = toSignInError(thrown);
	const all = [error.message, error.stack, error.code, JSON.stringify(error), String(error.cause)];
	expect(all.join('\n')).not.toMatch(/r3fresh|s3cret/);
	expect(error.cause).toBeUndefined();
});

function http(status: number): object {
	return { code: 'ERR_BAD_RESPONSE', response: { status, data: 'secret words' } };
}
