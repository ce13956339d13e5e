import { accessTokenOf } from './access-token';
import { stampOf, type Account } from './account';
import type { OAuth2Service } from '../providers/oauth2-services';
import { SettingError } from '../errors/advised-error';
import { typedLogin } from './typed/typed-login';
import { typedAddress } from './typed/typed-address';
import type { Server } from './typed/typed-server';

/** Returns the mailbox of an OAuth2 credential's data as n8n stores it. Throws `SettingError` naming the field. */
export function accountOfSignIn(
	service: OAuth2Service,
	data: Readonly<Record<string, unknown>>,
): Account {
	const address = typedAddress(data.address);
	const token = accessTokenOf(data.oauthTokenData);
	if (token === null) {
		throw new SettingError(
			'Credential',
			`Nobody has signed in at ${service.name} yet`,
			'Open the credential, sign in with its button and give your consent.',
		);
	}
	const login = typedLogin(data.login);
	return {
		address,
		provider: undefined,
		signIn: { service, token },
		connection: {
			...tokenServerOf(service, data.server),
			login: login || address,
			secret: { kind: 'accessToken', accessToken: token.accessToken },
			allowUnauthorizedCerts: false,
			ca: null,
		},
		serverBy: 'table',
		complete: null,
		stamp: stampOf(address),
	};
}

/**
 * Tokens go to the service itself. A server named in the hidden field has to be on this machine, such as a
 * mail proxy: whoever may edit a shared credential must not be able to send its token elsewhere.
 */
function tokenServerOf(service: OAuth2Service, written: unknown): Server {
	const [, scheme, host, port] =
		LOCAL_SERVER.exec(typeof written === 'string' ? written : '') ?? [];
	if (host === undefined) return { host: service.host, port: service.port, security: 'tls' };
	return { host, port: Number(port), security: scheme === 'imaps' ? 'tls' : 'none' };
}

const LOCAL_SERVER = /^(imaps?):\/\/(localhost|127\.0\.0\.1):(\d{1,5})$/;
