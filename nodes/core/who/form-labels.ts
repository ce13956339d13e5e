/** What of the client the field of a form is. */
export type Role = 'email' | 'name' | 'phone' | 'company' | 'message';

/** Returns what a label calls its value, or null: words around it do not matter (`E-mail автора`, `Name (required)`). */
export function roleOf(label: string): Role | null {
	const words = plainLabel(label);
	if (/^e-?mail ?id$/.test(words)) return 'email';
	if (words.length > MAX_LABEL || NOT_OF_THE_CLIENT.test(words) || isHelpForClients(words)) {
		return null;
	}
	return ROLES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** True when a line consists of nothing but a label that forms use, as tables without colons are written. */
export function isKnownLabel(line: string): boolean {
	const words = plainLabel(line);
	return words.length <= 40 && KNOWN_ALONE.test(words);
}

/** True for what shops write above a customer’s name and address. */
export function isClientBlock(label: string): boolean {
	return CLIENT_BLOCK.test(plainLabel(label));
}

/** True for words about those who help clients, which name the client too: `Kundenservice`, `Atención al cliente`. */
export function isHelpForClients(words: string): boolean {
	return HELP_FOR_CLIENTS.test(words.toLowerCase());
}

/** True for what forms add to the visitor's own fields: the page, the browser, the time. */
export function isTechnical(label: string): boolean {
	return TECHNICAL.test(plainLabel(label));
}

/** In lower case, without numbering and remarks in brackets. */
function plainLabel(label: string): string {
	return label
		.slice(0, 200)
		.replace(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1 ')
		.toLowerCase()
		.replace(/[([][^)\]]{0,60}[)\]]/g, ' ')
		.replace(/[*:=?._"'«»№#]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

const MAX_LABEL = 60;

const EMAIL =
	'e-?mails?|mail|mailadresse|почт[аыу]|емайл|емейл|имейл|имэйл|мейл|мыло|эл адрес|электронный адрес|эл почта|courriels?|mél|correos?(?: electr[oó]nicos?)?|e-?posta|posta elettronica|пошта|электронная почта|メールアドレス|メール|邮箱|电子邮件|e-?posta adresi|e-?mail-?adresse|adres(?:se)? e-?mail|електронн[аої]{1,2} (?:пошта|адреса|пошти)|электронной почты|электронн\\p{L}{2,3} почт\\p{L}|поштов\\p{L}{1,3} адрес\\p{L}|почта|пошти|пошту|эл почты|электрондық пошта|e-pasts|el\\.? paštas|email cím|e-mail cím|sähköposti|e-?post|e-pošta|електронн\\p{L}{1,2} скринь\\p{L}{2}|скринька|surel|ηλεκτρονικ\\p{L}{2,3}(?: ταχυδρομείο| διεύθυνση)?|אימייל|מייל|דוא ל|البريد(?: الإلكتروني)?|الإيميل|이메일|메일|邮件|thư điện tử|e-pos|reply to|replyto|antwort an';
const NAME =
	'names?|imi[eę] i nazwisko|nome e cognome|noms? et pr[eé]noms?|pr[eé]noms? et noms?|nombre y apellidos?|nome e sobrenome|vor- und nachname|voor- en achternaam|ad[ıi]? ve soyad[ıi]?|ім ?я (?:та|і) прізвище|фамилия и имя|meno a priezvisko|имя|ф ?и ?о|фио|фамилия|контактное лицо|контактна особа|заказчик|клиент|покупатель|получатель|отправитель|автор|contact person|customer|client|buyer|guest|visitor|sender|applicant|ansprechpartner|ansprechperson|vorname|nachname|kunde|noms?|pr[eé]nom|nom complet|nombre|apellidos?|cliente|nome|cognome|nominativo|imi[eę]|nazwisko|klient|ad[ıi]n[ıi]z|ad ?soyad|isim|ad[ıi]|ім ?я|прізвище|покупець|замовник|клієнт|last|surname|vorname und nachname|příjmení|jméno a příjmení|zákazník|аты|аты-жөні|тегі|имена|име|имя и фамилия|обращаться|ime|vardas|vārds|όνομα|ονοματεπώνυμο|שם|שם מלא|الاسم(?: الكامل)?|이름|성함|성명|họ(?: và)? tên|tên|nama|numele|neve|sender name|isim soyisim|gönderen|müşteri|お名前|氏名|姓名|naam|navn|namn|nimi|jméno|meno|név|nume';
const PHONE =
	'phones?|tel|telephone|telefon|telefono|tel[eé]fono|t[eé]l[eé]phone|telefone|telefoon|mobile|mobil|mobiltelefon|handy|cell|cellphone|cellulare|celular|portable|m[oó]vil|komórka|rufnummer|rückrufnummer|whatsapp|телефон[аыу]?|тел|моб|мобильный|номер телефона|контактный номер|номер для связи|cep|gsm|puh|puhelin|telefonas|telefonnummer|tālrunis|telefonszám|τηλέφωνο|κινητό|טלפון|נייד|الهاتف|رقم الهاتف|الجوال|전화번호|연락처|điện thoại|sđt|telepon|telp|nomor hp|contact no|mobil(?:nummer|telefon)|電話番号|电话|手机';
const COMPANY =
	'company|organi[sz]ation|business|firm|компания|компании|организация|организации|фирма|предприятие|firma|firmenname|unternehmen|entreprise|soci[eé]t[eé]|empresa|compañía|azienda|ragione sociale|şirket|bedrijf|virksomhed|företag|cég|会社名|公司';
const MESSAGE =
	'messages?|message body|comments?|question|inquiry|enquiry|request|details|description|text|notes?|сообщени[ея]|комментари[йи]|вопрос|текст|текст сообщения|запрос|описание|примечани[ея]|пожелания|nachricht|ihre nachricht|mitteilung|kommentar|anmerkung(?:en)?|anfrage|beschreibung|mensaje|comentarios?|consulta|messaggio|richiesta|mensagem|comentário|wiadomość|treść|treść wiadomości|uwagi|mesaj|mesajınız|demande|bericht|besked|meddelande|повідомлення|съобщение|poruka|žinutė|ziņa|sõnum|viesti|üzenet|zpráva|správa|melding|хабарлама|mesajul|bericht|μήνυμα|הודעה|الرسالة|문의내용|내용|메시지|nội dung|pesan|内容|query|お問い合わせ内容|留言';
const word = (words: string) =>
	new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u');

/** In this order: `Company Name` is a company, `E-Mail-Name` an address. `From` of Contact Form 7 holds an address. */
const ROLES: ReadonlyArray<readonly [Role, RegExp]> = [
	['email', word(EMAIL)],
	[
		'email',
		/^(?:from|von|de|da|od|от|от кого|від|від кого|van|gönderen|kimden|fra|från|från|lähettäjä|feladó|odesílatel|expeditor|кімнен|送信者|发件人)$/u,
	],
	['phone', word(PHONE)],
	['company', word(COMPANY)],
	['message', word(MESSAGE)],
	['name', word(NAME)],
];

/** Fields about us, the site, or what was bought. */
const NOT_OF_THE_CLIENT = word(
	[
		...['manager', 'менеджер\\p{L}*', 'admin\\p{L}*', 'админ\\p{L}*', 'support', 'help', 'hilfe'],
		...[
			'помощь',
			'поддержк\\p{L}*',
			'webmaster',
			'help ?desk',
			'ansprechpartner bei uns',
			'seller',
		],
		...[
			'продав\\p{L}*',
			'product',
			'товар\\p{L}*',
			'produkt\\p{L}*',
			'form',
			'форм\\p{L}*',
			'formular\\p{L}*',
			'formulaire',
			'modulo',
			'campaña',
			'campagne',
			'kampan\\p{L}*',
			'кампани\\p{L}*',
			'объявлени\\p{L}*',
		],
		...[
			'page',
			'страниц\\p{L}*',
			'seite',
			'file',
			'файл\\p{L}*',
			'datei',
			'user',
			'username',
			'login',
		],
		...[
			'логин',
			'domain',
			'домен',
			'site',
			'сайт\\p{L}*',
			'website',
			'agent',
			'шаблон',
			'template',
		],
		...[
			'отдел\\p{L}*',
			'department',
			'abteilung',
			'event',
			'campaign',
			'utm',
			'host',
			'server',
			'fax',
		],
		...[
			'факс',
			'nr',
			'id',
			'ip',
			'referrer',
			'referer',
			'url',
			'to',
			'кому',
			'an',
			'subject',
			'тема',
		],
		...[
			'cc',
			'bcc',
			'copy',
			'kopie',
			'копи\\p{L}',
			'recipient',
			'notification',
			'partner(?: s)?',
			'партн[её]р\\p{L}*',
		],
		...['friend(?: s)?', 'freund\\p{L}{0,3}', 'друг\\p{L}?', 'refer(?:red|ral)', 'recommended'],
		...[
			'empfänger',
			'destinatari[oa]',
			'destinataire',
			'ontvanger',
			'referente',
			'consultant',
			'broker',
		],
		...['консультант\\p{L}?', 'emergency', 'notfall\\p{L}*', 'экстренн\\p{L}{1,3}'],
		...[
			'betreff',
			'asunto',
			'oggetto',
			'objet',
			'temat',
			'konu',
			'dealer',
			'дилер\\p{L}*',
			'agency',
		],
	].join('|'),
);

const HELP_FOR_CLIENTS = word(
	[
		...['(?:customer|client) (?:service|care|support|relations|success|advis[eo]r)s?'],
		...['kunden(?:service|dienst|betreu\\p{L}{2,5}|berat\\p{L}{2,5}|support)'],
		...[
			'(?:services?|relations?|conseill(?:er|ère)) clients?',
			'atenci[oó]n (?:al?|a la) client[ea]s?',
		],
		...['servicio (?:al|de) clientes?', '(?:servizio|assistenza) clienti'],
		...[
			'(?:atendimento|apoio|serviço) ao? cliente',
			'obsług\\p{L} klient\\p{L}{1,2}',
			'klantenservice',
		],
		...[
			'обслуживани\\p{L} (?:клиентов|покупателей)',
			'(?:работе|работы) с (?:клиентами|покупателями)',
		],
		...['обслуговуванн\\p{L} клієнтів', 'zákaznick\\p{L}{1,3} (?:servis|linka|podpora|centrum)'],
		...[
			'müşteri hizmetleri',
			'ügyfélszolgálat',
			'kund(?:tjänst|service)',
			'kundeservice',
			'asiakaspalvelu',
		],
	].join('|'),
);

const TECHNICAL =
	/^(?:date|time|datum|zeit|дата|время|page|page url|url|страница|адрес страницы|seite|user agent|browser|браузер|remote ip|ip|ip-адрес|ip address|powered by|referer|referrer|form id|form name|entry id|utm \w+|utm|site|сайт|source|источник|request id|block id|submission id|language|device)$/u;

const CLIENT_BLOCK =
	/^(?:(?:billing|invoice|shipping|delivery|customer|buyer|contact|payment) (?:address|details|information|info)|(?:bill|ship|sold) to|(?:rechnungs|liefer|kunden|versand)(?:adresse|anschrift|daten)|käufer|kundeninformationen|adresse de (?:facturation|livraison)|acheteur|coordonnées|dirección de (?:facturación|envío)|comprador|datos del cliente|indirizzo di (?:fatturazione|spedizione)|acquirente|adres (?:rozliczeniowy|dostawy|do faktury)|kupujący|(?:factuur|aflever|bezorg)adres|koper|endereço de (?:cobrança|entrega|faturação)|fatura adresi|teslimat adresi|fakturační (?:adresa|údaje)|kupující|платёжный адрес|платежный адрес|адрес доставки|плательщик|данные (?:покупателя|клиента|заказчика)|контактные данные|platební údaje|платіжна адреса|адреса доставки|покупець)$/u;

const KNOWN_ALONE = new RegExp(
	`^(?:(?:your|ваш[аеи]?|ihr|ihre|votre|tu|su|il tuo|twój|twoje|seu|sua|контактный|customer|contact|client|full|first|last|имя и|adresse|адрес|phone) )?(?:${[EMAIL, NAME, PHONE, COMPANY, MESSAGE].join('|')})(?:[ -](?:address|adresse|адрес|number|nummer|name|клиента|автора|покупателя|de contacto))?$`,
	'u',
);
