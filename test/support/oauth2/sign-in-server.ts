import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { OAuth2Server, type MutableResponse, type MutableToken } from 'oauth2-mock-server';
import { LOOPBACK } from '../imap/listen';
import { object, text } from '../n8n/json';

/** A service's sign-in server: everybody who comes consents at once. */
export interface SignInServer {
	readonly authorizeUrl: string;
	readonly tokenUrl: string;
	/** Tells a mail server whose a token is, and whether it is valid. */
	readonly userInfoUrl: string;
	/** Who consents next. */
	account: string;
	/** Seconds that the next token says it lives. */
	lifetime: number;
	/** Answers requests for tokens with 503. */
	isDown: boolean;
	/** Grants asked for, such as `authorization_code`, in order. */
	readonly asked: string[];
	/** Ends all access tokens given so far; they can be renewed. */
	endTokens(): void;
	/** Takes the consent back: no token can be renewed anymore. */
	revoke(): void;
	stop(): Promise<void>;
}

export async function startSignInServer(account = ''): Promise<SignInServer> {
	const server = new OAuth2Server();
	await server.issuer.keys.generate('RS256');
	await server.start(0, LOOPBACK);
	const url = `http://${LOOPBACK}:${server.address().port}`;
	const owners = new Map<string, string>();
	const renewable = new Map<string, string>();
	const asked: string[] = [];
	const signIn: SignInServer = {
		authorizeUrl: `${url}/authorize`,
		tokenUrl: `${url}/token`,
		userInfoUrl: `${url}/userinfo`,
		account,
		lifetime: 3600,
		isDown: false,
		asked,
		endTokens: () => owners.clear(),
		revoke: () => renewable.clear(),
		stop: () => server.stop(),
	};
	const { service } = server;
	// Two tokens of one second would be the same.
	service.on('beforeTokenSigning', ({ payload }: MutableToken) => {
		payload['jti'] = randomUUID();
	});
	service.on('beforeResponse', (response: MutableResponse, request: IncomingMessage) => {
		const { grant_type: grant = '', refresh_token: shown = '' } = formOf(request);
		asked.push(grant);
		const isRenewal = grant === 'refresh_token';
		const owner = isRenewal ? renewable.get(shown) : signIn.account;
		if (signIn.isDown) answer(response, 503, { error: 'temporarily_unavailable' });
		else if (owner === undefined) answer(response, 400, { error: 'invalid_grant' });
		else {
			const given = object(response.body, 'an answer');
			owners.set(text(given['access_token'], 'a token'), owner);
			renewable.delete(shown);
			renewable.set(text(given['refresh_token'], 'a token'), owner);
			answer(response, 200, { ...given, expires_in: signIn.lifetime });
		}
	});
	service.on('beforeUserinfo', (response: MutableResponse, request: IncomingMessage) => {
		const token = request.headers.authorization?.replace(/^Bearer /i, '') ?? '';
		const owner = owners.get(token);
		// As RFC 7662 §2.2 has it: Dovecot takes any other status for a server that is out of order.
		const isActive = owner !== undefined;
		answer(response, 200, isActive ? { active: true, email: owner } : { active: false });
	});
	return signIn;
}

function formOf(request: IncomingMessage): Partial<Record<string, string>> {
	const { body } = request as IncomingMessage & { body?: Record<string, string> };
	return body ?? {};
}

function answer(response: MutableResponse, status: number, body: Record<string, unknown>): void {
	response.statusCode = status;
	response.body = body;
}
