/** True for a subject that mail systems give to reports of undelivered or delayed mail, in their languages. */
export function isBounceSubject(subject: string): boolean {
	// No flag folds the Turkish letter.
	const folded = subject.replaceAll('İ', 'I');
	return BOUNCE.test(folded) || NAMES_OUR_MAIL.test(folded);
}

/** True for a subject of a report about abuse or about the authentication of our mail (RFC 7489 §7.2.1.1, RFC 8460). */
export function isReportSubject(subject: string): boolean {
	return REPORT.test(subject);
}

const PHRASES = [
	...[
		'undeliver(?:ed|able)(?::|\\s+(?:e-?mail|mail|message|report)|$)',
		'delivery status notification',
	],
	...[
		'delivery (?:failure|failed|report|has failed|error|incomplete|notification)(?= *(?:[:([–-]|$))',
	],
	...['delivery delayed(?: *[:(]|$)', 'delayed (?:e-?mail|mail|delivery)', 'non-?deliver'],
	...['mail delivery (?:failed|failure|system|status|error|problem|delayed|report|subsystem)'],
	...['mail (?:system error|failure|undeliverable|returned|bounced|rejected|not delivered)'],
	...['message (?:delivery failure|not delivered|undeliverable|rejected|status - undeliverable)'],
	...['message (?:could not be delivered|delivery (?:failed|has been delayed)|you sent blocked)'],
	...['unable to deliver', 'could not deliver', 'user unknown', 'nondeliverable mail'],
	...[
		'returned (?:e-?)?mail',
		'returned to sender',
		'failure (?:notice|delivery)',
		'failed (?:mail|delivery)',
	],
	...[
		'rejected (?:e-?mail|mail|message)',
		'e-?mail (?:delivery (?:failure|error)|not delivered|rejected)',
	],
	...[
		'warning: (?:message|e-?mail|could not send)',
		'permanent (?:delivery )?failure',
		'ndn:',
		'dsn:',
	],
	...[
		'successful mail delivery',
		'your (?:e-?mail|mail|message) (?:was not|could not be|has not been) (?:delivered|sent)',
	],
	...[
		'unzustellbar',
		'nicht zustellbar',
		'(?:ihre )?(?:e-?mail|nachricht) (?:konnte nicht|nicht) zugestellt',
	],
	...[
		'fehler bei der (?:nachrichten|mail)?(?:zustellung|übermittlung)',
		'zustellung (?:fehlgeschlagen|verzögert)',
	],
	...[
		'zustell(?:fehler|problem)',
		'mailzustellung fehlgeschlagen',
		'übermittlungsstatus',
		'benachrichtigung zum übermittlungsstatus',
	],
	...[
		'недоставлен',
		'(?:ваше )?(?:сообщение|письмо) не (?:было )?доставлено',
		'не (?:было )?доставлено',
	],
	...[
		'не уда[её]тся доставить',
		'не удалось доставить',
		'ошибка доставки',
		'сбой доставки',
		'отч[её]т о доставке',
	],
	...[
		'уведомление о (?:недоставке|невозможности доставки)',
		'доставка (?:сообщения |письма )?(?:задерж|не ?выполн|невозможн)',
	],
	...[
		'невозможно доставить',
		'возврат (?:письма|почты)',
		'не вдалося доставити',
		'помилка доставки',
		'недоставлено',
	],
	...[
		'配信(?:できません|不能|不可|エラー|失敗)',
		'送信(?:エラー|できません|失敗)',
		'配送(?:エラー|失敗)',
	],
	...[
		'(?:メール|メッセージ)(?:を|が|の)?(?:配信|送信|配送)',
		'エラーメール',
		'未配信',
		'不達',
		'配信に失敗',
	],
	...[
		'系统退信',
		'系統退信',
		'退信',
		'未送达',
		'无法送达',
		'无法投递',
		'邮件(?:投递|发送)?失败',
		'未傳遞',
		'傳遞失敗',
	],
	...['배달 ?(?:실패|되지|할 수)', '메일 (?:전송|발송) ?실패', '전송 ?실패', '반송'],
	...[
		'non remis',
		'échec (?:de (?:la )?)?(?:remise|livraison|distribution)',
		'non[- ]remise',
		'remise différée',
	],
	...['(?:message|courrier|mail) non (?:remis|distribué|délivré)', 'impossible de remettre'],
	...[
		'no se (?:puede|pudo|ha podido) entregar',
		'(?:mensaje |correo )?no entregado',
		'correo devuelto',
	],
	...['(?:error|fallo) (?:de|en la) entrega', 'notificación de estado de entrega'],
	...[
		'non recapitabile',
		'mancat[oa] (?:recapito|consegna)',
		'messaggio non (?:consegnato|recapitat|recapitabile)',
	],
	...[
		'errore di consegna',
		'avviso di mancat',
		'consegna (?:non riuscita|fallita|ritardata)',
		'mail non consegnata',
	],
	...[
		'não (?:é possível entregar|foi entregue|entregue)',
		'mensagem não entregue',
		'falha (?:na|de) entrega',
	],
	...[
		'e-?mail devolvido',
		'notificação de (?:status|estado) de entrega',
		'niedostarcz',
		'nie (?:można dostarczyć|dostarczono)',
	],
	...['błąd dostarcz', 'zwrot (?:poczty|wiadomości)', 'wiadomość nie została dostarczona'],
	...[
		'onbestelbaar',
		'(?:kan )?niet (?:worden )?bezorgd',
		'(?:bezorging mislukt|mislukte bezorging)',
	],
	...[
		'teslim edileme',
		'iletileme',
		'nedoručen',
		'nedoručiteln',
		'doručení se nezdařilo',
		'doručenie zlyhalo',
	],
	...[
		'kan inte levereras',
		'går inte att leverera',
		'ej levererat',
		'kunne ikke leveres',
		'levering mislykkedes',
	],
	...[
		'kan ikke leveres',
		'ei voitu toimittaa',
		'toimittamatta',
		'kézbesíthetetlen',
		'nem kézbesíthető',
		'nelivrabil',
	],
	...['(?:your |the )?(?:e-?mail|mail|message) (?:was|has been) (?:rejected|blocked|bounced)'],
	...['permanent error', 'iletileme(?:yen|di)', 'ileti(?:niz)? (?:teslim edilemedi|iletilemedi)'],
	...['(?:zprávu |e-?mail )?(?:se )?nepodařilo (?:se )?doručit', 'zpráva nebyla doručena'],
	...['(?:správu |e-?mail )?(?:sa )?nepodarilo (?:sa )?doručiť', 'správa nebola doručená'],
	...['kézbesítési (?:hiba|értesítés)', '(?:az üzenet )?nem sikerült kézbesíteni'],
	...['sikertelen kézbesítés', '반송 ?메일', '(?:메일|메시지)(?:이|가)? ?(?:전송|배달|전달)되지'],
	...['mesajul nu a (?:fost|putut fi) livrat', 'livrare eșuată', 'eroare de livrare'],
	...['(?:το μήνυμα )?δεν (?:παραδόθηκε|ήταν δυνατή η παράδοση)', 'αποτυχία παράδοσης'],
	...[
		'недоставен',
		'съобщението не (?:е|беше) доставено',
		'неуспешна доставка',
		'лист не доставлено',
	],
	...['(?:poruka|pošta) nije (?:isporučena|dostavljena)', 'neisporučen', 'nedostavljen'],
	...['nepristatyt', 'pristatymo klaida', 'nepiegādāt', 'piegādes kļūda', 'kohaletoimetamat'],
	...['ההודעה לא נמסרה', 'לא ניתן למסור', 'تعذر (?:تسليم|التسليم)', 'فشل (?:تسليم|التسليم)'],
	...['thư không gửi được', 'không thể gửi', 'pesan tidak terkirim', 'gagal terkirim'],
	...[
		'levering mislukt',
		'leveringsfejl',
		'leveransfel',
		'toimitus epäonnistui',
		'verzögerte zustellung',
	],
].join('|');
/** `[EXT]`, `***` and the like stand before it. */
const BOUNCE = new RegExp(
	`^(?:\\[[^\\]]{1,30}\\]\\s{0,3}|\\*{2,5}\\s{0,3})?\\[?(?:${PHRASES})`,
	'iu',
);
const NAMES_OUR_MAIL =
	/^(?:your |the )?(?:e-?mail|mail|message) (?:to|for) .{1,100} (?:could not be|was not|has not been|cannot be) (?:delivered|sent)|^(?:e-?mail|mail|message) .{0,60}(?:returned to sender|undeliverable)$/i;
const REPORT =
	/^(?:\[[^\]]{1,30}\]\s{0,3})?(?:report domain: ?\S{1,253},? submitter: ?\S{1,253}|complaint about message from \S|e-?mail feedback report for ip|\[spamcop \(|abuse report (?:for|about)|dmarc aggregate report)/i;
