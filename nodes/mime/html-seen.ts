import type { Element } from 'html-to-text';

/**
 * Changes a tree of HTML into what a person sees of it: what is not displayed goes, lines that are kept are
 * marked, forms get `Label: value`, and links to a number or an address say it. With
 * `isPainted` a style sheet may give any element a background.
 */
export function showOnlySeen(root: Element, isPainted: boolean): void {
	const open = [{ element: root, background: isPainted ? '' : backgroundOf(root) }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { element, background } = next;
		const seen = (element.children ?? []).filter((child) => !isHidden(child, background));
		if (element.name === 'table') labelRows(element);
		if (element.name === 'a') sayTarget(element, seen);
		const keepsLines = /white-space:(?:pre|break-spaces)/.test(styleOf(element));
		element.children = keepsLines
			? [{ type: 'tag', name: KEPT_LINES, attribs: {}, children: seen, parent: element }]
			: seen;
		for (const child of seen) {
			if (child.children === undefined) continue;
			open.push({ element: child, background: backgroundOf(child) || background });
		}
	}
}

/** Stands for an element whose style keeps its lines. */
export const KEPT_LINES = 'kept-lines';

function styleOf({ attribs }: Element): string {
	return (attribs?.['style'] ?? '').slice(0, MAX_STYLE).toLowerCase().replace(/\s+/g, '');
}

const MAX_STYLE = 2_000;

function isHidden(element: Element, around: string): boolean {
	if (element.name === undefined) return false;
	if (element.name === 'head' || element.attribs?.['hidden'] !== undefined) return true;
	const style = styleOf(element);
	const fontColor = (element.attribs?.['color'] ?? '').trim().toLowerCase();
	if (style === '' && fontColor === '') return false;
	if (HIDDEN.test(style)) return true;
	if (NO_SIZE.test(style) && style.includes('overflow:hidden')) return true;
	const color = COLOR.exec(style)?.[1] ?? fontColor;
	const background = backgroundOf(element) || around;
	return (
		(WHITE.test(color) && WHITE.test(background)) ||
		(/^(?:#|rgb\()/.test(color) && color === background)
	);
}

const HIDDEN =
	/(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|mso-hide:all|opacity:0(?:\.0+)?(?:;|!|$)|font-size:[01]?(?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|!|$)(?<!font-size:1(?:em|rem)[;!]?))/;
const NO_SIZE = /(?:^|;)(?:max-)?(?:height|width):0(?:px|pt|em|%)?(?:;|!|$)/;
const COLOR = /(?:^|;)color:([^;!]{1,40})/;
const WHITE = /^(?:#fff(?:fff)?|white|rgba?\(255,255,255(?:,1)?\))$/;

function backgroundOf(element: Element): string {
	const style = styleOf(element);
	if (element.attribs?.['background'] !== undefined || PICTURE.test(style)) return 'picture';
	const styled = /(?:^|;)background(?:-color)?:([^;!]{1,200})/.exec(style)?.[1];
	return styled ?? (element.attribs?.['bgcolor'] ?? '').toLowerCase();
}

const PICTURE = /(?:^|;)background[a-z-]*:[^;]{0,200}(?:url|gradient)\(/;

/** A table of two columns, one of whose labels stands in forms only. */
function labelRows(table: Element): void {
	const rows = rowsOf(table).filter(({ length }) => length > 0);
	// A row of one cell is a heading.
	const pairs = rows.filter(({ length }) => length === 2);
	const labels = pairs.map(([label]) => (label === undefined ? '' : wordsOf(label)));
	const isForm =
		pairs.length >= 2 &&
		rows.every(({ length }) => length <= 2) &&
		labels.every((label) => label.length <= MAX_LABEL) &&
		labels.some((label) => FORM_LABEL.test(label));
	if (!isForm) return;
	for (const [index, [label]] of pairs.entries()) {
		// What must be filled in is marked.
		const words = (labels[index] ?? '').replace(/\s*\*$/, '');
		if (label === undefined || !/[\p{L}\p{N})]$/u.test(words)) continue;
		label.children = [{ type: 'text', data: `${words}:`, parent: label }];
	}
}

const MAX_LABEL = 60;
const FORM_LABEL =
	/^(?:your |ваше? |ihr |votre |su )?(?:(?:full |first |last )?name|e-?mail|phone|telephone|mobile|company|message|subject|имя|фио|телефон|почта|компания|сообщение|тема|telefon|firma|nachricht|nom|prénom|téléphone|message|nombre|correo|teléfono|mensaje|nome|telefono|messaggio|imię|wiadomość|telefone|mensagem|ad soyad|mesaj)\b|^(?:имя|фио|телефон|почта|эл|компания|сообщение|тема|telefoon|telefonnummer|telefonszám|telefón|telefonní|телефонен|ім['’ʼ]я|име|повідомлення|съобщение|όνομα|τηλέφωνο|μήνυμα|שם|טלפון|הודעה|الاسم|الهاتف|رسالة|姓名|电话|電話|手机|留言|お名前|氏名|メール|이름|연락처|전화|문의)|^(?:naam|navn|namn|nimi|puhelin|jméno|meno|név|nume|bericht|besked|melding|meddelande|viesti|zpráva|správa|üzenet|mesaj)(?!\p{L})/iu;

function rowsOf(table: Element): Element[][] {
	const bodies = (table.children ?? []).flatMap((child) =>
		/^(?:tbody|thead|tfoot)$/.test(child.name ?? '') ? (child.children ?? []) : [child],
	);
	return bodies
		.filter(({ name }) => name === 'tr')
		.slice(0, MAX_ROWS)
		.map((row) => (row.children ?? []).filter(({ name }) => name === 'td' || name === 'th'));
}

const MAX_ROWS = 200;

/** The words in an element, as far as a label or a link may have them. */
function wordsOf(element: Element): string {
	let words = '';
	let left = 100;
	const open: Element[] = [element];
	for (let next = open.pop(); next !== undefined && left-- > 0; next = open.pop()) {
		words += next.data ?? '';
		open.push(...[...(next.children ?? [])].slice(0, 50).reverse());
	}
	return words.replace(/\s+/g, ' ').trim();
}

/** `Call me` is a number for whoever clicks. */
function sayTarget(link: Element, seen: Element[]): void {
	const target = targetOf(link.attribs?.['href'] ?? '');
	if (target === null) return;
	const words = wordsOf({ type: 'tag', children: seen });
	const isSaid = target.includes('@') ? words.includes('@') : words.replace(/\D/g, '').length >= 6;
	// A button is often a picture.
	const isShown = words !== '' || seen.some(({ name }) => name === 'img');
	if (isShown && !isSaid) seen.push({ type: 'text', data: ` (${target})`, parent: link });
}

function targetOf(href: string): string | null {
	const written = href.slice(0, 300).trim();
	const phone = /^(?:tel:|sms:|callto:)\s*([+\d][\d\s().\-\u2010-\u2015]{5,30})/i.exec(
		decoded(written),
	)?.[1];
	if (phone !== undefined) return phone.trim();
	const chat = CHAT.exec(written)?.[1];
	if (chat !== undefined) return `+${chat}`;
	return /^mailto:([^?\s]{3,254})/i.exec(decoded(written))?.[1] ?? null;
}

const CHAT =
	/^(?:https?:\/\/)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?phone=|viber:\/\/(?:chat|add)\?number=|whatsapp:\/\/send\/?\?phone=)(?:\+|%2B)?(\d{7,15})/i;

function decoded(href: string): string {
	try {
		return decodeURIComponent(href);
	} catch {
		return href;
	}
}
