import { lowerCase } from './lower-case';

/** True for a paragraph of legal text about who may read the mail. */
export function isDisclaimer(paragraph: string): boolean {
	const words = lowerCase(paragraph);
	// A client may ask to keep a request confidential: legal text also says whom it is meant for.
	return words.length >= 80 && MESSAGE.test(words) && SECRET.test(words) && ADDRESSEE.test(words);
}

/** True for single lines that scanners and companies put below every message. */
export function isFooter(bare: string): boolean {
	const line = lowerCase(bare);
	return FOOTERS.some((footer) => line.startsWith(footer)) && line.length <= 200;
}

const MESSAGE =
	/e-?mail|message|communication|transmission|сообщени|письм|nachricht|mensaje|correo|messaggio|comunicazione|wiadomoś|mensagem|ileti|e-posta|mesaj/;
const SECRET =
	/confiden|privileged|конфиденц|vertraulich|riservat|poufn|sigilos|gizli|коммерческ|reservad/;
const ADDRESSEE =
	/intended|recipient|addressee|in error|получател|адресат|предназнач|адресован|adressat|empfänger|bestimmt|destinataire|destiné|destinatari|dirigid|destinat|odbiorc|adresat|przeznaczon|alıcı|yönelik/;

const FOOTERS = [
	...['virus-free', 'this email has been checked for viruses', 'this e-mail has been scanned'],
	...['please consider the environment before', 'think before you print', 'без вирусов'],
	...['проверено на отсутствие вирусов', 'это сообщение проверено на вирусы', 'virenfrei'],
	...['пожалуйста, подумайте об экологии', 'diese e-mail wurde von avast', 'garanti sans virus'],
	...["l'absence de virus dans ce courrier", 'pensez à l’environnement'],
	"pensez à l'environnement",
	...['libre de virus', 'antes de imprimir este', 'privo di virus', 'mail priva di virus'],
	...['wolny od wirusów', 'wolne od wirusów', 'livre de vírus', 'virüs bulunmuyor'],
	...['bitte denken sie an die umwelt', 'bitte prüfen sie, ob diese mail'],
];
