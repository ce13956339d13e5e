import { service, words, type Provider } from './provider';
import { deltaChat, PUBLIC_CODE, thunderbird } from './sources';

const YANDEX_IMAP =
	'https://yandex.ru/support/yandex-360/customers/mail/ru/mail-clients/others#imap-prep-config';

const OWN_PASSWORD = 'Введите пароль ящика, заданный в панели управления хостингом';

/** Services of Russia and its neighbors. */
export const RUSSIA: readonly Provider[] = [
	service({
		id: 'yandex',
		name: 'Yandex',
		// Each account has all of them (`accountOf` in address.ts).
		domains: words('yandex.ru ya.ru yandex.com yandex.by yandex.kz yandex.ua narod.ru'),
		host: 'imap.yandex.ru',
		otherHosts: ['imap.yandex.com', 'imap.ya.ru'],
		secret: 'appPassword',
		needs: 'allow IMAP in the mail settings and create an app password for Mail',
		needsInRussian:
			'Разрешите доступ по IMAP в настройках почты и создайте пароль приложения для почты',
		helpUrl: 'https://yandex.ru/support/id/authorization/app-passwords.html',
		imapUrl: YANDEX_IMAP,
		source: thunderbird('yandex.ru.xml'),
	}),
	service({
		id: 'yandex360',
		name: 'Yandex 360 (Company Domain)',
		mx: words('mx.yandex.net mx.yandex.ru'),
		host: 'imap.yandex.ru',
		secret: 'appPassword',
		needs:
			'allow IMAP in the mail settings and create an app password for Mail; the administrator of the organization may have to allow both',
		needsInRussian:
			'Разрешите доступ по IMAP в настройках почты и создайте пароль приложения; возможно, и то и другое сначала должен разрешить администратор организации',
		helpUrl: 'https://yandex.ru/support/yandex-360/business/mail/ru/mail-clients/others',
		imapUrl: 'https://yandex.ru/support/yandex-360/business/mail/ru/mail-clients/others',
		source: thunderbird('yandex.ru.xml'),
	}),
	service({
		id: 'mailru',
		name: 'Mail.ru',
		domains: words('mail.ru inbox.ru list.ru bk.ru internet.ru'),
		host: 'imap.mail.ru',
		secret: 'appPassword',
		needs: 'create a password for an external app in the security settings',
		needsInRussian:
			'Создайте пароль для внешнего приложения в настройках безопасности: обычный пароль не подойдёт',
		helpUrl: 'https://help.mail.ru/mail/security/protection/external',
		source: thunderbird('mail.ru'),
	}),
	service({
		id: 'vk',
		name: 'VK Mail',
		domains: ['vk.com'],
		host: 'imap.mail.ru',
		secret: 'appPassword',
		needs: 'create a password for an external app in the security settings',
		needsInRussian:
			'Создайте пароль для внешнего приложения в настройках безопасности: обычный пароль не подойдёт',
		helpUrl: 'https://account.mail.ru/user/2-step-auth/passwords/',
		source: deltaChat('vk.com.md'),
	}),
	service({
		id: 'vkWorkSpace',
		name: 'VK WorkSpace (Company Domain)',
		mx: ['emx.mail.ru'],
		host: 'imap.mail.ru',
		secret: 'appPassword',
		needs:
			'create a password for an external app in the security settings; the administrator of the domain may have to allow it',
		needsInRussian:
			'Создайте пароль для внешнего приложения в настройках безопасности; возможно, это сначала должен разрешить администратор домена',
		helpUrl: 'https://biz.mail.ru/docs/saas/FAQ/mail/',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'rambler',
		name: 'Rambler',
		domains: words('rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru r0.ru rambler.ua'),
		host: 'imap.rambler.ru',
		secret: 'password',
		needs: 'allow mail clients in the mail settings and use the password of the mailbox',
		needsInRussian:
			'Разрешите доступ почтовым клиентам в настройках почты и введите пароль от ящика',
		helpUrl: 'https://help.rambler.ru/mail/mail-pochtovye-klienty/1275/',
		imapUrl: 'https://help.rambler.ru/mail/mail-nastrojki-pochtovogo-yashika/2129/',
		source: deltaChat('rambler.ru.md'),
	}),
	service({
		id: 'ukrnet',
		name: 'Ukr.net',
		domains: ['ukr.net'],
		host: 'imap.ukr.net',
		secret: 'appPassword',
		needs: 'allow IMAP access in the settings and create a password for this program there',
		helpUrl: 'https://wiki.ukr.net/ManageIMAPAccess',
		imapUrl: 'https://wiki.ukr.net/ManageIMAPAccess',
		source: deltaChat('ukr.net.md'),
	}),
	service({
		id: 'beget',
		name: 'Beget',
		mx: words('mx1.beget.com mx2.beget.com'),
		host: 'imap.beget.com',
		secret: 'password',
		needs: 'use the password of the mailbox as set in the control panel',
		needsInRussian: OWN_PASSWORD,
		helpUrl: 'https://beget.com/ru/kb',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'timeweb',
		name: 'Timeweb',
		mx: words('mx1.timeweb.ru mx2.timeweb.ru'),
		host: 'imap.timeweb.ru',
		secret: 'password',
		needs: 'use the password of the mailbox as set in the control panel',
		needsInRussian: OWN_PASSWORD,
		helpUrl:
			'https://timeweb.com/ru/docs/pochta/osnovnye-voprosy-po-rabote-s-pochtoj/osnovnye-nastrojki-pochtovyh-klientov/',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'regru',
		name: 'REG.RU',
		mx: words('mx1.hosting.reg.ru mx2.hosting.reg.ru'),
		host: 'mail.hosting.reg.ru',
		secret: 'password',
		needs: 'use the password of the mailbox as set in the control panel',
		needsInRussian: OWN_PASSWORD,
		helpUrl: 'https://help.reg.ru/',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'nicru',
		name: 'RU-CENTER (nic.ru)',
		host: 'mail.nic.ru',
		secret: 'password',
		needs: 'use the password of the mailbox as set in the control panel',
		needsInRussian: OWN_PASSWORD,
		helpUrl: 'https://www.nic.ru/help/',
		source: PUBLIC_CODE,
		isVerified: false,
	}),
];
