/**
 * Why one attachment could not be read, while the mailbox goes on:
 * - `tooLarge`: more came than was announced and allowed
 * - `missing`: the server sent nothing, or not all of it
 * - `refused`: the server refused to send it
 */
export type AttachmentFault = 'tooLarge' | 'missing' | 'refused';

export class AttachmentError extends Error {
	constructor(readonly fault: AttachmentFault) {
		super(`An attachment could not be read: ${fault}`);
		this.name = 'AttachmentError';
	}
}
