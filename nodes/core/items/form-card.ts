import type { Contact } from '../contact/contact';
import { roleOf } from '../who/form-labels';

/** Returns a contact card with what only the labels of a form tell: the name and the company of the client. */
export function withFormFields(card: Contact, form: Readonly<Record<string, string>>): Contact {
	const valueOf = (role: 'name' | 'company') =>
		Object.entries(form).find(([label, value]) => roleOf(label) === role && isLine(value))?.[1];
	const name = card.foundIn.name === 'form' ? undefined : valueOf('name');
	const company = card.company === '' ? valueOf('company') : undefined;
	return {
		...card,
		...(name !== undefined && { name }),
		...(company !== undefined && { company }),
		foundIn: {
			...card.foundIn,
			...(name !== undefined && { name: 'form' as const }),
			...(company !== undefined && { company: 'form' as const }),
		},
	};
}

function isLine(value: string): boolean {
	return value.length <= 200 && !/[\n@]/.test(value);
}
