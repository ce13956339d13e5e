import { Resolver } from 'node:dns/promises';
import { createServer as createHttpsServer } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { openNetwork, type Network } from '../../../nodes/detect/network';
import { companyCertificate, privateKey } from '../imap/certificate';
import { listen } from '../imap/listen';
import { freePort } from '../n8n/ports';
import { startDns, type DnsServer, type Zone } from './dns-server';
import { startMailHosts, type MailHost, type MailHosts } from './mail-hosts';

/** An internet of one machine: names, mail servers and web pages (by `host/path`). */
export interface World {
	readonly network: Network;
	readonly dns: DnsServer;
	readonly mail: MailHosts;
	/** Addresses of pages that were asked for, in order. */
	readonly visits: string[];
	stop(): Promise<void>;
}

export type Page = string | ((response: ServerResponse) => void);

export interface WorldOptions {
	readonly zone: Zone;
	readonly mail?: Readonly<Record<string, MailHost>>;
	readonly pages?: Readonly<Record<string, Page>>;
	readonly stepMs?: number;
}

export async function startWorld(options: WorldOptions): Promise<World> {
	const { zone, mail: hosts = {}, pages = {}, stepMs = 5_000 } = options;
	const visits: string[] = [];
	const dns = await startDns(zone);
	const mail = await startMailHosts(hosts);
	const web = createHttpsServer(
		{ cert: companyCertificate(), key: privateKey() },
		(request, response) => {
			const address = `${request.headers.host}${request.url}`;
			visits.push(address);
			const page = pages[address.replace(/\?.*/, '')];
			if (page === undefined) response.writeHead(404).end();
			else if (typeof page === 'string') response.writeHead(200).end(page);
			else page(response);
		},
	);
	const webPort = await listen(web);
	const closedPort = await freePort();
	const portOf = (host: string, port: number) =>
		port === 443 ? webPort : (mail.portOf(host, port) ?? closedPort);
	return {
		network: openNetwork({
			dnsServers: [dns.address],
			lookup: lookupAt(dns.address),
			ca: companyCertificate(),
			portOf,
			stepMs,
		}),
		dns,
		mail,
		visits,
		async stop() {
			web.closeAllConnections();
			await new Promise((resolve) => web.close(resolve));
			await mail.stop();
			await dns.stop();
		},
	};
}

/** What `getaddrinfo` does with the system's DNS servers. */
function lookupAt(address: string): LookupFunction {
	const resolver = new Resolver({ timeout: 2_000, tries: 2 });
	resolver.setServers([address]);
	return (host, _options, callback) => {
		resolver.resolve4(host).then(
			(found) =>
				callback(
					null,
					found.map((ip) => ({ address: ip, family: 4 })),
				),
			(error: NodeJS.ErrnoException) => {
				const isSettled = error.code === 'ENODATA' || error.code === 'ENOTFOUND';
				callback(Object.assign(error, { code: isSettled ? 'ENOTFOUND' : 'EAI_AGAIN' }), []);
			},
		);
	};
}
