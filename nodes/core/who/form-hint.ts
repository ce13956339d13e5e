import type { Sender } from './sender';
import { formFieldsOf } from './form-fields';
import { namedClientIn } from './named-client';
import type { OwnAddresses } from './own-addresses';

/**
 * Returns what would let the client of a form be told: `list`, when the sender is taken for a person although the
 * text is a form of somebody else's; `nameClient`, when a program's form has no address of whoever filled it in. Null
 * for any other message.
 */
export function formHintOf(
	{ certainty, doubt, isMachineSent }: Pick<Sender, 'certainty' | 'doubt' | 'isMachineSent'>,
	senderAddress: string,
	text: string,
	own: OwnAddresses,
): 'list' | 'nameClient' | null {
	if (certainty === 'unknown') {
		if (doubt !== 'machine') return null;
		return named() === 'namelessForm' ? 'nameClient' : null;
	}
	if (certainty !== 'certain' || isMachineSent || !isAllForm(text)) return null;
	const client = named();
	if (typeof client !== 'object' || client === null) return null;
	return client.isLabelled && client.address !== senderAddress ? 'list' : null;

	function named() {
		return namedClientIn({ text }, 'form', own, senderAddress);
	}
}

/** A person's letter may hold a few labels; a form begins with one and has little else. */
function isAllForm(text: string): boolean {
	const fields = formFieldsOf(text);
	const [beginning = ''] = text.trimStart().split('\n', 1);
	return fields.length >= 3 && beginning.startsWith(fields[0]?.label ?? '\n');
}
