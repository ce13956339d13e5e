/**
 * Why one attachment could not be read, while the mailbox goes on:
 * - `tooLarge`: more came than was announced and allowed
 * - `missing`: the server sent nothing
 * - `cut`: the server sent clearly less than it announced
 * - `refused`: the server refused to send it
 * - `undescribed`: the server does not say how the part is encoded
 */
export type AttachmentFault = 'tooLarge' | 'missing' | 'cut' | 'refused' | 'undescribed';

export class AttachmentError extends Error {
	constructor(readonly fault: AttachmentFault) {
		super(`An attachment could not be read: ${fault}`);
		this.name = 'AttachmentError';
	}
}
