/** What a test wants of its mail server, and not every server does. */
export type Ability =
	/** A process of its own, so that its memory is not the test's. */
	| 'runsApart'
	| 'storesNul'
	| 'storesNoHeader'
	/** Says AUTHENTICATIONFAILED (RFC 5530) when it refuses a password. */
	| 'namesRefusedLogin';

/** By the name that `IMAP_SERVER` has. */
const LACKS: Readonly<Record<string, Partial<Record<Ability, string>>>> = {
	embedded: { runsApart: 'the embedded server holds all mail in the memory of the test' },
	cyrus: {
		storesNul: 'Cyrus stores no message with NUL',
		storesNoHeader: 'Cyrus stores no message without a header field',
		namesRefusedLogin: 'Cyrus refuses a login without a response code',
	},
};

/** Returns why the server of this run cannot do it, or `undefined` where it can. */
export function lackOf(ability: Ability): string | undefined {
	return LACKS[process.env['IMAP_SERVER'] ?? 'embedded']?.[ability];
}

/** Declares tests that want the ability; where the server lacks it they are skipped with the reason. */
export function whereServer(ability: Ability, declareTests: () => void): void {
	const lack = lackOf(ability);
	if (lack === undefined) declareTests();
	else describe.skip(lack, declareTests);
}
