import type { IExecuteFunctions } from 'n8n-workflow';
import { readAccount } from '../../../../nodes/n8n/account/credential';

const contextWith = (getCredentials: () => Promise<object>) =>
	({ getCredentials }) as unknown as IExecuteFunctions;
const never = () => new Promise<never>(() => {});

afterEach(() => jest.useRealTimers());

test('a credential is read with all it says', async () => {
	const context = contextWith(() =>
		Promise.resolve({ address: 'office@yandex.ru', password: 'abcdefghijklmnop' }),
	);
	expect(await readAccount(context, 'password')).toMatchObject({ address: 'office@yandex.ru' });
});

test('one that is gone is the user’s to choose again', async () => {
	const context = contextWith(() => Promise.reject(new Error('not found')));
	await expect(readAccount(context, 'password')).rejects.toMatchObject({
		...{ name: 'SettingError', field: 'Credential' },
	});
});

test.each([
	['a connection that is refused', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
	['a server that shuts down', Object.assign(new Error('x'), { code: '57P01' })],
	['a query that fails', Object.assign(new Error('x'), { name: 'QueryFailedError' })],
	['no free connection', Object.assign(new Error('x'), { name: 'DbConnectionTimeoutError' })],
])('a database that is not there (%s) is nobody’s setting', async (_, error) => {
	const reading = readAccount(
		contextWith(() => Promise.reject(error)),
		'password',
	);
	await expect(reading).rejects.toMatchObject({ detail: 'credentialLate', isTransient: true });
});

test('a vault that hangs costs some seconds, and nobody’s setting is to blame', async () => {
	jest.useFakeTimers();
	const reading = readAccount(contextWith(never), 'password');
	const ended = expect(reading).rejects.toMatchObject({
		...{ kind: 'deadline', detail: 'credentialLate', isTransient: true },
	});
	await jest.advanceTimersByTimeAsync(10_000);
	await ended;
});

test('a poll that is stopped waits for no vault', async () => {
	const reading = readAccount(contextWith(never), 'password', AbortSignal.abort());
	await expect(reading).rejects.toMatchObject({ kind: 'deadline' });
});
