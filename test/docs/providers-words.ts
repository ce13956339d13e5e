/** What docs/providers.md says besides the table of services, by language. */
export interface PageWords {
	readonly introduction: readonly string[];
	readonly services: string;
	readonly columns: readonly string[];
	readonly withoutImap: string;
	readonly fewColumns: readonly string[];
	readonly logins: Readonly<Record<'address' | 'localPart' | 'typed', string>>;
	readonly secrets: Readonly<Record<'appPassword' | 'password' | 'oauth2' | 'impossible', string>>;
	readonly byHand: string;
	readonly yes: string;
	readonly no: string;
	readonly help: string;
	/** In place of the words of the table: tasks, and the names of sources. */
	readonly others: Readonly<Record<string, string>>;
}

export const ENGLISH: PageWords = {
	introduction: [
		'# Mail services',
		'',
		'[По-русски](ru/providers.md)',
		'',
		'What the credential knows of each service, so that nobody has to look for an IMAP server. Where _Addresses_ names domains, the service is found by the address. A company domain is found by the MX hosts in its DNS, named here behind “MX”. Any other mailbox works as well: choose _Other Service_ as _Provider_ and enter its IMAP server.',
		'',
		'_Login_ is what the service takes as user name; a name typed in _Login_ goes first. _Password_ tells whether it has to be one made for programs (app password), the one of the mailbox, or none at all: OAuth2 is chosen in the list at the top right of the credential window, which first says _App Password_.',
		'',
		"_Verified_ means that the server is written down by the service or in a mail client's database. The others are known from programs that use them: if one does not work, please report it.",
	],
	services: 'Services',
	columns: [
		...['Service', 'Addresses', 'Server', 'Login', 'Password', 'What to do there', 'Verified'],
		'Source',
	],
	withoutImap: 'Without IMAP',
	fewColumns: ['Service', 'Addresses', 'What to do'],
	logins: { address: 'address', localPart: 'part before the @', typed: 'to be typed' },
	secrets: {
		...{ appPassword: 'app password', password: 'of the mailbox', oauth2: 'OAuth2 only' },
		impossible: '–',
	},
	byHand: 'chosen by hand',
	...{ yes: 'yes', no: 'no', help: 'help' },
	others: {},
};

const MAILBOX_PASSWORD = 'введите пароль ящика';
const SIGN_IN = "откройте список 'App Password' справа вверху окна подключения и выберите";

