/** What the lines of a form's notification call things. */
type FormField = 'name' | 'phone' | 'company' | 'website' | 'page' | 'referrer';

/**
 * Returns the fields of a website form's notification, written as `Name: Ann` line by line, or null when
 * the text is none: a letter may well have one such line.
 */
export function formFieldsIn(text: string): ReadonlyMap<FormField, string> | null {
	const fields = new Map<FormField, string>();
	const lines = text.slice(0, MAX_SEARCHED).split('\n').slice(0, MAX_LINES);
	let labelled = 0;
	let isForm = false;
	for (const line of lines) {
		const [, label = '', value = ''] = LABELLED.exec(line.trim()) ?? [];
		if (label === '' || value.trim() === '') continue;
		const key = label.toLowerCase().replaceAll('_', ' ').trim();
		const field = FIELDS.get(key);
		if (field !== undefined || ALSO_IN_FORMS.has(key)) labelled++;
		isForm ||= field === 'name' || field === 'page' || ONLY_IN_FORMS.has(key);
		if (field !== undefined && !fields.has(field)) fields.set(field, value.trim());
	}
	return isForm && labelled >= 2 ? fields : null;
}

const MAX_SEARCHED = 20_000;
const MAX_LINES = 500;
/** `Name: Ann`, `*Name:* Ann`, `Name = Ann`. */
const LABELLED =
	/^[*•\-\s]{0,4}(\p{L}[\p{L} ._'’/()-]{0,38}?)\s{0,3}\*{0,2}\s{0,3}[:=]\*{0,2}\s{0,4}(\S.{0,500})$/u;

const LABELS: Readonly<Record<FormField, string>> = {
	name: 'имя|ваше имя|фио|ф.и.о.|контактное лицо|name|your name|full name|contact name|contact person|nom|nom complet|nombre|nombre completo|nome|nome completo|nome e cognome|imię|imię i nazwisko|vor- und nachname|ansprechpartner|ad soyad|adınız',
	phone:
		'телефон|ваш телефон|номер телефона|контактный телефон|мобильный телефон|тел|тел.|phone|your phone|phone number|tel|tel.|mobile|telephone|telefon|telefonnummer|rückrufnummer|téléphone|teléfono|telefono|telefone|numer telefonu',
	company:
		'компания|ваша компания|название компании|организация|наименование организации|company|your company|company name|organization|organisation|firma|unternehmen|entreprise|société|empresa|azienda|ragione sociale|nazwa firmy|şirket',
	website:
		'сайт|ваш сайт|сайт компании|website|your website|web|homepage|site web|sitio web|sito web',
	page: 'страница|адрес страницы|страница отправки|url страницы|ссылка на страницу|page|page url|url|landing page|landing|source page|source url|sent from|form page|seite|page d’origine',
	referrer: 'referrer|referer|http referer|реферер|источник перехода',
};
/** Signatures have `Tel.:` and `E-mail:` as well; these stand in forms only. */
const ONLY_IN_FORMS: ReadonlySet<string> = new Set(
	'message|your message|comment|comments|сообщение|комментарий|вопрос|nachricht|mensaje|messaggio|wiadomość|utm source|utm medium|utm campaign|form name|название формы|id заявки|request id|transaction id'.split(
		'|',
	),
);
const ALSO_IN_FORMS: ReadonlySet<string> = new Set([
	...ONLY_IN_FORMS,
	...['email', 'e-mail', 'your email', 'почта', 'эл. почта', 'электронная почта', 'ваш email'],
	...['subject', 'тема', 'город', 'city', 'correo', 'correo electrónico', 'ip', 'дата', 'date'],
]);

const FIELDS: ReadonlyMap<string, FormField> = new Map(
	(Object.entries(LABELS) as [FormField, string][]).flatMap(([field, labels]) =>
		labels.split('|').map((label): [string, FormField] => [label, field]),
	),
);
