/**
 * The longest literal the driver accepts; a longer one ends the connection, so that no server can
 * fill the memory. Nothing longer is ever asked for.
 */
export const MAX_LITERAL_SIZE = 4 * 1024 * 1024;

/** A SEARCH answer is one line: room for the UIDs of some millions of messages. */
export const MAX_LINE_LENGTH = 32 * 1024 * 1024;

/** What of a message is read when its structure is of no use. */
export const MAX_SOURCE_LENGTH = 1024 * 1024;

/** What of all parts of a message that hold texts or files of their own is read to list them. */
export const MAX_OPENED_LENGTH = 4 * 1024 * 1024;

/** The longest part that is read to pass on a file in it: more than mail services take for a message, as a rule. */
export const MAX_BOX_LENGTH = 48 * 1024 * 1024;

/** What of a text part is read when a single message is asked for. */
export const MAX_CONTENT_LENGTH = 4 * 1024 * 1024;

/** A piece of a message or of a part: large enough to be quick, and some fit the memory. */
export const PIECE_LENGTH = 1024 * 1024;
