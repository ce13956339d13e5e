import { service, words, type Provider } from './provider';
import { thunderbird } from './sources';

/** Microsoft takes no passwords over IMAP any more, app passwords included. */
export const MICROSOFT: readonly Provider[] = [
	service({
		id: 'outlook',
		name: 'Outlook.com and Hotmail',
		domains: words(`
			outlook.com hotmail.com live.com msn.com windowslive.com
			outlook.at outlook.be outlook.cl outlook.cz outlook.de outlook.dk outlook.es outlook.fr
			outlook.hu outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my
			outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk outlook.co.id outlook.co.il
			outlook.co.th outlook.com.ar outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr
			outlook.com.vn
			hotmail.be hotmail.ca hotmail.cl hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi
			hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.lt hotmail.lv hotmail.my hotmail.nl
			hotmail.no hotmail.ph hotmail.rs hotmail.se hotmail.sg hotmail.sk hotmail.co.id hotmail.co.il
			hotmail.co.in hotmail.co.jp hotmail.co.kr hotmail.co.th hotmail.co.uk hotmail.co.za
			hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.hk hotmail.com.tr hotmail.com.tw
			hotmail.com.vn
			live.at live.be live.ca live.cl live.cn live.de live.dk live.fi live.fr live.hk live.ie live.in
			live.it live.jp live.nl live.no live.ru live.se live.co.jp live.co.kr live.co.uk live.co.za
			live.com.ar live.com.au live.com.mx live.com.my live.com.ph live.com.pt live.com.sg livemail.tw
		`),
		mx: ['olc.protection.outlook.com'],
		host: 'outlook.office365.com',
		secret: 'oauth2',
		needs:
			"open the list 'App Password' at the top right of the credential window and choose 'Sign in With Microsoft': passwords, app passwords included, stopped working in September 2024",
		helpUrl:
			'https://support.office.com/article/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
		imapUrl:
			'https://support.office.com/article/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
		source: thunderbird('hotmail.com.xml'),
	}),
	service({
		id: 'microsoft365',
		name: 'Microsoft 365 (Company Domain)',
		mx: words('mail.protection.outlook.com mx.microsoft'),
		host: 'outlook.office365.com',
		// Of the row that comes first by name, which stands for the server.
		otherHosts: ['imap-mail.outlook.com', 'imap.outlook.com', 'imap.office365.com'],
		secret: 'oauth2',
		needs:
			"open the list 'App Password' at the top right of the credential window and choose 'Sign in With Microsoft': Microsoft has switched off passwords for IMAP in every organization",
		helpUrl:
			'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online',
		source: thunderbird('office365.com'),
	}),
];
