import { service, words, type Provider } from './provider';
import { deltaChat, thunderbird } from './sources';

const GOOGLE_HELP = 'https://support.google.com/accounts/answer/185833';
const GMAIL_IMAP = 'https://support.google.com/mail/answer/7126229';

/** Services used everywhere, Microsoft and Zoho apart. */
export const WORLDWIDE: readonly Provider[] = [
	service({
		id: 'gmail',
		name: 'Gmail',
		domains: words('gmail.com googlemail.com'),
		host: 'imap.gmail.com',
		otherHosts: ['imap.googlemail.com'],
		secret: 'appPassword',
		needs: 'turn on 2-Step Verification and create an app password',
		helpUrl: GOOGLE_HELP,
		imapUrl: GMAIL_IMAP,
		source: thunderbird('googlemail.com.xml'),
	}),
	service({
		id: 'googleWorkspace',
		name: 'Google Workspace (Company Domain)',
		mx: words('google.com googlemail.com'),
		host: 'imap.gmail.com',
		secret: 'appPassword',
		needs:
			'turn on 2-Step Verification and create an app password; the administrator of the domain may have to allow both',
		helpUrl: GOOGLE_HELP,
		imapUrl: 'https://support.google.com/a/answer/105694',
		source: thunderbird('googlemail.com.xml'),
	}),
	service({
		id: 'icloud',
		name: 'iCloud Mail',
		domains: words('icloud.com me.com mac.com'),
		host: 'imap.mail.me.com',
		login: 'localPart',
		secret: 'appPassword',
		needs: 'create an app-specific password for your Apple Account',
		helpUrl: 'https://support.apple.com/102654',
		source: thunderbird('me.com.xml'),
	}),
	service({
		id: 'icloudDomain',
		name: 'iCloud Mail (Own Domain)',
		mx: ['mail.icloud.com'],
		host: 'imap.mail.me.com',
		login: 'typed',
		secret: 'appPassword',
		needs:
			"create an app-specific password for your Apple Account, and enter the name of your iCloud address (the part before @icloud.com) in 'Login'",
		helpUrl: 'https://support.apple.com/102654',
		source: deltaChat('icloud.md'),
	}),
	service({
		id: 'yahoo',
		name: 'Yahoo Mail',
		domains: words(`
			yahoo.com yahoo.de yahoo.it yahoo.fr yahoo.es yahoo.se yahoo.ca yahoo.co.in yahoo.co.uk
			yahoo.co.nz yahoo.com.au yahoo.com.ar yahoo.com.br yahoo.com.mx ymail.com myyahoo.com
			rocketmail.com cox.net
		`),
		// Not all of yahoodns.net: AOL answers there as well.
		mx: ['am0.yahoodns.net'],
		host: 'imap.mail.yahoo.com',
		secret: 'appPassword',
		needs: 'create an app password in the account security settings',
		helpUrl: 'https://help.yahoo.com/kb/SLN15241.html',
		source: thunderbird('yahoo.com.xml'),
	}),
	service({
		id: 'aol',
		name: 'AOL Mail',
		domains: words(`
			aol.com aim.com netscape.net netscape.com compuserve.com cs.com wmconnect.com aol.de aol.it
			aol.fr aol.es aol.se aol.co.uk aol.co.nz aol.com.au aol.com.ar aol.com.br aol.com.mx
		`),
		mx: ['mail.gm0.yahoodns.net'],
		host: 'imap.aol.com',
		secret: 'appPassword',
		needs: 'create an app password in the account security settings',
		helpUrl: 'https://help.aol.com/articles/Create-and-manage-app-password',
		source: thunderbird('aol.com.xml'),
	}),
	service({
		id: 'fastmail',
		name: 'Fastmail',
		domains: words(`
			fastmail.com fastmail.fm fastmail.net fastmail.org fastmail.us fastmail.uk fastmail.co.uk
			fastmail.com.au fastmail.cn fastmail.de fastmail.es fastmail.fr fastmail.im fastmail.in
			fastmail.jp fastmail.mx fastmail.nl fastmail.se fastmail.to fastmail.tw myfastmail.com
			fastmailbox.net airpost.net allmail.net eml.cc f-m.fm imap.cc mailbolt.com mailcan.com
			mailhaven.com ml1.net mm.st ownmail.net postpro.net proinbox.com sent.as sent.at sent.com
			warpmail.net xsmail.com 123mail.org
		`),
		mx: ['messagingengine.com'],
		host: 'imap.fastmail.com',
		secret: 'appPassword',
		needs: 'create an app password with access to mail',
		helpUrl: 'https://www.fastmail.help/hc/en-us/articles/360058752854',
		source: thunderbird('messagingengine.com.xml'),
	}),
];
