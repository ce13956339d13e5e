import type { INodeProperties } from 'n8n-workflow';
import { PROVIDERS, providerById, type Provider } from '../nodes/core/providers/providers';
import { escapeHtml, link, RENAME, withPoints } from './hint-text';

const PAGES = 'https://github.com/n8n-nodes-email-inquiry/n8n-nodes-email-inquiry/blob/main/docs';
const ALL_SERVICES = `${PAGES}/providers.md`;
const ALL_SERVICES_IN_RUSSIAN = `${PAGES}/ru/providers.md`;

/** Says above the password what has to be done at the chosen service: only one of them is shown. */
export const PROVIDER_HINTS: INodeProperties[] = [
	hint('auto', textForAuto()),
	...PROVIDERS.map((provider) => hint(provider.id, textFor(provider))),
];

function hint(provider: string, text: string): INodeProperties {
	return {
		displayName: text,
		name: 'hint',
		type: 'notice',
		default: '',
		displayOptions: { show: { provider: [provider] } },
	};
}

function textFor({ name, needs, needsInRussian, helpUrl, imapUrl }: Provider): string {
	const links = [link('How to do that', helpUrl)];
	const isSwitch = /\b(allow|activate|switch on)\b/.test(needs);
	if (isSwitch && imapUrl !== undefined && imapUrl !== helpUrl)
		links.push(link('Switch on IMAP', imapUrl));
	const russian = needsInRussian === undefined ? [] : [`${escapeHtml(needsInRussian)}.`];
	return withPoints(`${escapeHtml(`${name}: ${needs}`)}. ${links.join(' · ')}`, [
		...russian,
		RENAME,
	]);
}

/** Forty links help nobody: only the services most mailboxes are at. */
function textForAuto(): string {
	const links = ['gmail', 'icloud', 'mailru', 'yahoo', 'yandex']
		.map(providerById)
		.flatMap((provider) => (provider === undefined ? [] : [link(provider.name, provider.helpUrl)]));
	return withPoints(
		`App Password is the recommended way: an app password is created at the mail service, for this connection only: ${links.join(', ')}. ${link('All services', ALL_SERVICES)}`,
		[
			'For Outlook.com, Hotmail and Microsoft 365 open the list ‘App Password’ at the top right of this window and choose ‘Sign in With Microsoft’.',
			`Для Яндекса, Mail.ru и VK WorkSpace нужен пароль приложения (пароль для внешнего приложения), а не пароль от почты. ${link('Все службы', ALL_SERVICES_IN_RUSSIAN)}`,
			RENAME,
		],
	);
}
