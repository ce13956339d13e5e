/** True for hosts that mail programs, scanners and networks put under a letter: not the client's website. */
export function isNotTheClients(host: string): boolean {
	const labels = host.toLowerCase().split('.');
	return labels.some((_, index) => FOREIGN.has(labels.slice(index).join('.')));
}

/** True for the advertising parameters of such links, whatever server they point to. */
export function isSentFromAdvert(parameters: ReadonlyMap<string, string>): boolean {
	return ADVERTS.some(({ parameter, value }) => value.test(parameters.get(parameter) ?? ''));
}

const ADVERTS = [
	{ parameter: 'utm_campaign', value: /^sig-?email$|email-?sig(?:nature)?$/i },
	{ parameter: 'utm_content', value: /^(?:emailclient|webmail)$/i },
	{ parameter: 'utm_source', value: /^(?:email-?)?signature$/i },
	{ parameter: 'utm_medium', value: /^(?:email-?)?signature$/i },
	{ parameter: 'c', value: /EmailSig/i },
];

const FOREIGN: ReadonlySet<string> = new Set([
	// Mail programs and services: "Sent from …".
	...['aka.ms', 'outlook.com', 'office.com', 'microsoft.com', 'go.microsoft.com', 'onelink.me'],
	...['mail.yahoo.com', 'yahoo.com', 'mail.yandex.ru', 'mail.yandex.com', 'yandex.ru', 'mail.ru'],
	...[
		'mail.google.com',
		'google.com',
		'proton.me',
		'protonmail.com',
		'gmx.net',
		'gmx.com',
		'web.de',
	],
	...['ukr.net', 'rambler.ru', 'fastmail.com', 'zoho.com', 'aol.com', 'icloud.com', 'apple.com'],
	...[
		'play.google.com',
		'apps.apple.com',
		'itunes.apple.com',
		'mailspring.com',
		'getmailspring.com',
	],
	...[
		'bluemail.me',
		'sparkmailapp.com',
		'readdle.com',
		'emclient.com',
		'mozilla.org',
		'thunderbird.net',
	],
	...[
		'thebat.ru',
		'ritlabs.com',
		'mailbird.com',
		'getmailbird.com',
		'superhuman.com',
		'mymail.my.com',
	],
	// Scanners and trackers.
	...['avast.com', 'avg.com', 'kaspersky.com', 'drweb.com', 'eset.com', 'mcafee.com', 'norton.com'],
	...['mailtrack.io', 'mailtrack.me', 'mailsuite.com', 'wisestamp.com', 'newoldstamp.com'],
	...[
		'exclaimer.com',
		'codetwo.com',
		'mysignature.io',
		'hubspot.com',
		'streak.com',
		'boomeranggmail.com',
	],
	// Networks and messengers.
	...['facebook.com', 'fb.com', 'fb.me', 'instagram.com', 'linkedin.com', 'twitter.com', 'x.com'],
	...['youtube.com', 'youtu.be', 'vk.com', 'ok.ru', 't.me', 'telegram.me', 'wa.me', 'whatsapp.com'],
	...[
		'viber.com',
		'skype.com',
		'zoom.us',
		'calendly.com',
		'tiktok.com',
		'dzen.ru',
		'rutube.ru',
		'xing.com',
	],
	...['maps.app.goo.gl', 'goo.gl', '2gis.ru', 'github.com', 'pinterest.com', 'behance.net'],
	...['schemas.microsoft.com', 'w3.org'],
]);
