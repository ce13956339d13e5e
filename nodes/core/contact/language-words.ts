/** Returns the words of a text in lower case. */
export function wordsOf(text: string): readonly string[] {
	return text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}

/** Letters that a language has almost for itself, and letters it never has. */
export const LETTERS: Readonly<
	Record<string, { readonly own?: RegExp; readonly foreign?: RegExp }>
> = {
	ru: {
		own: /[ыэё]|(?:ться|тся|ить|ать|еть|ует|ают|ние)(?!\p{L})/gu,
		foreign: /[іїєґўәғқңөұүһјљњћђџѓќѕ]/,
	},
	uk: { own: /[їєґі]/g, foreign: /[ыэёъўәғқңөұүһ]/ },
	be: { own: /[ўі]/g, foreign: /[иїєґщъ]/ },
	kk: { own: /[әғқңөұүһ]/g },
	bg: { foreign: /[ыэёіїєґ]/ },
	sr: { own: /[ћђџ]/g, foreign: /[йыэёюящ]/ },
	mk: { own: /[ѓќѕ]/g, foreign: /[йыэёюящ]/ },
	fa: { own: /[پچژگ]/g },
	ur: { own: /[ٹڈڑےں]/g },
	ar: { own: /[ةىأإ]/g, foreign: /[پچژگٹڈڑے]/ },
	de: { own: /[ß]/g, foreign: /[ñçãõłąęğşı]/ },
	fr: { own: /[œèê]|ç[ao]/g, foreign: /[ñßãõłąęğşıäåø]/ },
	es: { own: /[ñ¿¡]/g, foreign: /[ßãõłąęğşıçäåø]/ },
	it: { foreign: /[ñßãõłąęğşıçäåø]/ },
	pl: { own: /[łąęśźżń]/g, foreign: /[ñßãõğşıçäåøøě]/ },
	pt: { own: /[ãõ]/g, foreign: /[ñßłąęğşıäåø]/ },
	tr: { own: /[ğşı]/g, foreign: /[ñßãõłąęäåøță]/ },
	nl: { foreign: /[ñßãõłąęğşıçäåø]/ },
	cs: { own: /[řůě]/g, foreign: /[ñßãõłąęğşıçåø]/ },
	ro: { own: /[țăș]/g, foreign: /[ñßãõłąęğıåø]/ },
	sv: { own: /[å]/g, foreign: /[ñßãõłąęğşıç]/ },
	en: { foreign: /[ñßãõłąęğşıçäöåøřůěță]/ },
};

