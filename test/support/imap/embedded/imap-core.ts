export type ImapCore = Awaited<ReturnType<typeof loadImapCore>>;

/**
 * wildduck's protocol layer (EUPL: a devDependency, never copied or bundled). Runs without its configuration, which
 * reads `--config` of whoever runs it and may exit the process, and without its error log on stderr.
 * Loaded late because it takes 0.2 s.
 */
export async function loadImapCore() {
	process.env['DISABLE_WILD_CONFIG'] = 'true';
	const { setGelf } = await import('@zone-eu/wildduck/lib/errors.js');
	setGelf({ emit: () => undefined });
	const { IMAPServer, imapHandler } = await import('@zone-eu/wildduck/imap-core/index.js');
	const { default: parseMimeTree } = await import(
		'@zone-eu/wildduck/imap-core/lib/indexer/parse-mime-tree.js'
	);
	return { IMAPServer, imapHandler, parseMimeTree };
}
