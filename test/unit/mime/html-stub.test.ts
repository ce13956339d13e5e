import { isHtmlStub } from '../../../nodes/mime/html-stub';

test.each([
	'This is an HTML message. Please use an HTML-enabled mail program.',
	'Your email client does not support HTML.',
	'Your mail program doesn’t show HTML. Open this mail in a browser.',
	'To view this message you need an HTML compatible reader',
	'Ваш почтовый клиент не поддерживает HTML',
	'Письмо в формате HTML',
	'Ihr E-Mail-Programm kann keine HTML-Mails anzeigen.',
	'Votre messagerie ne peut pas afficher le HTML.',
	'Su programa de correo no admite HTML.',
	'Il programma di posta non supporta HTML.',
	'Twój program pocztowy nie obsługuje HTML.',
	'O seu programa de correio não suporta HTML.',
	'E-posta programınız HTML desteklemiyor.',
])('%s says nothing of its own', (text) => {
	expect(isHtmlStub(text)).toBe(true);
});

test.each([
	'20 chairs please',
	'Can you build an HTML page for our shop?',
	'We need an HTML email template. 20 pages. What does it cost?',
	'We need an HTML email template.',
	'HTML version of the catalogue. 40 pumps to Tula.',
	'Нужна вёрстка HTML для магазина, сколько стоит?',
	`Your mail program does not show HTML. ${'We would like to order chairs. '.repeat(20)}`,
])('%s is a text', (text) => {
	expect(isHtmlStub(text)).toBe(false);
});
