import { lowerCase } from './lower-case';

/** True for the line a mail program adds about itself: `Sent from my iPhone`. */
export function isSentFrom(bare: string): boolean {
	if (bare === '' || bare.length > 200 || bare.endsWith('?')) return false;
	const line = lowerCase(withoutLinks(bare));
	const words = line.split(' ');
	if (words.length < 2 || words.length > MAX_WORDS) return false;
	if (!DEVICES.test(line)) return false;
	return (
		BEGINNINGS.some((begin) => line.startsWith(begin)) || ENDS.some((end) => line.endsWith(end))
	);
}

/** `Sent from my Android device with K-9 Mail. Please excuse my brevity.` */
const MAX_WORDS = 16;

function withoutLinks(bare: string): string {
	return bare
		.replace(/<[^<>]{0,150}>|\(https?:[^()]{0,150}\)/g, '')
		.replace(/[[\]"“”«»*_]/g, '')
		.replace(/[’ʼ`]/g, "'")
		.replace(/\s+/g, ' ')
		.replace(/^[-–— ]+|[.!… ]+$/g, '');
}

/** Every such line names what it was sent with. */
const DEVICES =
	/iphone|ipad|ipod|ios|android|андроид|galaxy|samsung|huawei|honor|xiaomi|redmi|oppo|nokia|pixel|blackberry|outlook|blue ?mail|yahoo|proton|gmail|mail\.ru|yandex|яндекс|мобильн|почт|mobil|smartphone|смартфон|телефон|handy|phone|k-9|spark|aquamail|mailbird|gmx|web\.de|t-online|libero|onet|orange|canary|windows|thunderbird|mymail|tablet|планшет|móvil|celular|téléphone|telemóvel|telefon|cihaz|dispositiv|device|zoho|tutanota|fastmail/;

const BEGINNINGS = [
	...['sent from ', 'sent via ', 'sent with ', 'sent using ', 'sent by ', 'get outlook for '],
	'get bluemail for ',
	...['written from my ', 'this message was sent from my ', 'sent on the go'],
	'download outlook for ',
	...['отправлено с ', 'отправлено со ', 'отправлено из ', 'отправлено через '],
	...['отправлено от ', 'послано с '],
	...['отправлено при помощи ', 'отправлено с помощью ', 'отправлено моб', 'загрузить outlook '],
	...['получить outlook ', 'скачать outlook ', 'скачайте outlook ', 'письмо отправлено с '],
	...['gesendet mit ', 'gesendet von ', 'gesendet aus ', 'gesendet über ', 'outlook für '],
	...['holen sie sich outlook', 'laden sie outlook', 'von unterwegs gesendet', 'verschickt mit '],
	...['envoyé de ', 'envoyé depuis ', 'envoyé à partir d', 'envoyé avec ', 'envoyé via '],
	...["envoyé d'", 'télécharger outlook ', 'obtenir outlook ', 'obtenez outlook '],
	...['enviado desde ', 'enviado con ', 'obtener outlook ', 'descargar outlook ', 'obtén outlook '],
	...['enviado mediante ', 'enviado por ', 'inviato da', 'inviato con ', 'inviato tramite '],
	...['inviata da', 'scarica outlook ', 'ottieni outlook ', 'scarica l', 'ottenere outlook '],
	...['wysłane z', 'wysłano z', 'wysłane za ', 'wysłano za ', 'pobierz outlook'],
	'pobierz aplikację outlook',
	...['wysłane przez ', 'enviado do ', 'enviado da ', 'enviado de ', 'enviado pelo '],
	'enviado com ',
	...['enviado a partir d', 'enviado via ', 'obter o outlook ', 'obtenha o outlook '],
	'baixar o outlook ',
	...['android için outlook', 'ios için outlook', 'outlook for ', 'yandex mail'],
];

const ENDS = [
	...['gesendet', 'verschickt', 'geschickt', 'gönderildi', 'gönderilmiştir', 'gönderdim'],
	...['edinin', 'indirin', 'отправлено', 'mail gesendet'],
];
