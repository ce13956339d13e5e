import type { Label, LabelledMail } from './labelled';

export const KINDS = ['autoReply', 'bounce', 'calendar', 'bulk'] as const;

export interface Score {
	/** Of the messages called so, how many are; null when none was. */
	readonly precision: number | null;
	/** Of the messages that are so, how many were called so. */
	readonly recall: number;
}

/** Returns how well a rule tells one kind. */
export function scoreOf(
	mails: readonly LabelledMail[],
	kind: (typeof KINDS)[number],
	tell: (mail: LabelledMail) => Label,
): Score {
	const called = mails.filter((mail) => tell(mail) === kind);
	const right = called.filter(({ label }) => label === kind).length;
	return {
		precision: called.length === 0 ? null : right / called.length,
		recall: right / mails.filter(({ label }) => label === kind).length,
	};
}

/** Returns the messages a rule would skip by default although they may be a client's. */
export function lostBy(
	mails: readonly LabelledMail[],
	tell: (mail: LabelledMail) => Label,
): LabelledMail[] {
	return mails.filter((mail) => {
		const told = tell(mail);
		return (told === 'autoReply' || told === 'bounce') && !isNoise(mail.label);
	});
}

function isNoise(label: Label): boolean {
	return label === 'autoReply' || label === 'bounce';
}
