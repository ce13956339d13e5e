import type { NextUid, ProofTally } from './proof-tally';

/** A proof under way; it goes on in the next poll where this one ended. Times in ms. */
export interface ProofRun {
	readonly tally: ProofTally;
	readonly until: number;
	readonly since: number;
	/** Folders that are still to be searched. */
	readonly unsearched: string[];
	/** In the folders that were searched, and still to be read. */
	readonly left: FoundIn[];
	readonly folders: string[];
	/** By folder, where the server said it. */
	readonly nextUids: Map<string, NextUid>;
	/** How many messages are read at once: fewer after each end of the connection, as one of them may cause it. */
	perFetch: number;
	/** How many are being read. */
	reading: number;
	/** How often the connection ended. */
	failures: number;
}

/** What a search found in a folder, as far as it is not read. */
export interface FoundIn {
	readonly folder: string;
	readonly uidValidity: string;
	/** Ascending. */
	uids: readonly number[];
}
