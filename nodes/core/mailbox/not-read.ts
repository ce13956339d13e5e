/** Why a message, or its text, could not be read; `core/items` says it in other languages. */
export const NOT_READ = {
	answered: 'The server answered',
	refused: 'The server refused to send it',
	notSent: 'The server did not send it',
	notDelivered: 'the server did not deliver it',
	noHeader: 'Its header cannot be read',
	strangeHeader: 'its headers cannot be understood',
	strange: 'it cannot be understood',
	noText: 'its text cannot be read',
	badlyBuilt: 'The message cannot be understood',
	endsConnection: 'the connection ends each time it is read',
	vanished: 'The message was moved or deleted before its text could be read.',
	textEndsConnection: 'The text could not be read: the connection ends each time.',
} as const;

/** Why a file of a message was not downloaded; said in other languages in the same place. */
export const LEFT_OUT = {
	signature: 'a digital signature, not a file the sender attached',
	noInlineImages: "'Download' leaves out inline images",
	noAttachments: "'Download' leaves out attachments",
	tooLarge: "larger than 'Maximum Attachment Size'",
	tooMany: "more files than 'Maximum Attachments'",
	outOfTime: 'there was no time left to download it',
	larger: 'larger than allowed',
	missing: 'the server did not send it',
	cut: 'the server did not send all of it',
	refused: 'the server refused to send it',
	undescribed: 'the server does not describe it',
	notStored: 'n8n could not store it',
	endsConnection: 'the connection ended each time',
} as const;
