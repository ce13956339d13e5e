import { MAIL_COM_DOMAINS } from './mail-com-domains';
import { service, words, type Provider } from './provider';
import { thunderbird } from './sources';

const WITH_IMAP_SWITCH =
	'allow access over IMAP in the mail settings, and use the password of the mailbox (with two-factor authentication an app password)';

/** Services of Germany, and those their companies run abroad. */
export const GERMANY: readonly Provider[] = [
	service({
		id: 'gmx',
		name: 'GMX (gmx.net, gmx.de)',
		domains: words(`
			gmx.net gmx.de gmx.at gmx.ch gmx.eu gmx.biz gmx.org gmx.info mein.gmx mail.gmx email.gmx
		`),
		mx: ['gmx.net'],
		host: 'imap.gmx.net',
		secret: 'password',
		needs: WITH_IMAP_SWITCH,
		helpUrl: 'https://hilfe.gmx.net/pop-imap/einschalten.html',
		imapUrl: 'https://hilfe.gmx.net/pop-imap/einschalten.html',
		source: thunderbird('gmx.net.xml'),
	}),
	service({
		id: 'gmxCom',
		name: 'GMX (gmx.com)',
		domains: words(`
			gmx.com gmx.tm gmx.us gmx.co.uk gmx.es gmx.fr gmx.ca gmx.cn gmx.co.in gmx.com.br gmx.com.my
			gmx.hk gmx.ie gmx.ph gmx.pt gmx.ru gmx.se gmx.sg gmx.tw gmx.com.tr gmx.it gmx.li
		`),
		host: 'imap.gmx.com',
		secret: 'password',
		needs: WITH_IMAP_SWITCH,
		helpUrl: 'https://support.gmx.com/pop-imap/toggle.html',
		imapUrl: 'https://support.gmx.com/pop-imap/toggle.html',
		source: thunderbird('gmx.com.xml'),
	}),
	service({
		id: 'webde',
		name: 'WEB.DE',
		domains: ['web.de'],
		host: 'imap.web.de',
		login: 'localPart',
		secret: 'password',
		needs: WITH_IMAP_SWITCH,
		helpUrl: 'https://hilfe.web.de/pop-imap/einschalten.html',
		imapUrl: 'https://hilfe.web.de/pop-imap/einschalten.html',
		source: thunderbird('web.de.xml'),
	}),
	service({
		id: 'mailcom',
		name: 'mail.com',
		domains: MAIL_COM_DOMAINS,
		host: 'imap.mail.com',
		secret: 'password',
		needs: WITH_IMAP_SWITCH,
		helpUrl: 'https://support.mail.com/pop-imap/toggle.html',
		imapUrl: 'https://support.mail.com/pop-imap/toggle.html',
		source: thunderbird('mail.com.xml'),
	}),
	service({
		id: 'mailboxorg',
		name: 'mailbox.org',
		domains: ['mailbox.org'],
		mx: ['mailbox.org'],
		host: 'imap.mailbox.org',
		secret: 'password',
		needs:
			'use the password of the mailbox (with two-factor authentication an application password)',
		helpUrl:
			'https://kb.mailbox.org/de/privat/sicherheit-und-privatsphaere/applikationspasswoerter-fuer-externe-programme/',
		source: thunderbird('mailbox.org.xml'),
	}),
	service({
		id: 'posteo',
		name: 'Posteo',
		domains: words(`
			posteo.de posteo.at posteo.be posteo.ca posteo.ch posteo.cl posteo.co posteo.co.uk posteo.com
			posteo.com.br posteo.cr posteo.cz posteo.dk posteo.ee posteo.es posteo.eu posteo.fi posteo.gl
			posteo.gr posteo.hn posteo.hr posteo.hu posteo.ie posteo.in posteo.is posteo.it posteo.jp
			posteo.la posteo.li posteo.lt posteo.lu posteo.me posteo.mx posteo.my posteo.net posteo.nl
			posteo.no posteo.nz posteo.org posteo.pe posteo.pl posteo.pm posteo.pt posteo.ro posteo.se
			posteo.sg posteo.si posteo.tn posteo.uk posteo.us
		`),
		host: 'posteo.de',
		secret: 'password',
		needs: 'use the password of the mailbox',
		helpUrl:
			'https://posteo.de/en/help/how-do-i-set-up-posteo-in-an-email-client-pop3-imap-and-smtp',
		source: thunderbird('posteo.de.xml'),
	}),
	service({
		id: 'tonline',
		name: 'T-Online',
		domains: words('t-online.de magenta.de'),
		host: 'secureimap.t-online.de',
		secret: 'password',
		needs: 'set up a password for mail programs: the one for the website is not accepted',
		helpUrl: 'https://www.telekom.de/hilfe/apps-dienste/e-mail/programme/passwort-verwalten',
		source: thunderbird('t-online.de.xml'),
	}),
];
