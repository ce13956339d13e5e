// Loaded into n8n before anything else: the server of a mail service is one on this machine.
const tls = require('node:tls');

const { host, port } = JSON.parse(process.env.MAIL_SERVER_ELSEWHERE);
const connect = tls.connect;

tls.connect = (options, ...rest) =>
	options?.host === host
		? connect({ ...options, host: '127.0.0.1', port, servername: 'localhost' }, ...rest)
		: connect(options, ...rest);
