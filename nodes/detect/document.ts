import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { normaliseHost } from '../core/mail/host-name';
import type { Endpoint } from './greeting';
import { outcomeOf } from './outcome';

/** `none`: it is not there or not usable; `silent`: no answer, which may be different in a minute. */
export type DocumentOutcome =
	| { readonly state: 'text'; readonly text: string }
	| { readonly state: 'none' }
	| { readonly state: 'silent'; readonly code: string };

/** Reads a small text over HTTPS with a valid certificate, also behind some redirects that stay on HTTPS. */
export async function fetchDocument(
	address: string,
	reachOf: (host: string) => Endpoint,
): Promise<DocumentOutcome> {
	let url = usableUrl(address, address);
	const signal = url === null ? undefined : reachOf(url.hostname).signal;
	try {
		for (let hop = 0; url !== null && hop <= MAX_REDIRECTS; hop++) {
			const answer = await get(url, { ...reachOf(url.hostname), ...(signal && { signal }) });
			if (typeof answer !== 'object') return textOutcome(answer);
			url = usableUrl(answer.redirect, url.href);
		}
		return { state: 'none' };
	} catch (error) {
		if (signal?.aborted === true) return { state: 'silent', code: 'ETIMEDOUT' };
		const outcome = outcomeOf(error);
		return outcome.state === 'silent' ? outcome : { state: 'none' };
	}
}

const MAX_REDIRECTS = 3;
/** Real ones have two to five kilobytes. */
const MAX_BYTES = 64 * 1024;

function textOutcome(text: string | undefined): DocumentOutcome {
	return text === undefined ? { state: 'none' } : { state: 'text', text };
}

/** No other scheme, port or login, and no IP address: what a redirect names is not ours to try. */
function usableUrl(address: string, base: string): URL | null {
	if (!URL.canParse(address, base)) return null;
	const url = new URL(address, base);
	const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '';
	return isPlain && url.password === '' && normaliseHost(url.hostname) !== null ? url : null;
}

function get(
	url: URL,
	reach: Endpoint,
): Promise<string | undefined | { readonly redirect: string }> {
	const { host, port, signal, lookup, ca } = reach;
	return new Promise((resolve, reject) => {
		const sent = request({
			host,
			port,
			path: `${url.pathname}${url.search}`,
			servername: host,
			headers: { host, accept: 'text/xml, application/xml', 'accept-encoding': 'identity' },
			minVersion: 'TLSv1.2',
			agent: false,
			signal,
			...(lookup === undefined ? {} : { lookup }),
			...(ca === undefined ? {} : { ca }),
		});
		sent.on('error', reject);
		sent.once('response', (response) => {
			response.on('error', reject);
			const { statusCode = 0, headers } = response;
			if (REDIRECTS.has(statusCode)) resolve({ redirect: headers.location ?? '' });
			else if (statusCode !== 200 || headers['content-encoding'] !== undefined) resolve(undefined);
			else return read(response, resolve);
			sent.destroy();
		});
		sent.end();
	});
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function read(response: IncomingMessage, resolve: (text: string | undefined) => void): void {
	const chunks: Buffer[] = [];
	let size = 0;
	response.on('data', (chunk: Buffer) => {
		chunks.push(chunk);
		size += chunk.length;
		if (size <= MAX_BYTES) return;
		resolve(undefined);
		response.destroy();
	});
	response.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
}
