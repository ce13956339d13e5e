import { domainOf, normaliseAddress } from '../mail/address';

/** True for a listed form; the list holds addresses, or domains written `shop.example` or `@shop.example`. */
export function isListedForm(address: string, websiteForms: readonly string[]): boolean {
	return websiteForms.some((form) => {
		const domain = /^(?:\*?@)?([^@]+)$/.exec(form.trim())?.[1];
		return domain === undefined
			? normaliseAddress(form) === address
			: normaliseAddress(`any@${domain}`) === `any@${domainOf(address)}`;
	});
}
