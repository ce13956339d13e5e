/** What a header line is about. `sent` only mail has; a `date` a booking has as well. */
export type Label = 'from' | 'sent' | 'date' | 'to' | 'cc' | 'subject' | 'other';

/** Names of header lines as mail programs write them above a quoted mail, lower case. */
const NAMES: Readonly<Record<Label, readonly string[]>> = {
	from: [
		...['from', 'от', 'от кого', 'отправитель', 'von', 'absender', 'de', 'expéditeur', 'remitente'],
		...['da', 'mittente', 'od', 'nadawca', 'remetente', 'kimden', 'gönderen'],
	],
	sent: [
		...['sent', 'sent on', 'отправлено', 'дата отправки', 'gesendet', 'gesendet am', 'envoyé'],
		...['envoyé le', 'date d’envoi', "date d'envoi", 'enviado', 'enviado el', 'fecha de envío'],
		...['inviato', 'inviata', 'inviato il', 'wysłano', 'wysłane', 'data wysłania'],
		...['enviada em', 'enviado em', 'enviada', 'gönderildi', 'gönderilme', 'gönderme tarihi'],
		...['gönderim tarihi', 'gönderilme tarihi'],
	],
	date: ['date', 'дата', 'datum', 'fecha', 'data', 'tarih'],
	to: [
		...['to', 'кому', 'получатель', 'an', 'empfänger', 'à', 'pour', 'destinataire', 'para'],
		...['destinatario', 'a', 'do', 'adresat', 'odbiorca', 'destinatário', 'kime', 'alıcı'],
	],
	cc: ['cc', 'копия', 'kopie', 'copie', 'copia', 'dw', 'do wiadomości', 'cópia', 'bilgi', 'kk'],
	subject: [
		...['subject', 'тема', 'betreff', 'objet', 'sujet', 'asunto', 'oggetto', 'temat', 'assunto'],
		'konu',
	],
	other: [
		...['reply-to', 'bcc', 'importance', 'priority', 'attachments', 'важность', 'вложения'],
		...['скрытая копия', 'wichtigkeit', 'priorität', 'anlagen', 'antwort an', 'importancia'],
		...['importance', 'pièces jointes', 'répondre à', 'datos adjuntos', 'priorità', 'allegati'],
		...['ważność', 'załączniki', 'prioridade', 'anexos', 'önem', 'ekler', 'organisation'],
	],
};

export const LABELS: ReadonlyMap<string, Label> = new Map(
	(Object.keys(NAMES) as Label[]).flatMap((label) =>
		NAMES[label].map((name): [string, Label] => [name, label]),
	),
);
