import type { Answer, Headers } from './http';
import { object, text } from './json';

/** Does what a browser does after "Sign in": follows n8n to the service and the service back to n8n. */
export async function visitSignIn(begun: Answer, editor: Headers): Promise<void> {
	const consent = await fetch(signInUrlOf(begun), { redirect: 'manual' });
	const callbackUrl = consent.headers.get('location');
	if (callbackUrl === null) throw new Error(`No consent was given: ${await consent.text()}`);
	// n8n ties the sign-in to the browser it was begun in.
	const cookies = [editor['cookie'], begun.cookie].filter((one) => one !== undefined && one !== '');
	const callback = await fetch(callbackUrl, { headers: { ...editor, cookie: cookies.join('; ') } });
	const page = await callback.text();
	if (!callback.ok || /error/i.test(titleOf(page))) {
		throw new Error(`n8n did not take the consent: ${callback.status} ${page.slice(0, 2000)}`);
	}
}

export function signInUrlOf({ body }: Answer): URL {
	return new URL(text(object(body, 'a sign-in')['data'], 'the address of a sign-in'));
}

function titleOf(page: string): string {
	return /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '';
}
