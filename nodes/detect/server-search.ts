import { readAutoconfig } from './autoconfig';
import {
	keptElsewhere,
	lookupFailed,
	noSuchDomain,
	nothingFound,
	takesNoMail,
	takesNoPassword,
} from './detection-error';
import { isUnder, normaliseHost } from '../core/mail/host-name';
import type { Detected, MailServer } from '../core/providers/mail-server';
import { readyServer, type Probe } from './probe';
import { providerByHost, providerByMx, type Provider } from '../core/providers/providers';
import { serversOfSrv } from './srv';
import type { Network } from './network';

interface Search {
	readonly domain: string;
	readonly network: Network;
	readonly signal: AbortSignal;
	readonly mxHosts: string[];
	/** Codes of what could not be found out. */
	readonly doubts: string[];
}

/**
 * Finds the server that keeps the mail of a domain. Throws `SettingError` when the answer is settled and
 * of no use, and a transient `MailboxError` when something did not answer.
 */
export async function searchServer(
	domain: string,
	network: Network,
	signal: AbortSignal,
): Promise<Detected> {
	if (normaliseHost(domain) !== domain) throw noSuchDomain(domain);
	const search: Search = { domain, network, signal, mxHosts: [], doubts: [] };
	const steps = [byMx, bySrv, byAutoconfig, byTrying];
	for (const step of steps) {
		const found = await step(search);
		if (found !== undefined) return found;
	}
	const [doubt] = search.doubts;
	throw doubt === undefined ? nothingFound(domain) : lookupFailed(doubt);
}

async function byMx(search: Search): Promise<Detected | undefined> {
	const { domain, network, signal, mxHosts } = search;
	const answer = await network.mx(domain, signal);
	if (answer.state === 'failed') throw lookupFailed(answer.code);
	if (answer.state === 'noName') throw noSuchDomain(domain);
	if (answer.state === 'noData') return undefined;
	if (answer.records.every(({ exchange }) => /^\.?$/.test(exchange))) throw takesNoMail(domain);
	const hosts = [...answer.records]
		.sort((a, b) => a.priority - b.priority)
		.map(({ exchange }) => normaliseHost(exchange));
	mxHosts.push(...hosts.filter((host) => host !== null));
	const provider = providerByMx(mxHosts);
	return provider === undefined ? undefined : presetOf(provider, 'mx');
}

async function bySrv(search: Search): Promise<Detected | undefined> {
	const { domain, network, signal, doubts } = search;
	const answers = await Promise.all([
		network.srv(`_imaps._tcp.${domain}`, signal),
		network.srv(`_imap._tcp.${domain}`, signal),
	]);
	const [imaps, imap] = answers.map((answer) => {
		// Some name servers never answer this type: what can be found without it may be used.
		if (answer.state === 'failed') doubts.push(answer.code);
		return answer.state === 'records' ? answer.records : [];
	});
	return await declared(search, serversOfSrv(imaps ?? [], imap ?? []), 'srv');
}

async function byAutoconfig(search: Search): Promise<Detected | undefined> {
	const { domain, network, signal, doubts } = search;
	// Nobody need know whose mailbox it is; every domain has a postmaster (RFC 5321 §4.5.1).
	const askedFor = `postmaster@${domain}`;
	const urls = [
		`https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(askedFor)}`,
		`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
	].filter((url) => isUnder(new URL(url).hostname, domain));
	const outcomes = await Promise.all(urls.map((url) => network.document(url, signal)));
	for (const outcome of outcomes) {
		if (outcome.state === 'silent') doubts.push(outcome.code);
		const server = outcome.state === 'text' ? readAutoconfig(outcome.text, askedFor) : undefined;
		if (server === undefined) continue;
		const { takesPassword, ...place } = server;
		if (!takesPassword && providerByHost(server.host) === undefined) {
			throw takesNoPassword(place);
		}
		return await declared(search, [place], 'autoconfig');
	}
	return undefined;
}

/** Takes the domain at its word, but lets the password go only where it may. */
async function declared(
	{ domain, network, signal }: Search,
	servers: readonly MailServer[],
	foundBy: Detected['foundBy'],
): Promise<Detected | undefined> {
	const [best] = servers;
	if (best === undefined) return undefined;
	const provider = providerByHost(best.host);
	if (provider !== undefined) return presetOf(provider, foundBy);
	// What else may answer under the domain is then a left-over.
	if (!isUnder(best.host, domain)) throw keptElsewhere(best);
	const own = servers.filter(({ host }) => isUnder(host, domain)).slice(0, MAX_DECLARED);
	const server = readyServer(await probeAll(own, network, signal), () => true);
	return server === undefined ? undefined : { provider: undefined, ...server, foundBy };
}

/** Domains with several servers name two or three. */
const MAX_DECLARED = 4;

async function byTrying(search: Search): Promise<Detected | undefined> {
	const { domain, network, signal, mxHosts } = search;
	const hosts = ['imap', 'mail']
		.map((label) => `${label}.${domain}`)
		.filter((host) => isUnder(host, domain));
	const wildcard = network.ipv4(`${UNLIKELY_LABEL}.${domain}`, signal);
	const tls = await probeAll(hosts.map(onPort993), network, signal);
	const ready = tls.find(({ outcome }) => outcome.state === 'ready')?.server;
	if (ready !== undefined) return { provider: undefined, ...ready, foundBy: 'probe' };
	const present = tls.filter(({ outcome }) => outcome.state !== 'absent');
	const starttls = await probeAll(
		present.map(({ server }) => onPort143(server.host)),
		network,
		signal,
	);
	const isWildcard = (await wildcard).state === 'records';
	// `mail.` may be the webmail alone, and where every name has an address `imap.` says nothing.
	const isExpected = (host: string) =>
		mxHosts.includes(host) || (host === `imap.${domain}` && !isWildcard);
	const server = readyServer([...tls, ...starttls], isExpected);
	return server === undefined ? undefined : { provider: undefined, ...server, foundBy: 'probe' };
}

const UNLIKELY_LABEL = 'is-there-a-name-for-everything';
const onPort993 = (host: string): MailServer => ({ host, port: 993, security: 'tls' });
const onPort143 = (host: string): MailServer => ({ host, port: 143, security: 'starttls' });

/** All at once; none behind the first that is ready is waited for. */
async function probeAll(
	servers: readonly MailServer[],
	network: Network,
	signal: AbortSignal,
): Promise<readonly Probe[]> {
	const started = servers.map((server) => ({ server, outcome: network.probe(server, signal) }));
	const probes: Probe[] = [];
	for (const { server, outcome } of started) {
		probes.push({ server, outcome: await outcome });
		if (probes.at(-1)?.outcome.state === 'ready') break;
	}
	return probes;
}

function presetOf(provider: Provider, foundBy: Detected['foundBy']): Detected {
	const { host, port, security } = provider;
	return { provider, host, port, security, foundBy };
}
