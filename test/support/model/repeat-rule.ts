import type { RepeatScope } from '../../../nodes/core/counting/rules';
import type { Mail } from './mails';

/** The repeat rule once more, in the simplest form: what a message has to share → ms of the last inquiry. */
export class RepeatRule {
	private readonly anchors = new Map<string, number>();

	constructor(private readonly scope: RepeatScope) {}

	/** The recipients whose pairs are outside the period; none: the mail is a repeat. */
	outside(mail: Mail, receivedAt: number, period: number): string[] {
		return mail.to.filter((recipient) => {
			const anchor = this.anchors.get(this.pair(mail, recipient));
			return period === 0 || anchor === undefined || receivedAt - anchor >= period;
		});
	}

	anchorsOf(mail: Mail): number[] {
		return mail.to.flatMap((recipient) => this.anchors.get(this.pair(mail, recipient)) ?? []);
	}

	count(mail: Mail, receivedAt: number): void {
		for (const pair of this.pairs(mail)) {
			this.anchors.set(pair, Math.max(this.anchors.get(pair) ?? receivedAt, receivedAt));
		}
	}

	sharesPair(mail: Mail, other: Mail): boolean {
		const pairs = this.pairs(other);
		return this.pairs(mail).some((pair) => pairs.includes(pair));
	}

	private pairs(mail: Mail): string[] {
		return mail.to.map((recipient) => this.pair(mail, recipient));
	}

	private pair({ client, subject }: Mail, recipient: string): string {
		if (this.scope === 'sender') return client;
		const about = this.scope === 'senderRecipient' ? '' : subject.replace(/^\w+: /, '');
		return `${client} ${recipient} ${about}`;
	}
}
