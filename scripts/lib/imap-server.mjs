import { importTypeScript } from './typescript.mjs';

// An IMAP server in a process of its own, so that what it costs is not counted as its client's. `{ user, raw }` from
// the parent puts mail into an INBOX, anything else is answered with the connections since the last question. It
// ends with its parent.
const { startEmbeddedServer } = await importTypeScript('test/support/imap/embedded.ts');
const { startProxy } = await importTypeScript('test/support/imap/proxy.ts');
const server = await startEmbeddedServer();
const proxy = await startProxy(server);
process.on('message', ({ user, raw }) => {
	if (user !== undefined) return void server.append(user, 'INBOX', raw);
	process.send({ connections: proxy.connections });
	proxy.reset();
});
process.once('disconnect', () => process.exit());
process.send({ host: proxy.host, port: proxy.port, password: server.password });