export const RUSSIAN: PageWords = {
	introduction: [
		'# Почтовые службы',
		'',
		'[English](../providers.md)',
		'',
		'Что подключение знает о каждой службе, чтобы никому не приходилось искать сервер IMAP. Если в столбце «Адреса» названы домены, служба определяется по адресу. Домен компании определяется по MX-записям в его DNS: они указаны после «MX». Любой другой ящик тоже подойдёт: выберите _Other Service_ в поле _Provider_ и впишите его сервер IMAP.',
		'',
		'«Вход» — что служба принимает как имя пользователя; имя, вписанное в _Login_, важнее. «Пароль» — нужен ли отдельный пароль для программ (пароль приложения), пароль от ящика или никакого: OAuth2 выбирается в списке справа вверху окна подключения, где сначала написано _App Password_.',
		'',
		'«Проверено» значит, что сервер указан самой службой или в базе почтовой программы. Остальные известны по программам, которые ими пользуются: если какой-то не работает, сообщите об этом.',
	],
	services: 'Службы',
	columns: [
		...['Служба', 'Адреса', 'Сервер', 'Вход', 'Пароль', 'Что там сделать', 'Проверено'],
		'Источник',
	],
	withoutImap: 'Без IMAP',
	fewColumns: ['Служба', 'Адреса', 'Что сделать'],
	logins: { address: 'адрес', localPart: 'часть до @', typed: 'вписать' },
	secrets: {
		...{ appPassword: 'пароль приложения', password: 'от ящика', oauth2: 'только OAuth2' },
		impossible: '–',
	},
	byHand: 'выбирается из списка',
	...{ yes: 'да', no: 'нет', help: 'справка' },
	others: {
		'public code': 'открытый код',
		'quotes of the service': 'цитаты службы',
		'create an app password in the account security settings':
			'создайте пароль приложения в настройках безопасности',
		'create a secure mail key, which is the password for programs':
			'создайте secure mail key: это пароль для программ',
		'use the password of the mailbox as set in the control panel':
			'введите пароль ящика, заданный в панели управления хостингом',
		'allow third-party access in the mail settings and use the account password':
			'разрешите доступ сторонним программам в настройках почты и введите пароль учётной записи',
		'create an app password with access to mail': 'создайте пароль приложения с доступом к почте',
		'use the password of the mailbox': MAILBOX_PASSWORD,
		'turn on 2-Step Verification and create an app password':
			'включите двухэтапную аутентификацию и создайте пароль приложения',
		'allow access over IMAP in the mail settings, and use the password of the mailbox (with two-factor authentication an app password)':
			'разрешите доступ по IMAP в настройках почты и введите пароль ящика (при двухфакторной аутентификации — пароль приложения)',
		'turn on 2-Step Verification and create an app password; the administrator of the domain may have to allow both':
			'включите двухэтапную аутентификацию и создайте пароль приложения; возможно, и то и другое сначала должен разрешить администратор домена',
		'create an app-specific password for your Apple Account':
			'создайте пароль приложения для своей учётной записи Apple',
		"create an app-specific password for your Apple Account, and enter the name of your iCloud address (the part before @icloud.com) in 'Login'":
			"создайте пароль приложения для своей учётной записи Apple и впишите в 'Login' имя своего адреса iCloud (часть до @icloud.com)",
		'create a password for this device in the settings of the mailbox':
			'создайте пароль для этого устройства в настройках ящика',
		'allow IMAP in the mail settings and use the password of the mailbox':
			'разрешите IMAP в настройках почты и введите пароль ящика',
		'use the password of the mailbox (with two-factor authentication the one made for mail programs)':
			'введите пароль ящика (при двухфакторной аутентификации — пароль для почтовых программ)',
		'use the password of the mailbox (with two-factor authentication an application password)':
			'введите пароль ящика (при двухфакторной аутентификации — пароль приложения)',
		"open the list 'App Password' at the top right of the credential window and choose 'Sign in With Microsoft': Microsoft has switched off passwords for IMAP in every organization": `${SIGN_IN} 'Sign in With Microsoft': Microsoft отключил пароли для IMAP во всех организациях`,
		'switch on IMAP in the mail settings, turn on two-step verification and create an application password':
			'включите IMAP в настройках почты, включите двухэтапную проверку и создайте пароль приложения',
		'switch on IMAP in the mail settings; the code shown there is the password':
			'включите IMAP в настройках почты; код, который там появится, и есть пароль',
		'activate access for mail programs and use the password of the mailbox':
			'включите доступ для почтовых программ и введите пароль ящика',
		'use the password of the mailbox, or the one made for mail programs if there is one':
			'введите пароль ящика или, если он есть, пароль для почтовых программ',
		"open the list 'App Password' at the top right of the credential window and choose 'Sign in With Microsoft': passwords, app passwords included, stopped working in September 2024": `${SIGN_IN} 'Sign in With Microsoft': пароли, в том числе пароли приложений, не работают с сентября 2024 года`,
		"run Proton Mail Bridge beside n8n and choose 'Other Service' with the host, port and password Bridge shows":
			"запустите рядом с n8n Proton Mail Bridge и выберите 'Other Service' с сервером, портом и паролем, которые он покажет",
		'use the password of the mailbox (with two-factor authentication or where it is asked for, an app password)':
			'введите пароль ящика (при двухфакторной аутентификации или если об этом просят — пароль приложения)',
		'set up a password for mail programs: the one for the website is not accepted':
			'задайте пароль для почтовых программ: пароль от сайта не подойдёт',
		'allow third-party apps in the mail settings and use the password of the mailbox':
			'разрешите сторонние программы в настройках почты и введите пароль ящика',
		'collect from another service and have the mail forwarded there: a password does not help here, because there is no IMAP':
			'собирайте письма из другой службы и настройте пересылку туда: пароль не поможет, потому что IMAP нет',
		'allow IMAP access in the settings and create a password for this program there':
			'разрешите доступ по IMAP в настройках и создайте там пароль для этой программы',
		'allow mail programs in the mail settings and use the password of the mailbox':
			'разрешите почтовые программы в настройках почты и введите пароль ящика',
		'allow IMAP access in the mail settings, create an application-specific password, and choose the service of the region your account is in':
			'разрешите доступ по IMAP в настройках почты, создайте пароль приложения и выберите службу своего региона',
	},
};
