import type { Doubt, FoundIn, Sender } from '../who/sender';

/** How the writer of a mail was found, as items say it. */
export interface WriterInWords {
	readonly certainty: Sender['certainty'];
	readonly foundIn: FoundIn;
	readonly text: string;
}

/** Returns how the writer was found, with a sentence for people. */
export function writerInWords({
	certainty,
	foundIn,
	doubt,
}: Pick<Sender, 'certainty' | 'foundIn' | 'doubt'>): WriterInWords {
	const text = certainty === 'unknown' ? `${DOUBTS[doubt]}, so it always counts` : PLACES[foundIn];
	return { certainty, foundIn, text };
}

const PLACES: Readonly<Record<FoundIn, string>> = {
	from: 'From',
	replyTo: 'Reply-To of a mail that somebody else sent for the writer',
	originalSender: 'The original sender that a mailing list or group names',
	cc: 'Cc, where a mailing list names the writer',
	text: 'The text of a website form',
	forward: 'The header of the mail that a colleague forwarded',
	sender: 'Sender, as From is missing',
	returnPath: 'Return-Path, as From is missing',
	received: 'The envelope noted in Received, as From is missing',
	'': '',
};

const DOUBTS: Readonly<Record<Doubt, string>> = {
	'': 'It is not known who wrote',
	machine: 'A program sent it and nothing in it names the writer',
	several: 'A program sent it and its Reply-To does not tell which of several people wrote',
	list: 'A mailing list or group put its own address into From and does not name the writer',
	unreadText: 'A program sent it and its text, which may name the writer, could not be read',
	forward: 'A colleague forwarded it and the forwarded mail does not name the writer',
	noFrom: 'It has no From',
	unreadableFrom: 'Its From is no address that can be read',
	refuted: 'The receiving server found that From is not who sent it (DMARC fail)',
};
