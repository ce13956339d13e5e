import { distance } from 'fastest-levenshtein';
import { PROVIDERS } from './providers';

/**
 * Returns the domain of a known service that was most likely meant, null when there is none: one letter is
 * missing, wrong or too many, or two changed places. Only for a domain at which no mail server was found: real
 * ones are as close to each other (mail.ru, mai.ru).
 */
export function meantDomain(domain: string): string | null {
	return DOMAINS.find((known) => isSlip(domain, known)) ?? null;
}

/** Where most mailboxes are: at the same distance theirs is meant. */
const FIRST = ['gmail', 'mailru', 'yandex', 'outlook', 'yahoo', 'icloud'];

const DOMAINS: readonly string[] = [...PROVIDERS]
	.sort((a, b) => rank(a.id) - rank(b.id))
	.flatMap(({ domains }) => domains);

function rank(id: string): number {
	const place = FIRST.indexOf(id);
	return place === -1 ? FIRST.length : place;
}

function isSlip(domain: string, known: string): boolean {
	const steps = distance(domain, known);
	if (steps === 1) return true;
	return steps === 2 && domain.length === known.length && isSwapped(domain, known);
}

/** `gmial.com`: the two places that differ are neighbors with each other's letter. */
function isSwapped(domain: string, known: string): boolean {
	const first = [...known].findIndex((letter, index) => letter !== domain[index]);
	const swapped = `${known.slice(0, first)}${known[first + 1] ?? ''}${known[first] ?? ''}${known.slice(first + 2)}`;
	return swapped === domain;
}
