/** What a header line is about. `sent` only mail has; a `date` a booking has as well. */
export type Label = 'from' | 'sent' | 'date' | 'to' | 'cc' | 'subject' | 'other';

/**
 * Names of header lines as mail programs write them above a quoted mail, lower case. Each line of the
 * table is of one or two languages: English, Russian, German, French, Spanish, Italian, Polish,
 * Portuguese, Turkish; then the Nordic ones, Dutch, Czech and Slovak, Ukrainian and Bulgarian, Romanian,
 * Hungarian, Greek, Hebrew, Arabic, Chinese, Japanese, Korean.
 */
const NAMES: Readonly<Record<Label, readonly string[]>> = {
	from: [
		...['from', 'от', 'от кого', 'отправитель', 'von', 'absender', 'de', 'expéditeur', 'remitente'],
		...['da', 'mittente', 'od', 'nadawca', 'remetente', 'kimden', 'gönderen'],
		...[
			'fra',
			'afsender',
			'avsender',
			'från',
			'avsändare',
			'lähettäjä',
			'keneltä',
			'van',
			'afzender',
		],
		...[
			'odesílatel',
			'odosielateľ',
			'від',
			'від кого',
			'відправник',
			'подател',
			'de la',
			'expeditor',
		],
		...[
			'feladó',
			'από',
			'αποστολέας',
			'מאת',
			'من',
			'المرسل',
			'发件人',
			'寄件者',
			'寄件人',
			'發件人',
		],
		...['差出人', '送信者', '보낸 사람', '보낸사람', '발신'],
	],
	sent: [
		...['sent', 'sent on', 'отправлено', 'дата отправки', 'gesendet', 'gesendet am', 'envoyé'],
		...['envoyé le', 'date d’envoi', "date d'envoi", 'enviado', 'enviado el', 'fecha de envío'],
		...['inviato', 'inviata', 'inviato il', 'wysłano', 'wysłane', 'data wysłania'],
		...['enviada em', 'enviado em', 'enviada', 'gönderildi', 'gönderilme', 'gönderme tarihi'],
		...['gönderim tarihi', 'gönderilme tarihi', 'date sent', 'sent at'],
		...['sendt', 'skickat', 'lähetetty', 'verzonden', 'odesláno', 'odoslané', 'надіслано'],
		...[
			'відправлено',
			'изпратено',
			'trimis',
			'elküldve',
			'küldve',
			'στάλθηκε',
			'αποστολή',
			'ημερομηνία αποστολής',
			'εστάλη',
			'απεστάλη',
		],
		...[
			'נשלח',
			'تاريخ الإرسال',
			'أرسلت',
			'أُرسلت',
			'تم الإرسال',
			'发送时间',
			'发送日期',
			'發送時間',
		],
		...['寄件日期', '傳送時間', '送信日時', '보낸 날짜', '보낸날짜', '보낸 시간'],
	],
	date: [
		...['date', 'дата', 'datum', 'fecha', 'data', 'tarih', 'dato', 'päivämäärä', 'päiväys'],
		...['dátum', 'ημερομηνία', 'תאריך', 'التاريخ', '日期', '时间', '時間', '日時', '日付', '날짜'],
	],
	to: [
		...['to', 'кому', 'получатель', 'an', 'empfänger', 'à', 'pour', 'destinataire', 'para'],
		...['destinatario', 'a', 'do', 'adresat', 'odbiorca', 'destinatário', 'kime', 'alıcı'],
		...['til', 'modtager', 'till', 'vastaanottaja', 'kenelle', 'aan', 'komu', 'pro', 'pre', 'до'],
		...[
			'către',
			'catre',
			'címzett',
			'προς',
			'אל',
			'إلى',
			'الى',
			'收件人',
			'收件者',
			'宛先',
			'받는 사람',
		],
		...['받는사람', '수신'],
	],
	cc: [
		...['cc', 'копия', 'kopie', 'copie', 'copia', 'dw', 'do wiadomości', 'cópia', 'bilgi', 'kk'],
		...['kopi', 'kopia', 'kopio', 'kópia', 'копія', 'копие', 'másolatot kap', 'másolat', 'κοιν'],
		...['κοινοποίηση', 'עותק', 'העתק', 'نسخة', 'نسخة إلى', '抄送', '副本', 'cc(参照)', '참조'],
	],
	subject: [
		...['subject', 'тема', 'betreff', 'objet', 'sujet', 'asunto', 'oggetto', 'temat', 'assunto'],
		...['konu', 'emne', 'ämne', 'aihe', 'onderwerp', 'předmět', 'predmet', 'относно', 'subiect'],
		...['subiectul', 'tárgy', 'θέμα', 'נושא', 'الموضوع', '主题', '主旨', '主題', '件名', '제목'],
	],
	other: [
		...['reply-to', 'bcc', 'importance', 'priority', 'attachments', 'важность', 'вложения'],
		...['скрытая копия', 'wichtigkeit', 'priorität', 'anlagen', 'antwort an', 'importancia'],
		...['importance', 'pièces jointes', 'répondre à', 'datos adjuntos', 'priorità', 'allegati'],
		...['ważność', 'załączniki', 'prioridade', 'anexos', 'önem', 'ekler', 'organisation'],
		...['risposta', 'rispondi a', 'responder a', 'antwort', 'réponse à', 'svar til', 'svara till'],
		...['vedhæftede filer', 'vedlegg', 'bilagor', 'liitteet', 'bijlagen', 'urgentie', 'prioritet'],
		...['přílohy', 'prílohy', 'вкладення', 'atașări', 'mellékletek', 'συνημμένα', 'קבצים מצורפים'],
		...['المرفقات', '附件', '添付ファイル', '첨부'],
	],
};

export const LABELS: ReadonlyMap<string, Label> = new Map(
	(Object.keys(NAMES) as Label[]).flatMap((label) =>
		NAMES[label].map((name): [string, Label] => [name.normalize('NFC'), label]),
	),
);
