import type { INode } from 'n8n-workflow';

const TAKES: ReadonlyArray<readonly [type: string, credential: RegExp]> = [
	['emailInquiryTrigger', /^inquiryMailbox/],
	['emailInquiry', /^inquiryMailbox/],
	['emailSend', /^smtp$/],
	['telegram', /^telegramApi$/],
	['slack', /^slackApi$/],
	['lmChatOpenAi', /^openAiApi$/],
];

/** Returns which type of n8n's credentials a node takes, or null. */
export function credentialOf({ type, parameters }: INode): RegExp | null {
	if (type.endsWith('.httpRequest')) return credentialOfRequest(parameters);
	const [, credential = null] = TAKES.find(([name]) => type.endsWith(`.${name}`)) ?? [];
	return credential;
}

function credentialOfRequest(parameters: INode['parameters']): RegExp | null {
	const { authentication, genericAuthType, nodeCredentialType } = parameters;
	if (authentication === 'genericCredentialType') return new RegExp(`^${String(genericAuthType)}$`);
	return authentication === 'predefinedCredentialType'
		? new RegExp(`^${String(nodeCredentialType)}$`)
		: null;
}
