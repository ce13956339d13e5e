/** Longer ones say something of their own. */
const MAX_LENGTH = 400;

/** True for a plain part that only says that the real text is in the HTML part beside it. */
export function isHtmlStub(text: string): boolean {
	if (text.length > MAX_LENGTH || !/html/i.test(text)) return false;
	if (ASKS.test(text) || !text.split(/[.!\n]+\s/).every(isAboutReading)) return false;
	return FORMAT.test(text) || (PROGRAM.test(text) && CANNOT.test(text));
}

/** A sentence on how the mail is to be read; a letter has others as well. */
function isAboutReading(sentence: string): boolean {
	return !/\p{L}/u.test(sentence) || ABOUT_READING.test(sentence) || PROGRAM.test(sentence);
}

/** Clients ask for HTML: `We need an HTML template, what does it cost?` */
const ASKS =
	/\?|(?<!\p{L})(?:we|i|our|us|price|cost|нам|мне|нужн\p{L}{0,3}|хотим|цен[аыу]|wir|ich|brauchen?|preis|nous|je|prix|necesit\p{L}{1,4}|precio|vorrei|prezzo|potrzebuj\p{L}{1,3}|preciso|preço|fiyat)(?!\p{L})/iu;
const ABOUT_READING =
	/html|brows|message|e-?mail|view|display|show|open|text|письм|брауз|открой|просмотр|сообщ|nachricht|anzeig|öffne|navigat|afficher|mensaje|navegador|messaggio|przegl|wiadomo|mensagem|tarayıcı|mesaj/i;

const FORMAT =
	/html (?:message|format|e-?mail|version)|html[- ](?:enabled|capable|compatible)|формате html|format html|formato html|formacie html|html-format|html format|html biçim/i;
const PROGRAM =
	/client|program|reader|viewer|почтов|клиент|messagerie|cliente|lector|posta|poczt|correio|software|application/i;
const CANNOT =
	/not|n['’]t|unable|не поддерж|не может|не умеет|kein|nicht|pas|no puede|no admite|no soporta|non|nie|não|desteklem|göstere/i;
