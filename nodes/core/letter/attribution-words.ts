/** Verbs of reply lines, lower case: English, Romance, German, Polish, Turkish, Russian; then the others. */
export const VERBS: ReadonlySet<string> = new Set([
	...['wrote', 'writes', 'écrit', 'escribió', 'escribio', 'scritto', 'schrieb', 'escreveu'],
	...['napisał', 'napisała', 'napisano', 'napisana', 'pisze', 'yazdı', 'yazmış', 'yazan'],
	...['пишет', 'писал', 'писала', 'писали', 'написал', 'написала', 'написали', 'пишете'],
	...['skrev', 'skriver', 'kirjoitti', 'kirjoittaa', 'schreef', 'geschreven', 'napsal', 'napsala'],
	...[
		'píše',
		'napísal',
		'napísala',
		'пише',
		'написав',
		'написала',
		'написа',
		'scris',
		'írta',
		'írja',
	],
	...['έγραψε', 'כתב', 'כתבה', 'كتب', 'كتبت', 'كتابة', 'napisao', 'napisala', 'rašė', 'kirjutas'],
	...['rakstīja', 'viết', 'menulis'],
]);

/** Languages that set no spaces between words. */
export const VERBS_WITHIN =
	/写道|寫道|写了|寫了|のメール|さんは書きました|が書きました|작성|썼습니다|보낸 메시지|เขียนว่า/;

/** First words of reply lines; days of the week as mail programs begin with. */
export const OPENINGS: ReadonlySet<string> = new Set([
	...['on', 'am', 'le', 'el', 'il', 'em', 'no', 'às', 'w', 'dnia', 'wiadomość', 'den', 'в'],
	...['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс', 'понедельник', 'вторник', 'среда', 'четверг'],
	...[
		'пятница',
		'суббота',
		'воскресенье',
		'pn',
		'wt',
		'śr',
		'czw',
		'pt',
		'sob',
		'niedz',
		'nd',
		'pon',
	],
	...['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
	...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
	// Danish, Norwegian, Swedish, Finnish.
	...['man', 'tir', 'tirs', 'ons', 'tor', 'tors', 'fre', 'lør', 'søn', 'mandag', 'tirsdag'],
	...['onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag', 'mån', 'tis', 'lör', 'sön', 'måndag'],
	...['tisdag', 'lördag', 'söndag', 'ma', 'ti', 'ke', 'to', 'pe', 'su'],
	// Dutch, Czech, Slovak, Ukrainian, Romanian, Hungarian, Greek.
	...['op', 'ma', 'di', 'wo', 'vr', 'za', 'zo', 'po', 'út', 'st', 'čt', 'pá', 'ne'],
	...['dne', 'ut', 'št', 'pi', 'dňa', 'нд', 'понеділок', 'вівторок', 'середа', 'четвер'],
	...['пʼятниця', 'субота', 'неділя', 'pe', 'în', 'στις'],
	// Hebrew, Arabic, Chinese, Vietnamese, Indonesian, Thai.
	...['בתאריך', 'ב', 'في', 'بتاريخ', '在', '于', '於', 'vào', 'pada', 'ในวันที่'],
]);

/** Words of a person who tells something; a program knows only names. */
export const PERSONAL: ReadonlySet<string> = new Set([
	...['i', 'me', 'my', 'you', 'your', 'he', 'she', 'we', 'us', 'our', 'they'],
	...['я', 'мне', 'мы', 'нам', 'вы', 'ваш', 'ваша', 'он', 'она', 'они', 'меня', 'года'],
	...['ich', 'mir', 'mich', 'uns', 'ihr', 'er', 'sie', 'ihre', 'je', 'vous', 'votre', 'nous'],
	...['nos', 'su', 'usted', 'él', 'ella', 'mi', 'ci', 'vostro', 'vi', 'lei', 'lui'],
	...['nam', 'pan', 'pani', 'państwa', 'państwo', 'seu', 'sua', 'você', 'vocês', 'ele', 'ela'],
	...['bana', 'bize', 'siz', 'sizin', 'ona', 'jeg', 'mig', 'deres', 'jag', 'ni', 'din', 'minä'],
	...['meille', 'ik', 'mij', 'wij', 'uw', 'jullie', 'mně', 'nám', 'váš', 'vaše', 'мені', 'ви'],
	...['noi', 'mie', 'dvs', 'önök', 'nekem', 'nekünk', 'μου', 'μας', 'לי', 'לנו', 'لي', 'لنا'],
]);
