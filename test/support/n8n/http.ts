import { isObject } from './json';

export type Headers = Readonly<Record<string, string>>;

export interface Answer {
	readonly body: unknown;
	readonly cookie: string;
}

/** One request with a JSON body and a JSON answer; anything but success is thrown with n8n's own words. */
export async function request(
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	url: string,
	headers: Headers,
	body?: unknown,
): Promise<Answer> {
	const response = await fetch(url, {
		method,
		headers: { 'content-type': 'application/json', ...headers },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const answer = await response.text();
	if (!response.ok) {
		throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${wordsOf(answer)}`);
	}
	return { body: parse(answer), cookie: cookiesOf(response) };
}

function parse(answer: string): unknown {
	return answer === '' ? undefined : JSON.parse(answer);
}

function wordsOf(answer: string): string {
	try {
		const body = parse(answer);
		return isObject(body) && typeof body['message'] === 'string' ? body['message'] : answer;
	} catch {
		return answer.slice(0, 300);
	}
}

function cookiesOf(response: Response): string {
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}
