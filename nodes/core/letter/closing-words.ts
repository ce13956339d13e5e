/** Phrases that letters begin with as well. */
export const GREETINGS: ReadonlySet<string> = new Set([
	...['best', 'cheers', 'best wishes', 'хорошего дня', 'с приветом', 'gruß', 'grüße'],
	...['salutations', 'bonne journée', 'saludos', 'un saludo', 'saluti', 'un saluto'],
	...['buona giornata', 'pozdrowienia', 'miłego dnia', 'saudações', 'cumprimentos'],
	...['iyi günler', 'iyi çalışmalar', 'selamlar', 'kolay gelsin', 'sevgiler'],
	...['hilsen', 'hälsningar', 'hezký den', 'pěkný den', 'o zi bună', 'φιλικά', 'تحياتي'],
	...['مع التحية', '감사합니다', 'поздрави'],
]);

/** Phrases that end a letter in the languages that clients write in, lower case, without the comma. `Thanks` may be more than that. */
export const CLOSINGS: ReadonlySet<string> = new Set([
	...['best regards', 'kind regards', 'regards', 'warm regards', 'best wishes'],
	'with best regards',
	...['with kind regards', 'yours sincerely', 'sincerely', 'sincerely yours', 'yours faithfully'],
	...['yours truly', 'cheers', 'many thanks and best regards', 'thanks and regards'],
	'all the best',
	...['truly yours', 'faithfully yours', 'many thanks and regards', 'with warm regards'],
	...['thanks & regards', 'thank you and best regards', 'best', 'cordially', 'respectfully'],
	...['kindest regards', 'warmest regards', 'thanks and best regards'],
	'many thanks and kind regards',

	...['с уважением', 'с наилучшими пожеланиями', 'с уважением и наилучшими пожеланиями'],
	...['всего доброго', 'всего хорошего', 'с глубоким уважением', 'искренне ваш', 'искренне ваша'],
	...['с приветом', 'с пожеланием всего хорошего', 'с благодарностью и уважением', 'с ув'],
	...['спасибо, с уважением', 'заранее спасибо, с уважением', 'хорошего дня', 'удачного дня'],
	...['всего наилучшего', 'с почтением', 'с уважением и надеждой на сотрудничество'],
	...['з повагою', 'з найкращими побажаннями', 'з павагай', 'құрметпен'],
	...['с уважением к вам', 'с признательностью', 'c уважением', 'заранее благодарю, с уважением'],

	...['mit freundlichen grüßen', 'mit freundlichen gruessen', 'mit freundlichen grüssen'],
	...['mit freundlichem gruß', 'freundliche grüße', 'freundliche grüsse', 'viele grüße'],
	...['viele grüsse', 'beste grüße', 'beste grüsse', 'herzliche grüße', 'liebe grüße', 'mfg'],
	...['schöne grüße', 'mit besten grüßen', 'mit herzlichen grüßen', 'gruß', 'grüße', 'lg', 'vg'],
	...['hochachtungsvoll', 'freundlicher gruß', 'bg', 'herzlichst', 'mit lieben grüßen'],

	...['cordialement', 'bien cordialement', 'très cordialement', 'bien à vous'],
	'sincères salutations',
	...['salutations distinguées', 'meilleures salutations', 'cordiales salutations', 'salutations'],
	...['respectueusement', 'bonne journée', 'bien à toi', 'cdt', 'cdlt', 'amicalement'],
	'sincèrement',
	...['avec mes meilleures salutations', 'bonne réception', 'très bonne journée'],

	...['saludos', 'saludos cordiales', 'un saludo', 'un cordial saludo', 'atentamente'],
	'cordialmente',
	...['muchas gracias y saludos', 'reciba un cordial saludo', 'un abrazo', 'gracias y saludos'],
	...['cordial saludo', 'saludo cordial'],
	...['cordiales saludos', 'un saludo cordial', 'atte', 'saludos y gracias', 'muy atentamente'],

	...['cordiali saluti', 'distinti saluti', 'saluti', 'un cordiale saluto', 'cordialmente'],
	...['un saluto', 'grazie e saluti', 'grazie e cordiali saluti', 'i migliori saluti', 'a presto'],
	...['cari saluti', 'con i migliori saluti', 'porgo distinti saluti', 'buona giornata'],

	...['z poważaniem', 'pozdrawiam', 'pozdrawiam serdecznie', 'serdecznie pozdrawiam'],
	...['z wyrazami szacunku', 'łączę wyrazy szacunku', 'z szacunkiem', 'pozdrowienia', 'pozdr'],
	...['miłego dnia', 'z pozdrowieniami', 'z góry dziękuję i pozdrawiam'],
	'z serdecznymi pozdrowieniami',

	...['atenciosamente', 'cordialmente', 'com os melhores cumprimentos', 'melhores cumprimentos'],
	...['cumprimentos', 'abraços', 'um abraço', 'abraço', 'att', 'atte', 'saudações'],
	'obrigado, att',
	...['com os meus cumprimentos', 'respeitosamente', 'com estima', 'grato', 'grata'],

	...['saygılarımla', 'saygılarımızla', 'saygılar', 'iyi çalışmalar', 'iyi günler', 'sevgiler'],
	...['en iyi dileklerimle', 'teşekkürler, saygılarımla', 'iyi çalışmalar dilerim', 'selamlar'],
	...['saygı ve sevgilerimle', 'kolay gelsin', 'hürmetlerimle', 'iyi günler dilerim'],

	...['med venlig hilsen', 'venlig hilsen', 'med venlige hilsner', 'venlige hilsner', 'mvh'],
	...['de bedste hilsner', 'bedste hilsner', 'mange hilsner', 'hilsen', 'kærlig hilsen'],
	...['med vennlig hilsen', 'vennlig hilsen', 'beste hilsen', 'hilsen fra'],
	...['med vänliga hälsningar', 'med vänlig hälsning', 'vänliga hälsningar', 'vänlig hälsning'],
	...['hälsningar', 'bästa hälsningar', 'med bästa hälsningar', 'varma hälsningar', 'vh'],
	...['ystävällisin terveisin', 'terveisin', 'parhain terveisin', 'yst. terv', 'ystävällisesti'],

	...['met vriendelijke groet', 'met vriendelijke groeten', 'vriendelijke groet', 'groet', 'mvg'],
	...['vriendelijke groeten', 'groeten', 'hartelijke groet', 'hartelijke groeten', 'hoogachtend'],
	'met hartelijke groet',

	...['s pozdravem', 's přátelským pozdravem', 's úctou', 's přáním hezkého dne', 'hezký den'],
	...['s pozdravom', 's priateľským pozdravom', 'so srdečným pozdravom', 'pěkný den'],
	...['с поздрави', 'с уважение', 'поздрави', 'зі щирою повагою', 'щиро ваш', 'щиро ваша'],
	...['s poštovanjem', 'srdačan pozdrav', 'lep pozdrav', 'lugupidamisega', 'ar cieņu', 'pagarbiai'],

	...[
		'cu stimă',
		'cu respect',
		'cu deosebită stimă',
		'toate cele bune',
		'o zi bună',
		'cu considerație',
	],
	...[
		'üdvözlettel',
		'tisztelettel',
		'szívélyes üdvözlettel',
		'üdv',
		'köszönettel',
		'baráti üdvözlettel',
	],
	...['με εκτίμηση', 'με φιλικούς χαιρετισμούς', 'φιλικά', 'με τιμή', 'με φιλικό χαιρετισμό'],

	...['בברכה', 'בברכה רבה', 'בכבוד רב', 'בתודה', 'בתודה מראש', 'כל טוב'],
	...['مع أطيب التحيات', 'مع خالص التحية', 'مع التحية', 'تحياتي', 'مع تحياتي', 'أطيب التحيات'],
	...['مع فائق الاحترام', 'وتفضلوا بقبول فائق الاحترام', 'مع الشكر والتقدير'],
	...[
		'此致',
		'敬礼',
		'敬禮',
		'此致敬礼',
		'祝好',
		'顺祝商祺',
		'順頌商祺',
		'谨上',
		'敬上',
		'敬具',
		'草々',
	],
	'감사합니다',
]);

/** They close a letter only where a signature has been told already: a request begins with them as well. */
export const THANKS: ReadonlySet<string> = new Set([
	'many thanks',
	'thank you',
	'thanks',
	'спасибо',
	'заранее спасибо',
]);
