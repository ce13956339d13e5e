/** True for a subject that speaks of a request: whoever sends such mail may pass on clients. */
export function isAboutRequest(subject: string): boolean {
	return REQUEST.test(subject.slice(0, READ_LENGTH));
}

/** True for a subject that speaks of an order or a booking, as those of shops and purchase systems do. */
export function isAboutOrder(subject: string): boolean {
	return ORDER.test(subject.slice(0, READ_LENGTH));
}

/**
 * True for a subject that is a notice and nothing else: an invoice, a statement, a parcel, a login, a backup. The
 * whole of it has to be one, as a buyer's system writes `Invoice 12 needed` and `Statement of work`.
 */
export function isNotice(subject: string): boolean {
	return subject.length <= READ_LENGTH && NOTICE.test(subject.trim());
}

const READ_LENGTH = 300;

const REQUEST =
	/\b(?:inquir|enquir|leads?\b|requests?\b|rf[qip]\b|quot(?:e|ation)|tender|proposal|anfrage|angebot|ausschreibung|demande|devis|solicitud|presupuesto|richiesta|preventivo|zapytani|oferty|tickets?\b|case\b|contact form|new message|message from|callback|call ?back|missed call|voice ?mail|please|need(?:ed|s)?\b|send us|missing|required|urgent|asap|bitte|dringend|fehlt|ben[oö]tigt)|\?\s*$|(?<!\p{L})(?:заявк|запрос|обращени|тендер|закупк|предложени|вопрос|звон|сообщени|отклик|анкет|коммерческ|обратн|тикет|прос(?:им|ьба)|прошу|пожалуйста|нуж(?:н|ен)|срочно|требу|пришлите|вышлите|выставите|жд[её]м)/iu;
const ORDER =
	/\b(?:orders?\b|purchas|po[ #-]?\d|bestell|auftrag|abruf|lieferabruf|call[- ]?off|schedule|commande|pedido|ordine|zam[oó]wieni|booking|reservation|reserv|buchung|appointment|termin\b|contract|vertrag|remittance|payment advice|zahlungsavis)|(?<!\p{L})(?:заказ|покупк|бронир|запис[ьи]|договор|контракт|поставк|график)/iu;
const MONTHS = [
	...[
		'jan(?:uary|uar)?',
		'feb(?:ruary|ruar)?',
		'mar(?:ch)?|märz',
		'apr(?:il)?',
		'may|mai',
		'jun[ei]?',
	],
	...[
		'jul[iy]?',
		'aug(?:ust)?',
		'sept?(?:ember)?',
		'o[ck]t(?:ober)?',
		'nov(?:ember)?',
		'de[cz](?:ember)?',
	],
	...['январ[ья]', 'феврал[ья]', 'марта?', 'апрел[ья]', 'ма[йя]', 'июн[ья]', 'июл[ья]', 'августа?'],
	...['сентябр[ья]', 'октябр[ья]', 'ноябр[ья]', 'декабр[ья]'],
].join('|');
/** Numbers and dates around a notice. */
const FILLING = `(?:[\\s\\d#№.,:;/()!–-]|(?<!\\p{L})(?:no|nr|n|from|vom|for|für|of|за|от|до|г|года|${MONTHS})(?!\\p{L}))*`;
const NOTICES = [
	...['(?:your |new |your new |monthly )?(?:invoice|receipt|bill|credit note|e-?statement)'],
	...[
		'(?:your |monthly )?(?:account |bank )?statement(?! of)',
		'payment (?:received|confirmation|failed)',
	],
	...['your payment(?: (?:was|has been) received)?', '(?:your )?parcel(?: (?:delivered|shipped))?'],
	...['your (?:parcel|package|shipment) (?:is on its way|(?:was|has been) (?:shipped|delivered))'],
	...['password (?:reset|changed)', '(?:reset|confirm) your (?:password|email address)'],
	...[
		'new (?:sign-?in|login)(?: to your account)?',
		'(?:your )?(?:security|verification|login|confirmation) code',
	],
	...[
		'backup (?:report|completed|successful|failed)',
		'(?:daily|weekly|monthly) (?:report|summary|digest)',
	],
	...[
		'your (?:subscription|domain|certificate) (?:renews|expires|expires soon|was renewed|has expired)',
	],
	...[
		'(?:ihre |neue |ihre neue )?(?:rechnung|gutschrift)',
		'(?:ihr |neuer )?kontoauszug',
		'zahlungseingang',
	],
	...[
		'zahlungsbestätigung',
		'versandbestätigung',
		'(?:ihre )?sendung(?: (?:versandt|zugestellt))?',
	],
	...[
		'(?:ihre )?sendung \\d+ (?:versandt|zugestellt)',
		'ihr paket(?: (?:ist unterwegs|wurde zugestellt))?',
	],
	...[
		'passwort (?:zurücksetzen|geändert)',
		'neue anmeldung',
		'ihr sicherheitscode',
		'monatsbericht',
	],
	...['(?:votre )?facture', '(?:su )?factura', '(?:la tua |sua )?fattura', '(?:twoja )?faktura'],
	...[
		'(?:ваш |новый )?сч[её]т(?: на оплату|-фактура)?',
		'(?:кассовый |ваш )?чек',
		'квитанция(?: об оплате)?',
	],
	...[
		'выписка(?: по сч[её]ту)?',
		'(?:акт|упд|закрывающие документы)',
		'оплата (?:получена|прошла)',
	],
	...[
		'плат[её]ж (?:получен|зачислен|прош[её]л|не прош[её]л)',
		'(?:ваша )?посылка(?: (?:отправлена|доставлена|вручена|в пути))?',
	],
	...['(?:ваша )?посылка \\d+ (?:отправлена|доставлена|вручена|в пути)'],
	...['код (?:подтверждения|доступа|для входа)', 'вход в (?:аккаунт|личный кабинет)'],
	...['(?:восстановление|смена) пароля', 'резервная копия(?: (?:создана|готова))?'],
	...['(?:ежедневный|еженедельный|ежемесячный) отч[её]т', 'подписка (?:продлена|истекает|истекла)'],
];
const NOTICE = new RegExp(`^${FILLING}(?:${NOTICES.join('|')})${FILLING}$`, 'iu');
