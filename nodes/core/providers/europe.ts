import { service, words, type Provider } from './provider';
import { PUBLIC_CODE, thunderbird } from './sources';

/** Services of Europe outside Germany and Russia. */
export const EUROPE: readonly Provider[] = [
	service({
		id: 'seznam',
		name: 'Seznam',
		domains: words('seznam.cz email.cz post.cz spoluzaci.cz'),
		host: 'imap.seznam.cz',
		secret: 'password',
		needs: 'allow IMAP in the mail settings and use the password of the mailbox',
		helpUrl: 'https://o-seznam.cz/napoveda/email/mohlo-by-se-hodit/postovni-programy-a-aplikace/',
		imapUrl: 'https://o-seznam.cz/napoveda/email/mohlo-by-se-hodit/postovni-programy-a-aplikace/',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'onet',
		name: 'Onet',
		domains: words(`
			onet.pl onet.eu poczta.onet.pl poczta.onet.eu op.pl vp.pl autograf.pl buziaczek.pl amorki.pl
			republika.pl adres.pl cyberia.pl onet.com.pl opoczta.pl pseudonim.pl spoko.pl vip.onet.pl
		`),
		host: 'imap.poczta.onet.pl',
		secret: 'password',
		needs: 'use the password of the mailbox, or the one made for mail programs if there is one',
		helpUrl:
			'https://pomoc.poczta.onet.pl/baza-wiedzy/konfiguracja-poczty-w-programie-mozilla-thunderbird/',
		source: thunderbird('onet.pl'),
	}),
	service({
		id: 'wp',
		name: 'WP Poczta',
		domains: ['wp.pl'],
		host: 'imap.wp.pl',
		login: 'localPart',
		secret: 'password',
		needs: 'allow mail programs in the mail settings and use the password of the mailbox',
		helpUrl: 'https://pomoc.wp.pl/jak-skonfigurowac-program-pocztowy',
		imapUrl: 'https://pomoc.wp.pl/jak-skonfigurowac-program-pocztowy',
		source: thunderbird('wp.pl'),
	}),
	service({
		id: 'o2',
		name: 'o2 Poczta',
		domains: words('o2.pl go2.pl tlen.pl prokonto.pl'),
		host: 'poczta.o2.pl',
		login: 'localPart',
		secret: 'password',
		needs: 'activate access for mail programs and use the password of the mailbox',
		helpUrl: 'https://pomoc.o2.pl/jak-skonfigurowac-program-pocztowy',
		imapUrl: 'https://pomoc.o2.pl/aktywacja-dostepu-dla-programow-pocztowych',
		source: thunderbird('o2.pl.xml'),
	}),
	service({
		id: 'interia',
		name: 'Interia',
		domains: words('interia.pl interia.eu'),
		host: 'poczta.interia.pl',
		secret: 'password',
		needs: 'allow IMAP in the mail settings and use the password of the mailbox',
		helpUrl:
			'https://pomoc.poczta.interia.pl/programy-pocztowe/news-parametry-do-konfiguracji-programow-pocztowych,nId,2136275',
		imapUrl:
			'https://pomoc.poczta.interia.pl/programy-pocztowe/news-parametry-do-konfiguracji-programow-pocztowych,nId,2136275',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'orange',
		name: 'Orange (France)',
		domains: words('orange.fr wanadoo.fr'),
		host: 'imap.orange.fr',
		secret: 'password',
		needs: 'use the password of the mailbox, or the one made for mail programs if there is one',
		helpUrl:
			'https://assistance.orange.fr/ordinateurs-peripheriques/installer-et-utiliser/l-utilisation-du-mail-et-services-associes/mail-orange/parametrer-la-boite-mail',
		source: thunderbird('orange.fr.xml'),
	}),
	service({
		id: 'free',
		name: 'Free (France)',
		domains: ['free.fr'],
		host: 'imap.free.fr',
		login: 'localPart',
		secret: 'password',
		needs: 'use the password of the mailbox',
		helpUrl: 'https://assistance.free.fr/articles/609',
		source: thunderbird('free.fr.xml'),
	}),
	service({
		id: 'laposte',
		name: 'La Poste',
		domains: ['laposte.net'],
		host: 'imap.laposte.net',
		login: 'localPart',
		secret: 'password',
		needs: 'use the password of the mailbox',
		helpUrl:
			'https://aide.laposte.net/contents/comment-parametrer-un-logiciel-de-messagerie-pour-envoyer-et-recevoir-mes-courriers-electroniques',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'libero',
		name: 'Libero',
		domains: words('libero.it iol.it blu.it inwind.it giallo.it'),
		host: 'imapmail.libero.it',
		secret: 'password',
		needs:
			'use the password of the mailbox (with two-factor authentication the one made for mail programs)',
		helpUrl:
			'https://aiuto.libero.it/articolo/mail/configurare-libero-mail-con-client-di-posta-imap-e-smtp/',
		source: thunderbird('libero.it'),
	}),
];
