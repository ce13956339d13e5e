import { parse } from 'tldts';
import { domainOf } from '../mail/address';
import { isFreeMailDomain } from '../providers/free-mail';
import { isNotTheClients } from '../letter/foreign-links';
import { trimEnd } from '../text/trim';

/** Returns the client's website named in a signature, without what follows `?`, or '' without a sure one. */
export function websiteIn(
	signature: string,
	senderAddress: string,
	isOwnDomain: (domain: string) => boolean,
): string {
	const searched = withoutListFooters(signature.slice(0, MAX_SEARCHED)).replace(
		/\S{0,64}@\S{1,255}/g,
		' ',
	);
	for (const match of searched.matchAll(LINK)) {
		const written = trimEnd(match[0].replace(/[?#].*$/s, ''), `.,;:!)]'"»/`);
		const host = written
			.replace(/^https?:\/\//i, '')
			.replace(/[/:].*$/s, '')
			.toLowerCase();
		if (isNotTheClients(host) || isOwnDomain(host) || isOwnDomain(host.replace(/^www\./, '')))
			continue;
		if (isFreeMailDomain(host.replace(/^www\./, ''))) continue;
		if (/^(?:https?:|www\.)/i.test(written) || isDomain(host, senderAddress)) return written;
	}
	return '';
}

/** What a mailing list adds names the list's own pages. */
function withoutListFooters(signature: string): string {
	return signature
		.split(/\n(?=[ \t]*\n|[-_=]{5}|-- ?(?:\n|$))/)
		.filter((paragraph) => !LIST_FOOTER.test(paragraph))
		.join('\n');
}

const LIST_FOOTER =
	/mailing list|mailingliste|list-?info|google groups|unsubscribe|abbestellen|отписаться|список рассылки|désabonner|désinscri|liste de diffusion|lista de correo|darse de baja|disiscriv|wypisa|cancelar inscri/i;

const MAX_SEARCHED = 10_000;
const LINK =
	/(?<![\p{L}\p{N}@._/-])(?:https?:\/\/[^\s<>"']{3,500}|(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,4}\p{L}{2,24}(?:\/[^\s<>"']{0,300})?)(?![\p{L}\p{N}@])/giu;

/** A bare name is a website when it is the sender's domain, or ends like one and not like a file. */
function isDomain(host: string, senderAddress: string): boolean {
	const domain = domainOf(senderAddress);
	if (domain !== '' && (host === domain || host.endsWith(`.${domain}`))) return true;
	const { isIcann, domain: registrable, publicSuffix } = parse(host);
	return isIcann === true && registrable !== null && !FILE_ENDINGS.has(publicSuffix ?? '');
}

/** Top-level domains that are file names far more often. */
const FILE_ENDINGS: ReadonlySet<string> = new Set('zip mov md py rs sh ps ai cab'.split(' '));
