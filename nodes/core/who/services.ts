import { domainOf } from '../mail/address';
import { isShared } from './machine-names';

/** True for an address of a service that writes in the name of others: of a form, a portal, a shop, a telephone. */
export function isService(address: string): boolean {
	const labels = domainOf(address).split('.');
	const above = labels.map((_, index) => labels.slice(index).join('.'));
	// `amazon.co.uk` has its name one further in front.
	const brand = (labels.at(-2) ?? '').length <= 3 ? labels.at(-3) : labels.at(-2);
	return above.some((domain) => SERVICES.has(domain)) || BRANDS.has(brand ?? '');
}

/** True for the address of such a service that everybody writes to: `info@portal.example`, never a client. */
export function isServiceDesk(address: string): boolean {
	return isService(address) && !isRelay(address) && isShared(address);
}

/** True for an address that a portal made for one of its users, to hide the user's own one. */
export function isRelay(address: string): boolean {
	return RELAYS.test(domainOf(address));
}

/** Of each organization its people write by mail programs, which are recognized by their marks. */
const SERVICES: ReadonlySet<string> = new Set(
	[
		// Forms, quizzes, landing pages
		'typeform.com jotform.com formspree.io netlify.com usebasin.com web3forms.com formsubmit.co',
		'getform.io formstack.com 123formbuilder.com cognitoforms.com paperform.co tally.so wufoo.com',
		'zohoforms.com fillout.com formcarry.com surveymonkey.com formkeep.com heyflow.com',
		'leadpages.net unbounce.com instapage.com marquiz.ru tilda.ws tilda.cc flexbe.com',
		'lpgenerator.ru getcourse.ru envybox.io callbackhunter.com zapiermail.com leadsbridge.com',
		// Site builders and shops
		'squarespace.info squarespace.com wix.com wix-forms.com wixemails.com webflow.com weebly.com',
		'jimdo.com shopify.com shopifyemail.com ecwid.com insales.ru bigcommerce.com etsy.com',
		'alibaba.com aliexpress.com ozon.ru wildberries.ru prom.ua tiu.ru satu.kz deal.by allegro.pl',
		'kaspi.kz heureka.cz',
		// Chats
		'jivosite.com tawk.email tawk.to livechat.com livechatinc.com crisp.chat tidio.net',
		'userlike.com intercom-mail.com chatra.io carrotquest.io smartsupp.com olark.com',
		// Portals: travel, trades, property, cars, jobs, small ads
		'booking.com expediapartnercentral.com agoda.com vrbo.com homeaway.com thumbtack.com angi.com',
		'homeadvisor.com bark.com yelp.com houzz.com checkatrade.com mybuilder.com ratedpeople.com',
		'yell.com kleinanzeigen.de mobile.de immobilienscout24.de immowelt.de my-hammer.de',
		'check24.de leboncoin.fr seloger.com pagesjaunes.fr fotocasa.es milanuncios.com wallapop.com',
		'immobiliare.it subito.it otodom.pl oferteo.pl fixly.pl avito.ru profi.ru youdo.com cian.ru',
		'domclick.ru zoon.ru pulscen.ru b2b-center.ru hh.ru superjob.ru indeed.com stepstone.de',
		'xing.com marktplaats.nl werkspot.nl funda.nl sahibinden.com armut.com sreality.cz',
		'getninjas.com.br zillow.com realtor.com rightmove.co.uk zoopla.co.uk autotrader.co.uk',
		'gumtree.com opentable.com thefork.com treatwell.com fresha.com',
		// Social networks
		'facebookmail.com linkedin.com nextdoor.com',
		// Appointments and customer records
		'calendly.com acuityscheduling.com simplybook.me yclients.com setmore.com bookeo.com',
		'amocrm.ru kommo.com hubspot.com pipedrive.com salesforce.com mailchimp.com',
		// Payment
		'stripe.com squareup.com mollie.com klarna.com sumup.com robokassa.ru yookassa.ru',
		// Help desks, documents, trade
		'zendesk.com freshdesk.com atlassian.net helpscout.net docusign.net wetransfer.com',
		'dropbox.com ariba.com coupahost.com diadoc.ru tradeshift.com',
		// Fax and telephone
		'efax.com ringcentral.com sipgate.de mangotele.com calltouch.ru callrail.com comagic.ru',
		'uiscom.ru zadarma.com callibri.ru roistat.com twilio.com myfax.com fax.plus 3cx.eu',
		// Parts of organizations where people have mailboxes as well
		'forms.yandex.ru business.yandex.ru notify.vk.com',
	].flatMap((line) => line.split(' ')),
);

/** With a domain in each country. */
const BRANDS: ReadonlySet<string> = new Set(
	'amazon ebay paypal airbnb tripadvisor idealista autoscout24 olx bitrix24 habitissimo doctolib prontopro'.split(
		' ',
	),
);

const RELAYS = new RegExp(
	`^(?:${[
		...[
			'guest\\.booking\\.com',
			'marketplace\\.amazon\\.[a-z.]{2,6}',
			'members\\.ebay\\.[a-z.]{2,6}',
		],
		...['reply\\.airbnb\\.com', 'txt\\.voice\\.google\\.com', 'indeedemail\\.com'],
		...['(?:[a-z]{1,20}\\.)?craigslist\\.org', 'privaterelay\\.appleid\\.com'],
		...['messaging\\.(?:yelp|thumbtack)\\.com', 'messagerie\\.leboncoin\\.fr'],
		...['mail\\.olx\\.[a-z.]{2,6}', 'mail\\.kleinanzeigen\\.de', 'berichten\\.marktplaats\\.nl'],
	].join('|')})$`,
);
