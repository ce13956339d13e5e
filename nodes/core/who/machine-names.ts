/** True for an address that says nobody reads it, in any of the languages below and anywhere in its local part. */
export function isNoReply(address: string): boolean {
	const local = localOf(address);
	return JOINED.test(local) || NOT_THEN_REPLY.test(local) || REPLY_THEN_NOT.test(local);
}

/** True for the address of a program or device that writes in the name of others: `wordpress@`, `fax@`. */
export function isMachineName(address: string): boolean {
	const local = localOf(address);
	if (MACHINES_ALONE.has(local)) return true;
	if (MACHINES_ALONE.has(local.replace(/[-_.]?\d{1,4}[a-z]?$/, ''))) return true;
	if (DEVICE_OR_ROBOT.test(local)) return true;
	return local.split(/[-_.+]/).some((word) => MACHINES.has(word.replace(/\d+$/, '')));
}

/** True for an address that a website may write from, and a person as well: `web@`, `orders@`. */
export function mayBeForm(address: string): boolean {
	return localOf(address)
		.split(/[-_.+]/)
		.some((word) => FORMS.has(word));
}

/** True for an address that many people share: it tells whom to answer, not who wrote. */
export function isShared(address: string): boolean {
	const [word = ''] = localOf(address).split(/[-_.+\d]/);
	return SHARED.has(word) || FORMS.has(word);
}

/** True for an address that a help desk made for a conversation, in which several may write. */
export function isOfConversation(address: string): boolean {
	const local = localOf(address);
	return (
		/^(?:reply|re|r)[-+_]/.test(local) ||
		local.split(/[-_.+\d]/).some((word) => CONVERSATIONS.has(word))
	);
}

/** True for an address where a service wants its delivery reports. */
export function isForReports(address: string): boolean {
	return REPORTS.test(address);
}

const REPORTS = /^[^@]{0,64}(?:bounce|return|verp)|^srs[01]|^prvs|^[^@]{0,64}=[^@]{1,64}@/;

function localOf(address: string): string {
	return address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
}

const JOINED =
	/no[-_.]{0,2}reply|do[-_.]?not[-_.]?reply|unmonitored|unattended|pas[-_.]?de[-_.]?r[eé]ponse|^(?:ä|a)l[aä][-_.]?vastaa|^ala[-_.]?vastaa|sv[aå]ra?[-_.]?ej[-_.]?ikke|mitte[-_.]?vasta|[aä]ra[-_.]?vasta|jangan[-_.]?(?:di)?balas|khong[-_.]?tra[-_.]?loi|回复|返信不可|返信しない|henshin[-_.]?(?:fuka|muyou)|otvet[-_.]?ne[-_.]?nuzh|neatsak|neatbild|^noresp$|^mi[-_.]?apant|^al[-_.]?tashiv|^la[-_.]?tar(?:u|o)d|balsin[-_.]?jeon/;
const NOT = [
	...['no', 'do[-_.]?not', 'dont', 'never', 'cannot', 'nicht', 'keine?', 'bitte[-_.]?nicht'],
	...['ne[-_.]?pas', 'ne', 'sans', 'non', 'nao', 'não', 'sem', 'sin', 'nie', 'geen', 'niet', 'bez'],
	...['ikke', 'inte', 'ej', 'ei', 'nu', 'не', 'нет', 'без', 'net', 'don[-_.]?t'],
].join('|');
const REPLY = [
	...['repl(?:y|ies)', 'replay', 'answers?', 'respon[ds]e?', 'r[eé]pon(?:dre|se|dez)'],
	...[
		'(?:be)?antwort(?:en)?',
		'r(?:ü|ue?)ckantwort(?:en)?',
		'(?:be)?antwoord(?:en)?',
		'reageren',
		'rispon(?:dere|dete|sta)',
	],
	...['risposta', 'respond(?:er|a|ais)', 'respuesta', 'resposta', 'contest(?:ar|e|es)'],
	...['odpowiad\\p{L}{1,4}', 'odpisuj', 'odpov\\p{L}{1,8}', 'sv[aå]ra?', 'vasta\\p{L}{1,8}'],
	...['otvech\\p{L}{1,5}', 'otvet\\p{L}{0,4}', 'отвеч\\p{L}{1,5}', 'ответ\\p{L}{0,4}'],
	...['odgovar\\p{L}{1,4}', 'vidpov\\p{L}{1,8}', 'odpowiedzi', 'otgovar\\p{L}{1,4}'],
	...['v[aá]laszol\\p{L}{1,3}', 'r[aă]spund\\p{L}{1,5}', 'відповід\\p{L}{1,5}'],
].join('|');
const NOT_THEN_REPLY = new RegExp(`(?<!\\p{L})(?:${NOT})[-_.]?(?:${REPLY})(?!\\p{Ll}{3})`, 'u');
/** `svar-ikke`, and Turkish, which says it in one word. */
const REPLY_THEN_NOT =
	/(?:sv[aå]ra?|reply|antwort(?:en)?|antwoord)[-_.]?(?:ikke|inte|ej|not?|nicht|niet)(?!\p{L})|yan[iı]tlama|cevaplama|cevap[-_.]?(?:yok|vermey)/u;

