import type { SettledMail } from '../core/counting/settled-mail';
import type { Notice } from '../core/items/status-item';
import type { MessageText } from '../core/mailbox/mailbox';
import type { UnreadableMail } from '../core/reading/settle-entry';
import type { Files } from './downloads';
import type { AdditionalOutput, Settings } from './settings';

/** What one execution is made of; `Stored` is how a downloaded file is held. */
export interface Delivery<Stored> {
	readonly mails: readonly SettledMail[];
	readonly unreadable: readonly UnreadableMail[];
	readonly texts: ReadonlyMap<SettledMail, MessageText>;
	/** Of inquiries, when files are downloaded. */
	readonly files?: ReadonlyMap<SettledMail, Files<Stored>>;
	readonly notices: readonly Notice[];
}

/** Where a message goes; null: without a trace. */
export const OUTPUT_OF: Readonly<
	Record<SettledMail['decision']['kind'], 'inquiry' | AdditionalOutput | null>
> = {
	inquiry: 'inquiry',
	repeat: 'repeats',
	ignored: 'ignored',
	skipped: null,
	seen: null,
	warmStart: null,
	beforeStart: null,
};

/** True when a delivery has an item on any output but Status. */
export function hasItems(
	{ mails, unreadable }: Pick<Delivery<unknown>, 'mails' | 'unreadable'>,
	{ outputs }: Pick<Settings, 'outputs'>,
): boolean {
	return (
		unreadable.length > 0 ||
		mails.some(({ decision: { kind } }) => {
			const output = OUTPUT_OF[kind];
			return output === 'inquiry' || (output !== null && outputs.has(output));
		})
	);
}
