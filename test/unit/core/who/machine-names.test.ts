import {
	isMachineName,
	isNoReply,
	isOfConversation,
} from '../../../../nodes/core/who/machine-names';
import { isRelay, isService } from '../../../../nodes/core/who/services';

const isMachine = (local: string) =>
	isNoReply(`${local}@shop.example`) || isMachineName(`${local}@shop.example`);

test.each(
	[
		'noreply no-reply no_reply no.reply no--reply noreply2 noreply-de shop-noreply news.no-reply',
		'donotreply do_not_reply pleasedonotreply reply-not noreplies no-answer noresponse unattended',
		'nichtantworten keine-antwort bitte-nicht-antworten nepasrepondre pas-de-reponse sansreponse',
		'noresponder no-contestar norespondas nonrispondere norisposta naoresponda semresposta',
		'nie-odpowiadaj nieodpowiadac bezodpowiedzi niet-beantwoorden geenantwoord nietreageren',
		'ikke-svar svar-ikke svarejikke svarainte ej-svar ei-vastata alavastaa neodpovidejte',
		'nevalaszolj nuraspunde neotvechat bez-otveta неотвечать не.отвечайте nevidpovidaty',
		'не-відповідайте yanitlamayin cevapvermeyin neodgovarati neatsakyti neatbildet mitte-vastata',
		'jangan-balas 不要回复 返信不可 wordpress formresponses contact-webform mailbot mail-bot',
		'auto.confirm order-update devnull bounce scan2mail fax-gateway kyocera ricoh2 fritzbox',
		'mi-apantate al-tashiv la-tarud balsin-jeonyong keine-rueckantwort noresp nobody',
		'anrufbeantworter voicebox synology typo3 prestashop bitrix24',
	].flatMap((line) => line.split(' ')),
)('%s@ is nobody’s', (local) => {
	expect(isMachine(local)).toBe(true);
});

test.each(
	[
		'noah nora.reply nonna ne.paul ann.norris nils.svarer bez.otto nora.notley nolan.reply answer.smith',
		'formica scanlon faxon robotham bot.nguyen autumn anna.forms newland alerta.maria noreen',
		'nouvelle vass.answer inter.net scania contact info office news anfrage buchhaltung',
		'latarde miapa nobody.lee alba.tashiva',
		'ricoh.vertrieb canon.robert camera.karl order',
	].flatMap((line) => line.split(' ')),
)('%s@ may be somebody', (local) => {
	expect(isMachine(local)).toBe(false);
});

test('a service is known by its name, in each country and below it', () => {
	expect(isService('mailer@shopify.com')).toBe(true);
	expect(isService('store+1@t.shopifyemail.com')).toBe(true);
	expect(isService('x@amazon.co.uk')).toBe(true);
	expect(isService('service@intl.paypal.com')).toBe(true);
	expect(isService('ann@notshopify.com')).toBe(false);
	expect(isService('ann@shopify.com.client.example')).toBe(false);
});

test('an address that a portal made for one user is that user’s', () => {
	expect(isRelay('1234567-abcd@guest.booking.com')).toBe(true);
	expect(isRelay('abc@marketplace.amazon.de')).toBe(true);
	expect(isRelay('noreply@booking.com')).toBe(false);
});

test('an address of a conversation is nobody’s', () => {
	expect(isOfConversation('reply+abc@help.example')).toBe(true);
	expect(isOfConversation('abc-conversation@help.example')).toBe(true);
	expect(isOfConversation('ann.reply@client.example')).toBe(false);
});
