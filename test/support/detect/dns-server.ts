import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { LOOPBACK, listen } from '../imap/listen';
import {
	readQuestion,
	writeReply,
	type Question,
	type Reply,
	type ZoneRecord,
} from './dns-message';

/** Records by name; `*.name` stands for all below. `SERVFAIL`, `REFUSED`, `NOTIMP` or `MUTE` is how any question about the name ends. */
export type Zone = Readonly<Record<string, readonly ZoneRecord[]>>;

export interface DnsServer {
	/** For `Resolver.setServers`. */
	readonly address: string;
	/** `TYPE name`, in order. */
	readonly questions: string[];
	zone: Zone;
	stop(): Promise<void>;
}

/** Answers over UDP, long answers over TCP. */
export async function startDns(zone: Zone): Promise<DnsServer> {
	const questions: string[] = [];
	const udp = createSocket('udp4');
	const reply = (query: Buffer, isUdp: boolean): Buffer | null => {
		const question = readQuestion(query);
		questions.push(`${question.type} ${question.name}`);
		const answer = answerFrom(server.zone, question);
		return answer === null ? null : writeReply(query, answer, isUdp);
	};
	udp.on('message', (query, client) => {
		const message = reply(query, true);
		if (message !== null) udp.send(message, client.port, client.address);
	});
	const tcp = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.once('data', (chunk) => {
			const message = reply(chunk.subarray(2), false);
			if (message === null) return;
			const length = Buffer.alloc(2);
			length.writeUInt16BE(message.length);
			socket.end(Buffer.concat([length, message]));
		});
	});
	const port = await listen(tcp);
	udp.bind(port, LOOPBACK);
	await once(udp, 'listening');
	const server: DnsServer = {
		address: `${LOOPBACK}:${port}`,
		questions,
		zone,
		async stop() {
			udp.close();
			await new Promise((resolve) => tcp.close(resolve));
		},
	};
	return server;
}

function answerFrom(zone: Zone, { name, type }: Question): Reply | null {
	const found = recordsOf(zone, name);
	if (found === undefined) return { code: 'NXDOMAIN', records: [] };
	if (found.includes('MUTE') || found.includes(`MUTE ${type}`)) return null;
	for (const code of ['SERVFAIL', 'REFUSED', 'NOTIMP'] as const) {
		if (found.includes(code) || found.includes(`${code} ${type}`)) return { code, records: [] };
	}
	const alias = found.find((record) => record.startsWith('CNAME '));
	if (alias === undefined) {
		const fitting = found.filter((record) => record.startsWith(`${type} `));
		return { code: 'NOERROR', records: fitting.map((record) => [name, record]) };
	}
	const target = answerFrom(zone, { name: alias.slice('CNAME '.length), type });
	return target && { ...target, records: [[name, alias], ...target.records] };
}

/** An empty list for a name that only others are below of (RFC 8020). */
function recordsOf(zone: Zone, name: string): readonly ZoneRecord[] | undefined {
	const exact = zone[name];
	if (exact !== undefined) return exact;
	if (Object.keys(zone).some((other) => other.endsWith(`.${name}`))) return [];
	for (let rest = name; rest.includes('.'); ) {
		rest = rest.slice(rest.indexOf('.') + 1);
		const wildcard = zone[`*.${rest}`];
		if (wildcard !== undefined) return wildcard;
		if (zone[rest] !== undefined) return undefined;
	}
	return undefined;
}
