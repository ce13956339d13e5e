import { serversOfSrv, type SrvRecord } from '../../../nodes/detect/srv';

/** `priority weight port name`, as in a zone file. */
const srv = (line: string): SrvRecord => {
	const [priority, weight, port, name = ''] = line.split(' ');
	return { priority: Number(priority), weight: Number(weight), port: Number(port), name };
};

test.each<[string, string[], string[], string[]]>([
	['nothing', [], [], []],
	[
		'lower priority first',
		['20 0 993 b.x.example', '10 0 993 a.x.example'],
		[],
		['a.x.example:993 tls', 'b.x.example:993 tls'],
	],
	[
		'then the heavier',
		['10 1 993 b.x.example', '10 9 993 a.x.example'],
		[],
		['a.x.example:993 tls', 'b.x.example:993 tls'],
	],
	[
		'then by name, so that it stays the same',
		['0 0 993 b.x.example', '0 0 993 a.x.example'],
		[],
		['a.x.example:993 tls', 'b.x.example:993 tls'],
	],
	[
		'TLS before STARTTLS, whatever the priority',
		['50 0 993 a.x.example'],
		['0 9 143 b.x.example'],
		['a.x.example:993 tls', 'b.x.example:143 starttls'],
	],
	['another port', ['0 0 1993 a.x.example'], [], ['a.x.example:1993 tls']],
	['not offered', ['0 0 0 .'], ['0 0 0 '], []],
	['not offered with TLS', ['0 0 0 .'], ['0 0 143 a.x.example'], ['a.x.example:143 starttls']],
	['an IP address, a port of 0', ['0 0 993 10.0.0.1', '0 0 0 a.x.example'], [], []],
	['capitals and the dot of the root', ['0 0 993 A.X.Example.'], [], ['a.x.example:993 tls']],
])('%s', (_, imaps, imap, expected) => {
	const servers = serversOfSrv(imaps.map(srv), imap.map(srv));
	expect(servers.map(({ host, port, security }) => `${host}:${port} ${security}`)).toEqual(
		expected,
	);
});
