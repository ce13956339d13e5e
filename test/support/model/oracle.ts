import type { IDataObject } from 'n8n-workflow';
import type { Beginning } from './beginning';
import type { Mail } from './mails';
import type { Run } from './n8n';
import { RepeatRule } from './repeat-rule';
import { eventsIn, outputsOf, reportedIn, type Reported } from './reported';
import type { MailStore, Message } from './server';
import { inSeconds, periodOf, receivedAtOf } from './times';

/** What the executions must look like, told by the history of the mailbox alone. */
export class Oracle {
	private readonly reported = new Map<string, Reported>();
	private readonly reportedMails = new Set<Mail>();
	private readonly stubs = new Map<Message, number>();
	private readonly rule = new RepeatRule();
	private longestPeriod = 0;
	private readonly alwaysOn: string[] = ['repeats', 'ignored'];
	/** The saved state was once replaced by an older one: mail may come again, but none may be lost. */
	isRolledBack = false;

	constructor(
		private readonly store: MailStore,
		private readonly beginning: Beginning,
	) {}

	noteSettings(parameters: IDataObject): void {
		this.longestPeriod = Math.max(this.longestPeriod, periodOf(parameters));
		const outputs = outputsOf(parameters);
		for (const name of [...this.alwaysOn]) {
			if (!outputs.includes(name)) this.alwaysOn.splice(this.alwaysOn.indexOf(name), 1);
		}
	}

	/** Checks an execution against everything before it. Throws what is wrong. */
	note(run: Run): void {
		for (const event of eventsIn(run)) {
			if (event === 'startedClean' && !this.beginning.wasChanged) fail('The state was thrown away');
		}
		const items = reportedIn(run, this.store.history);
		if (this.isRolledBack) {
			for (const entry of items) this.noteAgain(entry);
			return;
		}
		const period = periodOf(run.parameters);
		const anchorsAtStart = items.map((entry) => this.anchorsOf(entry));
		for (const [index, entry] of items.entries()) {
			if (entry.isStub) this.noteStub(entry);
			else this.noteMail(entry, run, period, anchorsAtStart[index] ?? [], items);
		}
	}

	private noteAgain({ message, output, isStub, receivedAt }: Reported): void {
		const { from, to, kind } = message.mail;
		if (isStub) this.stubs.set(message, 1);
		else this.reportedMails.add(message.mail);
		if (output === 'inquiry' && kind === 'client' && !isStub)
			this.rule.count(from, to, inSeconds(receivedAt));
	}

	private noteStub({ message }: Reported): void {
		const times = (this.stubs.get(message) ?? 0) + 1;
		this.stubs.set(message, times);
		if (times > 1 && !this.beginning.wasChanged) fail('Reported as unreadable twice', message);
		if (message.refusals + message.interruptions < 5) fail('Given up too early', message);
	}

	private noteMail(
		entry: Reported,
		run: Run,
		period: number,
		anchorsBefore: readonly number[],
		items: readonly Reported[],
	): void {
		const { output, message, item, receivedAt } = entry;
		const { mail } = message;
		const { kind } = mail;
		const twin = this.reported.get(identityIn(message));
		if (twin !== undefined) fail(`Reported twice, first as ${twin.output}`, message);
		this.reported.set(identityIn(message), entry);
		this.reportedMails.add(mail);
		if ((this.stubs.get(message) ?? 0) > 0 && !this.beginning.wasChanged)
			fail('Reported again after the report that it cannot be read', message);
		if (this.beginning.isBeforeStart(message) && output !== 'ignored')
			fail('Older than the start', message);

		const expected = receivedAtOf(message, run.at);
		if (receivedAt !== expected) {
			fail(`Received ${String(item.receivedAt)}, not ${new Date(expected).toISOString()}`, message);
		}
		const isMachine = kind === 'own' || kind === 'autoReply';
		if (output === 'ignored') {
			if (!isMachine && !this.beginning.isOld(message, receivedAt)) fail('Ignored', message);
			return;
		}
		if (isMachine) fail(`Not ignored but ${output}`, message);
		if (
			item.text !== `Text ${mail.id}` &&
			!/moved or deleted|connection ends/.test(String(item.text))
		) {
			fail(`With the text '${String(item.text)}'`, message);
		}
		if (kind === 'form') {
			if (output === 'repeats') fail('A form is never a repeat', message);
			return;
		}
		if (output === 'repeats') this.noteRepeat(entry, period, anchorsBefore, items);
		else this.noteInquiry(entry, period);
	}

	/** The anchor may be of the same execution: items of two outputs have no common order. */
	private noteRepeat(
		{ message, item, receivedAt }: Reported,
		period: number,
		anchorsBefore: readonly number[],
		items: readonly Reported[],
	): void {
		const { from, to } = message.mail;
		const previous = Date.parse(String(item.previousInquiryAt));
		const anchors = items
			.filter((other) => other.output === 'inquiry' && other.message.mail.from === from)
			.filter((other) => to.some((recipient) => other.message.mail.to.includes(recipient)))
			.map((other) => inSeconds(other.receivedAt));
		const isInside = inSeconds(receivedAt) - previous < period;
		if (!isInside || ![...anchorsBefore, ...anchors].includes(previous))
			fail(`A repeat of ${String(item.previousInquiryAt)}`, message);
	}

	private noteInquiry({ message, item, receivedAt }: Reported, period: number): void {
		const { from, to } = message.mail;
		const at = inSeconds(receivedAt);
		const recipient = this.rule.outside(from, to, at, period);
		if (recipient === undefined) fail('An inquiry inside the repeat period', message);
		if (recipient !== item.recipient) fail(`Reported under ${String(item.recipient)}`, message);
		this.rule.count(from, to, at);
	}

	private anchorsOf({ message: { mail } }: Reported): number[] {
		return mail.to
			.map((recipient) => this.rule.anchorOf(mail.from, recipient))
			.filter((anchor) => anchor !== undefined);
	}

	/** True when the mail was reported, or withheld without a trace as the settings want it. */
	isSettled(message: Message): boolean {
		if (this.reported.has(identityIn(message)) || this.stubs.has(message)) return true;
		return this.store.history.some((other) => {
			const isSame = other.mail === message.mail || identityIn(other) === identityIn(message);
			return isSame && (this.reportedMails.has(other.mail) || this.isWithheld(other));
		});
	}

	private isWithheld(message: Message): boolean {
		const { kind, from, to } = message.mail;
		const earliest = receivedAtOf(message, message.appendedAt);
		// What nothing dates is as old as the poll that sees it first.
		const isDated = !message.isUndated || message.mail.sentAt !== null;
		const isTooOld = isDated && earliest < (this.beginning.start?.since ?? 0);
		if (kind === 'own' || kind === 'autoReply' || isTooOld)
			return !this.alwaysOn.includes('ignored');
		if (kind === 'form') return false;
		if (this.alwaysOn.includes('repeats')) return false;
		const receivedAt = inSeconds(earliest);
		return this.rule.outside(from, to, receivedAt, this.longestPeriod) === undefined;
	}
}

/** Mail with neither Message-ID nor Date is told apart by its arrival as well. */
function identityIn({ mail, isUndated, internalDate }: Message): string {
	if (mail.messageId !== '' || mail.sentAt !== null) return mail.identity;
	return `${mail.identity} ${isUndated ? null : internalDate}`;
}

function fail(what: string, message?: Message): never {
	throw new Error(message === undefined ? what : `${what}: ${JSON.stringify(message)}`);
}
