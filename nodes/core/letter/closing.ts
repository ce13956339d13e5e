import { lowerCase } from './lower-case';
import { isName } from './signature-line';

/** Returns 1 for a line that only closes a letter, 2 when a name follows in it, 0 for any other. */
export function closingLength(bare: string): 0 | 1 | 2 {
	if (bare.length > 100) return 0;
	const words = wordsOf(bare);
	const count = phraseLength(words, (phrase) => CLOSINGS.has(phrase));
	if (count === 0) return 0;
	const rest = words
		.slice(count)
		.join(' ')
		.replace(/^[–—-]\s/, '');
	if (rest === '') return 1;
	const isSigned = (isName(rest) && rest.length <= 40) || isTitledName(words, count);
	return isSigned ? 2 : 0;
}

/** Returns what stands behind the closing of a line in a signature, where thanks are one too; null without one. */
export function behindClosing(line: string): string | null {
	const words = wordsOf(line);
	const count = phraseLength(words, (phrase) => CLOSINGS.has(phrase) || THANKS.has(phrase));
	if (count === 0) return null;
	return words
		.slice(count)
		.join(' ')
		.replace(/^[\s,.!:/–—-]+/, '');
}

/** True for phrases that letters begin with as well: only with a name below they close one. */
export function isAlsoGreeting(bare: string): boolean {
	return GREETINGS.has(phraseOf(bare));
}

/** `Best regards,Ann` are three as well. */
function wordsOf(line: string): string[] {
	return line.split(/\s+|(?<=,)\s*/);
}

/** Returns how many words the longest known phrase has that the line begins with. */
function phraseLength(words: readonly string[], isKnown: (phrase: string) => boolean): number {
	for (let count = Math.min(words.length, MAX_WORDS); count > 0; count--) {
		if (isKnown(phraseOf(words.slice(0, count).join(' ')))) return count;
	}
	return 0;
}

function phraseOf(words: string): string {
	return lowerCase(words).replace(/[\s,.!;–—-]+$/, '');
}

/** `…, manager Ann Lee`: after a comma a few words, two of them names. */
function isTitledName(words: readonly string[], count: number): boolean {
	const rest = words.slice(count);
	if (!words[count - 1]?.endsWith(',') || rest.length > 6) return false;
	return rest.filter((word) => /^["«„“(]?\p{Lu}\p{L}/u.test(word)).length >= 2;
}

/** Words of the longest phrase below. */
const MAX_WORDS = 6;

const GREETINGS: ReadonlySet<string> = new Set([
	...['best', 'cheers', 'best wishes', 'хорошего дня', 'с приветом', 'gruß', 'grüße'],
	...['salutations', 'bonne journée', 'saludos', 'un saludo', 'saluti', 'un saluto'],
	...['buona giornata', 'pozdrowienia', 'miłego dnia', 'saudações', 'cumprimentos'],
	...['iyi günler', 'iyi çalışmalar', 'selamlar', 'kolay gelsin', 'sevgiler'],
]);

/** Phrases that end a letter in nine languages, lower case, without the comma. `Thanks` may be more than that. */
const CLOSINGS: ReadonlySet<string> = new Set([
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

	...['met vriendelijke groet', 'met vriendelijke groeten', 's pozdravem'],
]);

/** They close a letter only where a signature has been told already: a request begins with them as well. */
const THANKS: ReadonlySet<string> = new Set([
	'many thanks',
	'thank you',
	'thanks',
	'спасибо',
	'заранее спасибо',
]);
