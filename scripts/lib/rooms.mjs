/**
 * The rooms of `nodes`: folder → the rooms its files may import. A room may import only rooms listed before it,
 * so that no import cycle can arise.
 */
export const ROOMS = {
	'core/text': [],
	'core/time': ['core/text'],
	'core/errors': ['core/text'],
	'core/providers': [],
	'core/mailbox': ['core/errors'],
	'core/mail': ['core/text', 'core/time', 'core/providers', 'core/mailbox'],
	'core/lists': ['core/text', 'core/errors', 'core/providers', 'core/mail'],
	'core/account': [
		'core/text',
		'core/time',
		'core/errors',
		'core/providers',
		'core/mailbox',
		'core/mail',
	],
	'core/letter': ['core/text', 'core/mailbox', 'core/mail'],
	'core/who': ['core/text', 'core/providers', 'core/mailbox', 'core/mail', 'core/letter'],
	'core/memory': ['core/text', 'core/time', 'core/mailbox'],
	'core/counting': [
		...['core/text', 'core/time', 'core/errors', 'core/mailbox', 'core/mail', 'core/who'],
		'core/memory',
	],
	'core/proof': ['core/time', 'core/mailbox', 'core/mail', 'core/memory', 'core/counting'],
	'core/contact': [
		...['core/text', 'core/errors', 'core/providers', 'core/mailbox', 'core/mail', 'core/letter'],
	],
	'core/source': [
		...['core/text', 'core/errors', 'core/providers', 'core/mailbox', 'core/mail', 'core/lists'],
		'core/letter',
	],
	'core/items': [
		...[
			'core/text',
			'core/time',
			'core/errors',
			'core/providers',
			'core/mailbox',
			'core/mail',
			'core/letter',
		],
		...['core/memory', 'core/counting', 'core/proof', 'core/contact', 'core/source', 'core/who'],
	],
	'core/reading': [
		...['core/time', 'core/errors', 'core/mailbox', 'core/mail', 'core/who', 'core/memory'],
		...['core/counting', 'core/items'],
	],
	'core/answers': [
		...['core/time', 'core/errors', 'core/providers', 'core/mailbox', 'core/mail', 'core/who'],
	],
	'core/draft': [
		...['core/text', 'core/time', 'core/errors', 'core/mailbox', 'core/mail', 'core/who'],
	],
	'core/simulation': [
		...['core/time', 'core/errors', 'core/mailbox', 'core/mail', 'core/who', 'core/memory'],
		...['core/counting', 'core/reading'],
	],
	'core/explanation': [
		...['core/text', 'core/time', 'core/errors', 'core/mailbox', 'core/mail', 'core/who'],
		...['core/memory', 'core/counting', 'core/proof', 'core/items', 'core/reading'],
	],
	'core/audit': [
		...['core/text', 'core/time', 'core/providers', 'core/mailbox', 'core/mail', 'core/who'],
		...['core/counting', 'core/simulation'],
	],
	'core/report': ['core/text', 'core/time', 'core/errors', 'core/mail'],
	mime: ['core/text', 'core/time', 'core/errors', 'core/mailbox', 'core/mail', 'core/draft'],
	imap: ['core/text', 'core/time', 'core/errors', 'core/mailbox', 'core/mail', 'mime'],
	detect: ['core/text', 'core/time', 'core/errors', 'core/providers', 'core/mail'],
	drawing: ['core/text', 'core/time', 'core/report', 'core/simulation', 'core/audit'],
	collect: [
		...['core/text', 'core/time', 'core/errors', 'core/mailbox', 'core/mail', 'core/account'],
		...['core/letter', 'core/who', 'core/memory', 'core/counting', 'core/contact', 'core/source'],
		...['core/items', 'core/reading', 'core/proof'],
	],
	n8n: ['core', 'collect', 'mime', 'imap', 'detect'],
	EmailInquiryTrigger: ['core', 'collect', 'mime', 'n8n'],
	EmailInquiry: ['core', 'collect', 'drawing', 'imap', 'mime', 'n8n'],
};

/** Folders of `nodes` that hold no code. */
export const NO_ROOMS = ['icons'];
