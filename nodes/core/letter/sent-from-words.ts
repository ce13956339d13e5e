/** What such a line was sent with; every one names it. */
export const DEVICES =
	/iphon|ipad|ipod|ios|android|андроид|galaxy|samsung|huawei|honor|xiaomi|redmi|oppo|nokia|pixel|blackberry|outlook|blue ?mail|yahoo|proton|gmail|mail\.ru|yandex|яндекс|мобильн|почт|mobil|smartphone|смартфон|телефон|handy|phone|k-9|spark|aquamail|mailbird|gmx|web\.de|t-online|libero|onet|orange|canary|windows|thunderbird|mymail|tablet|планшет|móvil|celular|téléphone|telemóvel|telefon|cihaz|dispositiv|device|zoho|tutanota|fastmail|typeapp|airmail|edison|newton|айфон|mobiel|mobilní|mobilného|matkapuhel|puhelim|κινητ|手机|手機|携帯|スマートフォン|스마트폰|휴대폰|大师|邮箱|郵件|邮件|メール|נייד|هاتف|qq/;

/** What a program says of itself without having sent anything. */
export const ADVERTS: readonly string[] = [
	...['get outlook for ', 'get bluemail for ', 'download outlook for ', 'загрузить outlook '],
	...['получить outlook ', 'скачать outlook ', 'скачайте outlook ', 'outlook für '],
	...['holen sie sich outlook', 'laden sie outlook', 'télécharger outlook ', 'obtenir outlook '],
	...['obtenez outlook ', 'obtener outlook ', 'descargar outlook ', 'obtén outlook '],
	...['scarica outlook ', 'ottieni outlook ', 'ottenere outlook ', 'pobierz outlook'],
	...['pobierz aplikację outlook', 'obter o outlook ', 'obtenha o outlook ', 'baixar o outlook '],
	...['android için outlook', 'ios için outlook', 'outlook for android', 'outlook for ios'],
	...[
		'hent outlook ',
		'få outlook ',
		'skaffa outlook ',
		'hanki outlook',
		'outlook voor android downloaden',
	],
	'outlook voor ios downloaden',
	...[
		'získat outlook',
		'získejte outlook',
		'získať outlook',
		'завантажити outlook',
		'отримати outlook ',
	],
	...['obțineți outlook', 'descărcați outlook', 'λήψη του outlook', 'קבל את outlook'],
	...[
		'הורד את outlook',
		'احصل على outlook',
		'获取 outlook',
		'下载 outlook',
		'取得 outlook',
		'outlook を入手',
	],
	...['outlook for ios を入手', 'ios용 outlook', 'android용 outlook'],
];

/** How such a line begins, lower case. */
export const PHRASES_AT_START: readonly string[] = [
	...['sent from ', 'sent via ', 'sent with ', 'sent using ', 'sent by ', 'sent on the go'],
	...['written from my ', 'this message was sent from my ', 'yandex mail'],
	...['отправлено с ', 'отправлено со ', 'отправлено из ', 'отправлено через '],
	...['отправлено от ', 'послано с ', 'отправлено при помощи ', 'отправлено с помощью '],
	...['отправлено моб', 'письмо отправлено с '],
	...['gesendet mit ', 'gesendet von ', 'gesendet aus ', 'gesendet über '],
	...['von unterwegs gesendet', 'verschickt mit '],
	...[
		'envoyé de ',
		'envoyé depuis ',
		'envoyé à partir d',
		'envoyé avec ',
		'envoyé via ',
		"envoyé d'",
	],
	...['enviado desde ', 'enviado con ', 'enviado mediante ', 'enviado por '],
	...['inviato da', 'inviato con ', 'inviato tramite ', 'inviata da', 'scarica l'],
	...['wysłane z', 'wysłano z', 'wysłane za ', 'wysłano za ', 'wysłane przez '],
	...['enviado do ', 'enviado da ', 'enviado de ', 'enviado pelo ', 'enviado com '],
	...['enviado a partir d', 'enviado via '],
	...['sendt fra ', 'sendt via ', 'sendt med ', 'skickat från ', 'skickat med ', 'skickades från '],
	...['lähetetty ', 'verzonden vanaf ', 'verzonden met ', 'verzonden via ', 'verstuurd vanaf '],
	...['verstuurd met ', 'odesláno z', 'odesláno pomocí ', 'odoslané z', 'odoslané pomocou '],
	...['надіслано з', 'надіслано із ', 'відправлено з', 'відправлено із ', 'надіслано через '],
	...['изпратено от ', 'trimis de pe ', 'trimis din ', 'trimis de la ', 'trimis cu ', 'elküldve '],
	...[
		'küldve ',
		'στάλθηκε από ',
		'εστάλη από ',
		'απεστάλη από ',
		'נשלח מ',
		'נשלח באמצעות ',
		'أرسلت من ',
	],
	...[
		'أُرسلت من ',
		'مرسل من ',
		'تم الإرسال من ',
		'أرسل من ',
		'发自',
		'發自',
		'來自我的',
		'来自我的',
	],
];

/** Behind these a program is named at once; else they say who carried something. */
export const BY: ReadonlySet<string> = new Set(['sent by ', 'wysłane przez ', 'enviado por ']);

/** How such a line ends where the verb does, lower case. */
export const PHRASES_AT_END: readonly RegExp[] = [
	/^(?:von|mit|aus|über|diese (?:nachricht|mail|e-mail) wurde (?:von|mit)) .{3,120}(?:gesendet|verschickt|geschickt)$/,
	/(?:dan|den|tan|ten)(?: ile)? (?:gönderildi|gönderilmiştir|gönderdim)$/,
	/outlook.{0,20} (?:edinin|indirin)$/,
	/^(?:с|со|из|от) .{3,80} отправлено$/,
	/(?:ról|ről|val|vel) (?:küldve|elküldve|küldték)$/,
	/から送信(?:されました|しました)?$/,
	/에서 (?:보냄|보낸 메일|발송|보냈습니다)/,
	/^[从從由].{1,24}(?:傳送|传送|发送|發送|寄出)$/,
];

/** Words of sentences about something that was sent; lines of programs have none of them. */
export const SENTENCE_WORDS: ReadonlySet<string> = new Set([
	...['to', 'and', 'but', 'was', 'is', 'are', 'were', 'did', 'does', 'not', 'you', 'your', 'we'],
	...['they', 'it', 'yesterday', 'today', 'tomorrow', 'last', 'monday', 'friday', 'when', 'where'],
	...['на', 'к', 'ко', 'вам', 'нам', 'мне', 'вчера', 'сегодня', 'но', 'не', 'было', 'был', 'вашу'],
	...[
		'mein',
		'meine',
		'nach',
		'zu',
		'zum',
		'ihnen',
		'ihre',
		'gestern',
		'heute',
		'nicht',
		'wurde',
		'aber',
	],
	...['à', 'chez', 'hier', "aujourd'hui", 'mais', 'votre', 'al', 'ayer', 'hoy', 'pero', 'ieri'],
	...['oggi', 'alla', 'vostro', 'vostra', 'wczoraj', 'dzisiaj', 'ale', 'ontem', 'hoje', 'ao'],
	...['vers', 'hacia', 'verso', 'dhl', 'ups', 'fedex', 'dpd', 'gls', 'hermes', 'inpost', 'сдэк'],
	...['courier', 'kurier', 'kuriera', 'correo', 'courrier', 'corriere', 'курьером', 'post'],
	...['til', 'till', 'igår', 'naar', 'gisteren', 'maar', 'včera', 'вчора', 'ieri', 'tegnap', 'στο'],
]);
