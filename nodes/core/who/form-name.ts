import type { FormField } from './form-fields';
import { isClientBlock, roleOf } from './form-labels';

/** Returns the client’s name in a form, first name first; '' when no field gives it. */
export function nameInForm(fields: readonly Pick<FormField, 'label' | 'value'>[]): string {
	const names = fields
		.filter(({ label }) => roleOf(label) === 'name')
		// A shop writes the address below.
		.map(({ label, value }) => ({ label, value: value.replace(/\n\S+@\S+$/, '') }))
		.filter(({ value }) => isName(value));
	const isWhole = (label: string) =>
		BOTH.test(label) || (FIRST_NAME.test(label) && LAST_NAME.test(label));
	const parts = names.filter(({ label }) => !isWhole(label));
	const first = parts.find(({ label }) => FIRST_NAME.test(label));
	const last = parts.find(({ label }) => LAST_NAME.test(label));
	const whole = names.find((one) => one !== first && one !== last);
	if (first !== undefined && last !== undefined) return `${first.value} ${last.value}`;
	if (whole !== undefined && last !== undefined && !whole.value.includes(' ')) {
		return `${whole.value} ${last.value}`;
	}
	const found = whole ?? first ?? last;
	if (found !== undefined) return found.value;
	const block = fields.find(({ label }) => isClientBlock(label))?.value.split('\n')[0] ?? '';
	if (PERSON.test(block)) return block;
	const addressed = fields.filter(({ label }) => roleOf(label) === 'email');
	return addressed.map(({ value }) => nameBefore(value)).find((name) => name !== '') ?? '';
}

/** Returns the person whom a line of a text names with this address: `Ann Lee (ann@client.example) wrote:`. */
export function nameBeside(line: string): string {
	const name = /^([^<[(@\n]{0,100}?)\s*[<(]/.exec(line.trim())?.[1] ?? '';
	return PERSON.test(name) ? name : '';
}

const PERSON = /^\p{Lu}[\p{L}.'’-]{0,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,3}$/u;

/** Returns the name in front of an address: `Ann Lee <ann@client.example>`, `Ann Lee ann@client.example`. */
export function nameBefore(value: string): string {
	const line = value.slice(0, 500);
	const name =
		/^([^<[(@\n]{0,300})[<[(]/.exec(line)?.[1] ??
		/^([^<[(@\n]{0,300}) \S+@\S+$/.exec(line)?.[1] ??
		'';
	return name.replace(/["'*]/g, '').trim().slice(0, 200);
}

/** `Vor- und Nachname`, `First & last name`. */
const BOTH =
	/\p{L}\s?(?:-\s)?(?:&|\/|\band\b|\bund\b|\bet\b|\be\b|\by\b|\bi\b|\bve\b|\ben\b|\sи\s|\sта\s)/iu;
const FIRST_NAME =
	/first|given|vorname|pr[eé]nom|^имя$|^ім.?я$|imi[eę]$|^nombre$|^nome$|jméno$|^ad[ıi]n?[ıi]?z?$|voornaam|förnamn|fornavn/i;
const LAST_NAME =
	/last|surname|family|nachname|familienname|^nom$|nom de famille|фамилия|прізвище|nazwisko$|apellido|cognome|sobrenome|příjmení|soyad|achternaam|efternavn|efternamn/i;

function isName(value: string): boolean {
	return value !== '' && value.length <= 200 && !/[\n@:=]/.test(value) && /\p{L}/u.test(value);
}