/** What stands in nearly every letter to a company, and as little as possible in another language. */
const TEXTS: Readonly<Record<string, string>> = {
	ru: 'здравствуйте добрый день утро вечер уважаемые уважением и в не на что с по для как это вы мы нам вам нас вас мне меня если есть или от до из за хотим хочу нужно нужен нужна нужны сколько стоит цена цену стоимость заказ заказать интересует подскажите пожалуйста можно будет был было спасибо жду ждем ответа прошу просим пришлите вышлите счет договор доставка доставки доставку когда где какие какой какая ваш ваша ваше наш наша срок сроки также очень только уже через при так еще чтобы завтра сегодня после обеда наличии перезвоните звоните напишите пишите здравствуй привет алло купить заказали оплату оплатить оплата работаете работы кто тоже всё все его её они мой моя мое могу можете нет да ли же бы подойдет готовы узнать получили отправьте скидка скидки коммерческое предложение',
	uk: 'добрий день доброго дня вітаю і в у не на що з по для як це ви ми нам вам нас вас мені якщо є або від до із за хочемо хочу потрібно потрібен потрібна потрібні скільки коштує ціна ціну вартість замовлення замовити цікавить підкажіть будь ласка можна буде був було дякую чекаю чекаємо відповіді прошу просимо надішліть рахунок договір доставка коли де які який яка ваш наша термін також дуже тільки вже через та ще щоб повагою завтра сьогодні після наявності зателефонуйте напишіть привіт купити оплату можете немає так чи б дізнатися отримали знижка комерційну пропозицію працюєте',
	be: 'добры дзень вітаю і ў у не на што з па для як гэта вы мы нам вам калі ласка дзякуй колькі каштуе цана хочам хачу трэба патрэбна пытанне адказ можна будзе каб таксама вельмі толькі ёсць або ад да павагай',
	kk: 'сәлеметсіз бе және мен сіз біз үшін бойынша қанша керек баға бағасы рахмет өтінемін тапсырыс жеткізу қалай бар жоқ осы бір еді туралы құрметпен',
	bg: 'здравейте добър ден да се от за ще са съм сме моля благодаря какво искам искаме колко струва цена цената поръчка доставка и на в не че това как или имате може бихте вашата вашия поздрави оферта интересува',
	sr: 'здраво добар дан да се је за и у на не што ово како или хвала молим колико кошта цена желим желимо понуда поздрав нам вас можете бити',
	mk: 'здраво добар ден да се е за и во на не што ова како или благодарам молам колку чини цена сакам понуда поздрав',
	en: 'hello hi dear good morning afternoon the and of to for with you your we our is are have would could please thank thanks what when how much price quote order need looking interested delivery shipping cost if this that from can will i my me us it be do does regards sincerely like know want about any there send offer just which an been ship still available received more information was were has had they them who where why these those some back call got buy purchase stock tomorrow today week let he she did new one two may many business following sent reply question help contact',
	de: 'hallo guten tag sehr geehrte damen herren der die das und für mit sie ihr ihre ihnen wir uns unser ist sind haben hätten können könnten bitte danke dank vielen was wann wie viel preis angebot bestellung bestellen brauchen benötigen suchen interessiere lieferung kosten kostet wenn dass von auf nicht auch ein eine einen ich mir mich grüße grüßen freundlichen wäre möchte möchten gerne noch zu im dem den bei oder anfrage morgen heute rufen zurück senden schicken lager verfügbar mehr informationen nachricht wieder kaufen termin woche bekommen gibt es hat war waren wurde werden kein keine sowie unter nach aus bis mein meine gegen grüsse',
	fr: 'bonjour bonsoir madame monsieur le la les et pour avec vous votre vos nous notre est sont avons avoir voudrais pourriez pouvez merci quel quelle quand comment combien prix devis commande commander besoin cherchons intéressé livraison coût si que de du des un une je mon moi dans sur pas plus ce cette au aux cordialement svp plaît être serait souhaite souhaitons aimerais cher chère il demain aujourd rappeler envoyer livrez disponible encore informations message semaine acheter recevoir reçu avez êtes ont fait faire peut peux où chez ne me te se ou mais donc leur ses ma mes bonne journée salutations',
	es: 'hola buenos buenas días tardes estimado estimados señores el la los las y para con usted ustedes su sus nosotros nuestro es son tenemos quisiera podría pueden puede gracias qué cuál cuándo cómo cuánto precio presupuesto pedido necesito necesitamos buscamos interesado interesa envío coste cuesta si que de del un una yo mi me en por no más este esta al saludos cordiales atentamente quiero queremos favor hay está gustaría saber mañana hoy llamarme enviarme disponible todavía información semana comprar recibir estamos estoy buscando tienen tiene tengo hacer respuesta espera quedo ha han fue sin sobre muy pero porque donde mucho muchas o ser',
	it: 'buongiorno salve gentile gentili spettabile il lo la gli le e per con voi vostro vostra noi nostro è sono abbiamo vorrei potreste può potete grazie quale quando come quanto prezzo preventivo ordine ordinare bisogno cerchiamo interessato spedizione consegna costo costa se che di del della dei un una io mio mi nel non più questo questa al saluti distinti cordiali vorremmo anche sapere favore ci avete domani oggi richiamarmi inviarmi disponibile ancora informazioni settimana comprare ricevere siamo sto cercando ho ha hanno fare risposta attesa resto senza molto ma perché dove nostra azienda alla dal dalla nella sul sulla uno buonasera buona giornata',
	pl: 'dzień dobry witam szanowni państwo i w z na do dla jak to jest są czy proszę dziękuję ile kosztuje cena cenę cenie oferta ofertę zamówienie zamówić potrzebuję potrzebujemy szukamy zainteresowany dostawa dostawy koszt jeśli że od nie ja mi mnie nas nasz państwa pozdrawiam pozdrowienia chciałbym chciałabym chcemy możliwe można kiedy o po przez oraz także się będzie jutro dzisiaj oddzwonić zadzwonić wysłać dostępny jeszcze informacje tydzień kupić jestem jesteśmy mam mamy macie odpowiedź czekam bez bardzo ale gdzie ten ta te tego był było pod przed mogę możecie',
	pt: 'olá bom boa dia tarde prezado prezados senhores o os as e para com você vocês seu sua nós nosso é são temos gostaria poderia podem pode obrigado obrigada qual quando como quanto preço orçamento pedido preciso precisamos procuramos interessado entrega custo custa se que de do da dos das um uma eu meu me em não mais este esta ao atenciosamente cumprimentos quero saber favor também gostaríamos está no na amanhã hoje ligar enviar disponível ainda informações semana comprar receber estamos estou procurando tem tenho fazer resposta espera recebi foi sem sobre muito mas porque onde isso esse essa pela pelo',
	tr: 'merhaba iyi günler sayın ve için ile siz sizin biz bizim var mı mi ne zaman nasıl kadar fiyat fiyatı teklif sipariş ihtiyacımız arıyoruz ilgileniyorum teslimat kargo ücret eğer bir bu şu ben bana bize lütfen teşekkürler teşekkür ederim ederiz saygılarımla istiyorum istiyoruz olarak olan daha rica hakkında bilgi almak yarın bugün beni arayabilir misiniz mısınız miyim mıyım ürün ürünü nedir lazım merhabalar hafta satın yok değil ama çok nerede kim hangi adet stokta gönderir gönderebilir cevap bekliyorum',
	nl: 'hallo goedemorgen goedemiddag goedendag geachte beste heer mevrouw de het een en van voor met u uw wij ons onze is zijn hebben zou zouden kunt kunnen graag bedankt dank wat wanneer hoe hoeveel prijs offerte bestelling bestellen nodig zoeken levering kosten als dat op niet ook ik mij groet groeten vriendelijke wil willen over naar bij deze morgen vandaag terugbellen sturen beschikbaar nog meer informatie week kopen ontvangen ontvang heb heeft hebt geen maar waar dit die kost',
	cs: 'dobrý den vážení ahoj a v na do pro jak je jsou prosím děkuji děkujeme kolik stojí cena cenu nabídka nabídku objednávka objednat potřebuji potřebujeme hledáme zájem dodání doprava pokud že od ne já mi nás náš pozdravem chtěl bych chceme možné kdy o po také se bude',
	ro: 'bună ziua stimate stimată și în la pentru cu dumneavoastră noi nostru este sunt avem doresc dorim aș puteți mulțumesc mulțumim vă rog cât costă preț prețul ofertă comandă nevoie livrare cost dacă că de un o eu mea nu mai acest cu stimă',
	sv: 'hej god morgon bästa och att det som en ett för med ni er vi vår är har skulle kan kunna vänligen tack vad när hur mycket pris offert beställning beställa behöver söker leverans kostar om på inte också jag mig hälsningar vänliga vill från till av',
	ar: 'مرحبا السلام عليكم من في على إلى هل كم السعر سعر شكرا نحن لكم نريد أريد عن مع هذا هذه التي الذي أو ما يمكن معرفة طلب',
	fa: 'سلام با از در به است قیمت لطفا ممنون را که این برای می شما ما چقدر سفارش و تشکر',
	ur: 'سلام ہے کے کی کا میں سے اور ہم آپ کو قیمت شکریہ براہ کرم',
};

/** Word → the languages that have it. */
export const WORDS: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const [language, text] of Object.entries(TEXTS)) {
		for (const word of new Set(text.split(' '))) {
			found.set(word, [...(found.get(word) ?? []), language]);
		}
	}
	return found;
}