const MACHINES: ReadonlySet<string> = new Set([
	...[
		'wordpress',
		'wp',
		'joomla',
		'drupal',
		'bitrix',
		'bitrix24',
		'tilda',
		'apache',
		'nginx',
		'httpd',
	],
	...['mailer', 'automailer', 'webmailer', 'phpmailer', 'sitemailer', 'mailrobot', 'sendmail'],
	...[
		'webform',
		'webforms',
		'contactform',
		'kontaktformular',
		'formular',
		'formulaire',
		'formulario',
	],
	...[
		'formmail',
		'formmailer',
		'notification',
		'notifications',
		'notify',
		'notifier',
		'notificaciones',
	],
	...[
		'notificacoes',
		'notifiche',
		'notificación',
		'benachrichtigung',
		'benachrichtigungen',
		'alerts',
	],
	...['powiadomienia', 'uvedomlenie', 'bildirim', 'robot', 'autoresponder', 'automat', 'daemon'],
	...['asterisk', 'freepbx', 'pbx', 'voicemail', 'fax', 'efax', 'faxserver', 'sms', 'scanner'],
	...['scantomail', 'printer', 'mfp', 'copier', 'kopierer', 'drucker', 'multifunction'],
	...['formresponses', 'formresponse', 'submission', 'submissions', 'newlead'],
]);
/** Words that stand in names of people and firms too. */
const MACHINES_ALONE: ReadonlySet<string> = new Set([
	...['www', 'www-data', 'www.data', 'bot', 'auto', 'system', 'cron', 'root', 'server', 'scan'],
	...[
		'alert',
		'form',
		'forms',
		'nobody',
		'bounce',
		'bounces',
		'null',
		'devnull',
		'dev-null',
		'blackhole',
	],
	...['typo3', 'contao', 'magento', 'shopify', 'shopware', 'opencart', 'prestashop', 'modx', 'cms'],
	...['notice', 'notices', 'reminder', 'reminders', 'nas', 'synology', 'fritzbox', 'voip', '3cx'],
	...['kyocera', 'canon', 'ricoh', 'xerox', 'konica', 'bizhub', 'lexmark', 'telefax', 'camera'],
	...['kamera', 'dvr', 'nvr', 'hikvision', 'monitoring', 'nagios', 'zabbix', 'backup'],
]);
/** `scan2mail`, `fax-gateway`, `mail-bot`, `auto.confirm`, `order-update`. */
const DEVICE_OR_ROBOT =
	/^(?:scan|fax|sms|voice)[-_.]?(?:2|to|gate|gateway|dienst|box|server|mail)|anrufbeantworter|sprachbox|(?:mail|auto|info)[-_.]?bot(?![a-z])|^auto[-_.]?(?:e?mail|send|confirm|reply|response|notif|message)|(?:order|shipping|shipment|delivery)[-_.](?:update|confirmation|status|tracking)/;
const FORMS: ReadonlySet<string> = new Set([
	...['web', 'website', 'site', 'sait', 'webmaster', 'webshop', 'form', 'forms', 'shop', 'store'],
	...['order', 'orders', 'bestellung', 'bestellungen', 'commande', 'commandes', 'pedidos', 'zakaz'],
	...['zayavka', 'zayavki', 'lead', 'leads', 'feedback', 'booking', 'bookings', 'reservation'],
	...['reservations', 'request', 'requests', 'anfrage', 'anfragen', 'email', 'automated'],
	...['enquiry', 'enquiries', 'inquiry', 'inquiries', 'scheduling', 'appointments', 'termine'],
	...['message', 'messages', 'messaging', 'crm', 'erp', 'portal', 'marketplace', 'noticias'],
]);
const CONVERSATIONS: ReadonlySet<string> = new Set([
	...['conversation', 'conversations', 'ticket', 'tickets', 'case', 'thread', 'comment', 'issue'],
]);
const SHARED: ReadonlySet<string> = new Set([
	...[
		'info',
		'support',
		'help',
		'helpdesk',
		'service',
		'services',
		'contact',
		'kontakt',
		'contacto',
	],
	...[
		'office',
		'team',
		'sales',
		'hello',
		'admin',
		'administrator',
		'customer',
		'customers',
		'care',
	],
	...[
		'customercare',
		'customerservice',
		'kundenservice',
		'hilfe',
		'hotline',
		'mail',
		'post',
		'reply',
	],
	...['postmaster', 'feedback', 'crm', 'zentrale', 'biuro', 'soporte', 'assistenza'],
]);
