import { service, words, type Provider } from './provider';
import { deltaChat } from './sources';

const FORWARD =
	'collect from another service and have the mail forwarded there: a password does not help here, because there is no IMAP';

/** Services without IMAP. They are in the table so that nobody looks for a password in vain. */
export const CLOSED: readonly Provider[] = [
	service({
		id: 'proton',
		name: 'Proton Mail',
		domains: words('proton.me protonmail.com protonmail.ch pm.me'),
		mx: ['protonmail.ch'],
		host: '',
		secret: 'impossible',
		needs:
			"run Proton Mail Bridge beside n8n and choose 'Other Service' with the host, port and password Bridge shows",
		helpUrl: 'https://proton.me/mail/bridge',
		source: deltaChat('protonmail.md'),
	}),
	service({
		id: 'tuta',
		name: 'Tuta',
		domains: words('tuta.com tuta.io tutanota.com tutanota.de tutamail.com keemail.me'),
		mx: ['tutanota.de'],
		host: '',
		secret: 'impossible',
		needs: FORWARD,
		helpUrl: 'https://tuta.com/support',
		source: deltaChat('tutanota.md'),
	}),
];
