/** The part of smtp-server 3 that tests use; the package ships no types. */
declare module 'smtp-server' {
	import type { Server } from 'node:net';
	import type { Readable } from 'node:stream';

	interface Envelope {
		readonly mailFrom: { readonly address: string } | false;
		readonly rcptTo: ReadonlyArray<{ readonly address: string }>;
	}

	export class SMTPServer {
		constructor(options: {
			readonly allowInsecureAuth?: boolean;
			readonly disabledCommands?: readonly string[];
			readonly onAuth?: (
				login: { readonly username: string; readonly password: string },
				session: unknown,
				done: (error: Error | null, answer?: { readonly user: string }) => void,
			) => void;
			readonly onData?: (
				stream: Readable,
				session: { readonly envelope: Envelope },
				done: (error?: Error | null) => void,
			) => void;
		});
		readonly server: Server;
		close(done: () => void): void;
	}
}
