import { COMPANY_FORM } from './contact-company';
import { behindClosing } from '../letter/closing';
import { NAME_PARTICLES } from '../letter/signature-line';
import { trimEnd } from '../text/trim';

/** True for a display name that names somebody: no address, no role, no machine. */
export function isPersonal(name: string): boolean {
	const plain = name.trim().toLowerCase();
	return plain !== '' && !plain.includes('@') && /\p{L}/u.test(plain) && !ROLES.has(plain);
}

/**
 * Returns the name in a signature, '' without a sure one: two or three capitalized words in the line
 * after the closing, behind it in the same line, or right below the `--` of the signature.
 */
export function nameInSignature(signature: string): string {
	const lines = signature
		.split('\n', MAX_LINES)
		.map((line) => line.trim().slice(0, MAX_LINE))
		.filter((line) => line !== '');
	for (const [index, line] of lines.entries()) {
		const behind = MARK.test(line) ? '' : behindClosing(line);
		if (behind === null) continue;
		// `Mit freundlichen Grüßen / Best regards`.
		const rest = behindClosing(behind) ?? behind;
		const name = asName(rest === '' ? (lines[index + 1] ?? '') : rest);
		if (name !== '') return name;
	}
	return '';
}

const MAX_LINES = 40;
/** As for companies: nobody puts more than that into a line with a name. */
const MAX_LINE = 200;
const MARK = /^(?:--|—|__{1,40})$/;

function asName(candidate: string): string {
	const untitled = candidate.replace(TITLE, '');
	const behind = untitled.search(/[|(]/);
	const plain = (behind === -1 ? untitled : untitled.slice(0, behind)).trim();
	const bare = trimEnd(plain, ',;. \t\u00a0');
	// The full stop of initials.
	const line = plain.charAt(bare.length) === '.' ? `${bare}.` : bare;
	if (line.length > 60 || COMPANY_FORM.test(candidate)) return '';
	const words = line.split(/\s+/);
	if (words.some((word) => NEVER_IN_NAMES.has(word.toLowerCase()))) return '';
	const initials = words.filter((word) => INITIAL.test(word)).length;
	const full = words.filter((word) => FULL_WORD.test(word)).length;
	const particles = words.filter((word) => NAME_PARTICLES.has(word)).length;
	if (initials + full + particles !== words.length) return '';
	const count = initials + full;
	const isFit = full >= 1 && count >= 2 && count <= 3 && particles <= 2;
	return isFit && !NAME_PARTICLES.has(words[0] ?? '') ? line : '';
}

const TITLE = /^(?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|Herr|Frau|Ing|Dipl\.-Ing|Sr|Sra)\.?\s+){1,3}/;
const FULL_WORD =
	/^\p{Lu}[\p{Ll}\p{M}]+(?:[-'’]\p{Lu}?[\p{Ll}\p{M}]+)*$|^(?:O|D|Mc|Mac)['’]?\p{Lu}\p{Ll}+$/u;
const INITIAL = /^(?:\p{Lu}\.){1,2}$/u;

const ROLES: ReadonlySet<string> = new Set(
	'info|sales|office|support|contact|contacts|admin|administrator|manager|mail|email|e-mail|post|hello|help|service|team|order|orders|shop|website|site|web|form|noreply|no-reply|no reply|webmaster|wordpress|postmaster|accounting|billing|marketing|hr|reception|secretary|user|me|test|инфо|продажи|отдел продаж|офис|поддержка|администратор|менеджер|заказ|заказы|сайт|форма|почта|секретарь|приемная|приёмная|бухгалтерия|отдел закупок|закупки|снабжение|отдел снабжения|я|kontakt|buero|büro|vertrieb|verkauf|einkauf|kundenservice|commercial|ventas|compras|vendite|acquisti|biuro|sekretariat|vendas|comercial|satış|bilgi'.split(
		'|',
	),
);

/** Jobs, departments, greetings and programs, which are written with capitals as well. */
const NEVER_IN_NAMES: ReadonlySet<string> = new Set(
	'sent|get|outlook|iphone|android|mail|kind|best|warm|regards|sales|department|manager|head|director|team|office|support|purchasing|marketing|company|group|customer|service|senior|junior|chief|officer|project|account|general|managing|engineer|procurement|logistics|the|thank|thanks|dear|hello|store|shop|studio|agency|solutions|systems|hotel|school|university|отправлено|отдел|отдела|директор|менеджер|инженер|компания|группа|служба|торговый|торговая|дом|главный|главная|генеральный|коммерческий|исполнительный|старший|ведущий|специалист|бухгалтер|руководитель|начальник|заместитель|закупок|продаж|снабжения|логистики|магазин|студия|завод|фабрика|центр|клиника|школа|интернет|мобильной|почты|добрый|день|спасибо|команда|коллектив|россия|москва|geschäftsführer|geschäftsführerin|vertrieb|einkauf|leiter|abteilung|verkauf|gesendet|directeur|directrice|responsable|service|achats|envoyé|gerente|jefe|departamento|ventas|compras|enviado|direttore|ufficio|acquisti|vendite|inviato|kierownik|dział|zakupów|sprzedaży|prezes|wysłane|diretor|müdürü|satış'.split(
		'|',
	),
);
