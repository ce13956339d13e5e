/** The repeat rule once more, in the simplest form: sender and recipient → ms of the last inquiry. */
export class RepeatRule {
	private readonly anchors = new Map<string, number>();

	/** The first recipient whose pair is outside the period; undefined: the mail is a repeat. */
	outside(
		from: string,
		to: readonly string[],
		receivedAt: number,
		period: number,
	): string | undefined {
		return to.find((recipient) => {
			const anchor = this.anchorOf(from, recipient);
			return period === 0 || anchor === undefined || receivedAt - anchor >= period;
		});
	}

	anchorOf(from: string, recipient: string): number | undefined {
		return this.anchors.get(`${from} ${recipient}`);
	}

	count(from: string, to: readonly string[], receivedAt: number): void {
		for (const recipient of to) {
			const anchor = this.anchorOf(from, recipient) ?? receivedAt;
			this.anchors.set(`${from} ${recipient}`, Math.max(anchor, receivedAt));
		}
	}
}
