import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import type { MailServer } from '../core/providers/mail-server';
import type { ProbeOutcome } from './probe';
import type { SrvRecord } from './srv';
import { ask, type DnsAnswer } from './dns';
import { fetchDocument, type DocumentOutcome } from './document';
import { greet } from './greeting';

/** All that looking up a server needs of the world. Nothing here rejects; the signal ends everything. */
export interface Network {
	mx(domain: string, signal: AbortSignal): Promise<DnsAnswer<MxRecord>>;
	srv(name: string, signal: AbortSignal): Promise<DnsAnswer<SrvRecord>>;
	ipv4(host: string, signal: AbortSignal): Promise<DnsAnswer<string>>;
	/** A small text over HTTPS. */
	document(url: string, signal: AbortSignal): Promise<DocumentOutcome>;
	/** Connects, waits for the greeting and hangs up: no login is sent. */
	probe(server: MailServer, signal: AbortSignal): Promise<ProbeOutcome>;
}

/** @internal */
export interface MxRecord {
	readonly exchange: string;
	readonly priority: number;
}

/** What differs from the ordinary network. */
export interface NetworkOptions {
	/** DNS servers as `address:port`; else those of the system. */
	readonly dnsServers?: readonly string[];
	readonly lookup?: LookupFunction;
	/** Trusted certificates as PEM; else those Node.js trusts. */
	readonly ca?: string;
	readonly portOf?: (host: string, port: number) => number;
	readonly stepMs?: number;
}

/** No step may take longer. Where firewalls swallow all but DNS, three such steps follow each other. */
const STEP_MS = 2_500;

export function openNetwork(options: NetworkOptions = {}): Network {
	const { dnsServers, lookup, ca, portOf = (_host, port) => port, stepMs = STEP_MS } = options;
	const limit = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(stepMs)]);
	const reach = (host: string, port: number, signal: AbortSignal) => ({
		host,
		port: portOf(host, port),
		signal: limit(signal),
		...(lookup === undefined ? {} : { lookup }),
		...(ca === undefined ? {} : { ca }),
	});
	const resolver = () => {
		// A fresh one each time reads the system's servers again.
		const fresh = new Resolver({ timeout: Math.ceil(stepMs / 3), tries: 2 });
		if (dnsServers !== undefined) fresh.setServers(dnsServers);
		return fresh;
	};
	return {
		mx: (domain, signal) => ask(resolver(), (dns) => dns.resolveMx(domain), limit(signal)),
		srv: (name, signal) => ask(resolver(), (dns) => dns.resolveSrv(name), limit(signal)),
		ipv4: (host, signal) => ask(resolver(), (dns) => dns.resolve4(host), limit(signal)),
		document: (url, signal) => fetchDocument(url, (host) => reach(host, 443, signal)),
		probe: ({ host, port, security }, signal) => greet(reach(host, port, signal), security),
	};
}
