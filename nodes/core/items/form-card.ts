import type { Contact } from '../contact/contact';
import { roleOf } from '../who/form-labels';
import { nameInForm } from '../who/form-name';

/** Returns a contact card with what only the labels of a form tell: the name and the company of the client. */
export function withFormFields(card: Contact, form: Readonly<Record<string, string>>): Contact {
	const fields = Object.entries(form).map(([label, value]) => ({ label, value }));
	const written = nameInForm(fields);
	const name = written === '' ? undefined : written;
	const company =
		card.company === ''
			? fields.find(({ label, value }) => roleOf(label) === 'company' && isLine(value))?.value
			: undefined;
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
