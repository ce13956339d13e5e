import { writtenAddresses } from '../mail/written-addresses';
import { nameBefore } from './form-name';

interface Introduced {
	readonly address: string;
	readonly name: string;
}

/**
 * Returns whom the sentences of a text introduce as its client, each address once. Either by `A new order was placed
 * on Shop by the following customer: Ann Lee (ann@client.example)`, on that line or the next one; or by `a message
 * from Ann Lee` and, somewhere below, her name with her address on the next line.
 */
export function clientsIntroduced(text: string): Introduced[] {
	const lines = text.split('\n').map((line) => line.trim().slice(0, MAX_LINE));
	const written = lines.filter((line) => line !== '');
	const found = written.flatMap((line, index) => {
		const [introduction = ''] = INTRODUCTION.exec(line) ?? [];
		if (introduction === '') return cardIn(written, index);
		return personIn(line.slice(introduction.length).trim() || (written[index + 1] ?? ''));
	});
	return [...new Map(found.map((one) => [one.address, one])).values()];
}

const MAX_LINE = 500;

/** A name and one address, nothing else. */
function personIn(value: string): Introduced[] {
	const [address, ...others] = PERSON.test(value) ? writtenAddresses(value) : [];
	if (address === undefined || others.some((other) => other !== address)) return [];
	return [{ address, name: nameBefore(value) }];
}

const PERSON =
	/^(?:[\p{L}.'’-]{1,30}[ ,]{1,2}){0,5}[<([]?[^\s<>()@[\]]{1,64}@[^\s<>()@[\]]{1,253}[>)\]]?[.,;]?$/u;

/** A name alone would be the shop's own in a footer as well: it has to be the one whose message it is. */
function cardIn(written: readonly string[], index: number): Introduced[] {
	const name = written[index] ?? '';
	const address = written[index + 1] ?? '';
	if (!NAME.test(name) || !ADDRESS.test(address)) return [];
	const isWriter = written.slice(0, index).some((line) => {
		const start = line.indexOf(name);
		return (
			start > 0 && MESSAGE_FROM.test(line.slice(0, start)) && !isLetter(line[start + name.length])
		);
	});
	return isWriter ? personIn(address).map((one) => ({ ...one, name })) : [];
}

function isLetter(character = ''): boolean {
	return /\p{L}/u.test(character);
}

const NAME = /^\p{Lu}[\p{L}.'’-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){0,4}$/u;
const ADDRESS = /^[^\s<>()@[\]]{1,64}@[^\s<>()@[\]]{1,253}$/u;
const MESSAGE_FROM =
	/(?<!\p{L})(?:message|inquiry|enquiry|request|question|order|mensaje|consulta|solicitud|pedido|demande|commande|nachricht|anfrage|bestellung|messaggio|richiesta|ordine|wiadomość|zapytanie|zamówienie|bericht|aanvraag|bestelling|mensagem|сообщение|заявка|вопрос|заказ|повідомлення|замовлення|zpráva|poptávka|objednávka) (?:from|by|de|von|da|di|od|van|от|від) $/iu;

/** `following` beside the word for who buys, and up to the colon at most a verb: `von folgendem Kunden getätigt:`. */
const FOLLOWING = [
	...['following', 'folgende[mnrs]?', 'suivante?', 'siguiente', 'seguente', 'seguinte', 'volgende'],
	...['następując\\p{L}{1,4}', 'следующ\\p{L}{1,3}', 'наступн\\p{L}{1,3}', 'následujíc\\p{L}{1,4}'],
	...['nasledujúc\\p{L}{1,4}', 'aşağıdaki', 'următor\\p{L}{1,4}', 'alábbi', 'följande', 'følgende'],
].join('|');
const CLIENT = [
	...[
		'customer',
		'client[ea]?',
		'buyer',
		'guest',
		'visitor',
		'kunde[ns]?',
		'kundin',
		'käufer(?:in|s)?',
	],
	...[
		'besteller(?:in|s)?',
		'besucher(?:in|s)?',
		'acheteu[rs]e?',
		'acheteur',
		'visiteur',
		'comprador[ae]?',
	],
	...[
		'visitante',
		'acquirente',
		'visitatore',
		'klant',
		'koper',
		'klient\\p{L}{0,3}',
		'kupując\\p{L}{1,3}',
	],
	...['клиент\\p{L}{0,3}', 'покупател\\p{L}{1,3}', 'клієнт\\p{L}{0,3}', 'покупц\\p{L}{1,3}'],
	...['zákazník\\p{L}{0,3}', 'müşteri\\p{L}{0,3}', 'vásárló', 'kund(?:en)?'],
].join('|');
const INTRODUCTION = new RegExp(
	`^\\p{L}[^:：\\n]{0,200}?(?<!\\p{L})(?:(?:${FOLLOWING}) (?:${CLIENT})|(?:${CLIENT}) (?:${FOLLOWING}))(?!\\p{L})(?: \\p{L}{2,20}){0,2}\\s{0,2}[:：]`,
	'iu',
);
