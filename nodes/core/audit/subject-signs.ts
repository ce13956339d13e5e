/** True for a subject that speaks of a request: whoever sends such mail may pass on clients. */
export function isAboutRequest(subject: string): boolean {
	return REQUEST.test(subject.slice(0, READ_LENGTH));
}

/** True for a subject that speaks of an order or a booking, as those of shops and purchase systems do. */
export function isAboutOrder(subject: string): boolean {
	return ORDER.test(subject.slice(0, READ_LENGTH));
}

/** True for a subject of what only wants to be known: an invoice, a delivery, a login, a report of a system. */
export function isNotice(subject: string): boolean {
	return NOTICE.test(subject.slice(0, READ_LENGTH));
}

const READ_LENGTH = 300;

const REQUEST =
	/\b(?:inquir|enquir|leads?\b|requests?\b|rf[qip]\b|quot(?:e|ation)|tender|proposal|anfrage|angebot|ausschreibung|demande|devis|solicitud|presupuesto|richiesta|preventivo|zapytani|oferty|tickets?\b|case\b|contact form|new message|message from|callback|call ?back|missed call|voice ?mail)|(?<!\p{L})(?:заявк|запрос|обращени|тендер|закупк|предложени|вопрос|звон|сообщени|отклик|анкет|коммерческ|обратн|тикет)/iu;
const ORDER =
	/\b(?:orders?\b|purchas|po[ #-]?\d|bestell|auftrag|commande|pedido|ordine|zam[oó]wieni|booking|reservation|reserv|buchung|appointment|termin\b|contract|vertrag|remittance|payment advice|zahlungsavis)|(?<!\p{L})(?:заказ|покупк|бронир|запис[ьи]|договор|контракт|поставк)/iu;
const NOTICE =
	/\b(?:invoice|receipt|your payment|payment (?:received|failed|due)|statement|balance|shipped|shipment|dispatched|delivered|delivery|parcel|tracking|password|log[- ]?in|sign[- ]?in|security|verif|code\b|backup|report\b|alert|warning|monitor|certificate|renew|expir|subscription|storage|maintenance|status|digest|summary|rechnung|zahlungseingang|kontoauszug|versandt|sendung|paket|lieferung|passwort|anmeldung|sicherheit|bericht|warnung|abonnement|wartung|facture|re[cç]u\b|livraison|factura|recibo|fattura|ricevuta|faktura)|(?<!\p{L})(?:сч[её]т|чек|квитанц|оплат|плат[её]ж|выписк|баланс|отправлен|доставк|посылк|парол|вход|безопасност|код\b|код[^\p{L}]|резервн|копи|отч[её]т|предупрежд|сертификат|продлен|истека|подписк|обслужив|статус|закрывающ|акт\b|акт[^\p{L}]|упд)/iu;
