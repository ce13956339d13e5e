import type { IDataObject } from 'n8n-workflow';
import type { Beginning } from './beginning';
import { isNamedByText, isOfNobody, type Mail } from './mails';
import type { Run } from './n8n';
import { RepeatRule } from './repeat-rule';
import { eventsIn, outputsOf, reportedIn, type Reported } from './reported';
import type { MailStore, Message } from './server';
import type { ModelRules } from './steps';
import { Threads } from './threads';
import { inSeconds, MINUTE, periodOf, receivedAtOf } from './times';
import { learntFrom, type Learnt } from './warm-start';

/** What the executions must look like, told by the history of the mailbox alone. */
export class Oracle {
	private readonly reported = new Map<string, Reported>();
	private readonly reportedMails = new Set<Mail>();
	private readonly stubs = new Map<Message, number>();
	private readonly rule: RepeatRule;
	private readonly threads = new Threads();
	private learnt: Learnt | null = null;
	private longestPeriod = 0;
	private readonly alwaysOn: string[] = ['repeats', 'ignored'];
	/** The saved state was once replaced by an older one: mail may come again, but none may be lost. */
	isRolledBack = false;

	constructor(
		private readonly store: MailStore,
		private readonly beginning: Beginning,
		private readonly rules: ModelRules & { readonly warmStart: boolean },
	) {
		this.rule = new RepeatRule(rules.repeatScope);
	}

	noteSettings(parameters: IDataObject): void {
		this.longestPeriod = Math.max(this.longestPeriod, periodOf(parameters));
		const outputs = outputsOf(parameters);
		for (const name of [...this.alwaysOn]) {
			if (!outputs.includes(name)) this.alwaysOn.splice(this.alwaysOn.indexOf(name), 1);
		}
	}

	/** Takes down what a warm start without a fault has read, `at` ms. */
	noteWarmStart(messages: readonly Message[], at: number): void {
		this.learnt = learntFrom(messages, this.rules, { at, period: this.longestPeriod });
	}

	/** Another start date is applied: mail that was left out for its age is judged after all. */
	noteStartOver(): void {
		for (const [identity, { item, message }] of this.reported) {
			if (!isLeftOut(item)) continue;
			this.reported.delete(identity);
			this.reportedMails.delete(message.mail);
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
		const anchorsAtStart = items.map(({ message }) => this.rule.anchorsOf(message.mail));
		for (const [index, entry] of items.entries()) {
			if (entry.isStub) this.noteStub(entry);
			else this.noteMail(entry, run, period, anchorsAtStart[index] ?? [], items);
		}
	}

	private noteAgain({ message, output, isStub, item, receivedAt }: Reported): void {
		if (isStub) this.stubs.set(message, 1);
		else this.reportedMails.add(message.mail);
		if (output === 'inquiry' && !isStub && namesClient(item, message))
			this.count(message.mail, inSeconds(receivedAt));
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
		// Whether our own address wrote it or a form in its name, only the text tells.
		const isMachine = (kind === 'own' && !message.lacksText) || kind === 'autoReply';
		if (output === 'ignored') {
			if (!isMachine && kind !== 'own' && !this.beginning.isOld(message, receivedAt))
				fail('Ignored', message);
			return;
		}
		if (isMachine) fail(`Not ignored but ${output}`, message);
		const [text] = String(item.text).split('\n');
		if (text !== `Text ${mail.id}` && !/moved or deleted|connection ends/.test(String(item.text)))
			fail(`With the text '${String(item.text)}'`, message);
		if (!namesClient(item, message)) {
			if (output === 'repeats') fail('Mail of nobody known is never a repeat', message);
			return;
		}
		if (item.senderAddress !== mail.client) fail(`From ${String(item.senderAddress)}`, message);
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
		const { mail } = message;
		const previous = Date.parse(String(item.previousInquiryAt));
		if (item.repeatUntil === null) {
			const isWarm = this.warmInThreadOf(message).some((other) => mayBeAnchor(other, previous));
			if (!this.threads.anchorsOf(mail).includes(previous) && !isWarm)
				fail(`A reply of ${String(item.previousInquiryAt)}`, message);
			return;
		}
		const anchors = items
			.filter((other) => other.output === 'inquiry')
			.filter((other) => this.rule.sharesPair(other.message.mail, mail))
			.map((other) => inSeconds(other.receivedAt));
		const isInside = inSeconds(receivedAt) - previous < period;
		const isKnown = [...anchorsBefore, ...anchors].includes(previous);
		const isWarm = this.warmMessages(message)
			.filter((other) => this.rule.sharesPair(other.mail, mail))
			.some((other) => mayBeAnchor(other, previous));
		if (!isInside || (!isKnown && !isWarm))
			fail(`A repeat of ${String(item.previousInquiryAt)}`, message);
	}

	private noteInquiry({ message, item, receivedAt }: Reported, period: number): void {
		const { mail } = message;
		const at = inSeconds(receivedAt);
		if (this.rules.repliesAreRepeats && this.threads.anchorsOf(mail).length > 0)
			fail('An inquiry in a conversation that was counted', message);
		const outside = this.rule.outside(mail, at, period);
		if (outside.length === 0) fail('An inquiry inside the repeat period', message);
		const { learnt } = this;
		if (learnt !== null && !this.beginning.wasChanged) {
			const isKnown = learnt.rule.outside(mail, at, period).length === 0;
			if (isKnown && period <= learnt.period)
				fail('An inquiry of a client that the warm start knows', message);
			if (this.rules.repliesAreRepeats && learnt.threads.anchorsOf(mail).length > 0)
				fail('An inquiry in a conversation that the warm start knows', message);
		}
		// A warm start may know one of the pairs.
		const possible = this.rules.warmStart ? outside : outside.slice(0, 1);
		if (!possible.includes(String(item.recipient)))
			fail(`Reported under ${String(item.recipient)}`, message);
		this.count(mail, at);
	}

	private count(mail: Mail, at: number): void {
		this.rule.count(mail, at);
		this.threads.count(mail, at);
	}

	private warmInThreadOf(message: Message): Message[] {
		const { kind, references } = message.mail;
		if (kind === 'forward') return [];
		const isIn = (messageId: string) => messageId !== '' && references.includes(messageId);
		return this.warmMessages(message).filter(
			({ mail }) => isIn(mail.messageId) || isIn(mail.references[0] ?? ''),
		);
	}

	/** Mail from before the beginning that a warm start may have read, and that a message may repeat. */
	private warmMessages(repeat: Message): Message[] {
		const { before, open, displaced, moved, start, wasChanged } = this.beginning;
		if (!this.rules.warmStart || start === null) return [];
		// With a new UID it may be taken for another message, which repeats the one that was read.
		const isNewToIt = displaced.has(repeat.mail) || moved.has(repeat.mail);
		// A start date collects that mail, and nothing repeats it anymore, unless that was settled before the date was set.
		if (start.since !== null && before.has(repeat.mail) && !wasChanged) return [];
		return this.store.history.filter((message) => {
			if (message.mail === repeat.mail && !isNewToIt) return false;
			if (before.has(message.mail) || open.has(message.mail)) return true;
			// Where UIDs do not tell, arrival does.
			return receivedAtOf(message, message.appendedAt) < start.at;
		});
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
		const { mail } = message;
		const { kind } = mail;
		const earliest = receivedAtOf(message, message.appendedAt);
		// What nothing dates is as old as the poll that sees it first.
		const isDated = !message.isUndated || mail.sentAt !== null;
		const isTooOld = isDated && earliest < (this.beginning.start?.since ?? 0);
		const isOld = isTooOld || this.beginning.looksOld(message);
		if (kind === 'own' || kind === 'autoReply' || isOld) return !this.alwaysOn.includes('ignored');
		if (isOfNobody(kind)) return false;
		if (this.alwaysOn.includes('repeats')) return false;
		const receivedAt = inSeconds(earliest);
		if (this.rules.repliesAreRepeats) {
			const known = [...this.threads.anchorsOf(mail), ...this.warmInThreadOf(message)];
			if (known.length > 0) return true;
		}
		if (this.rule.outside(mail, receivedAt, this.longestPeriod).length === 0) return true;
		return this.warmMessages(message)
			.filter((other) => this.rule.sharesPair(other.mail, mail))
			.some((other) => {
				const apart = Math.abs(earliest - receivedAtOf(other, other.appendedAt));
				return other.isUndated || message.isUndated || apart < this.longestPeriod + MINUTE;
			});
	}
}

function isLeftOut({ reason }: IDataObject): boolean {
	return String(reason).startsWith('Too old to judge');
}

/** What is in the future, or has no date, arrived when it was read. */
function mayBeAnchor(message: Message, anchor: number): boolean {
	const stated = receivedAtOf(message, message.appendedAt);
	if (inSeconds(stated) === anchor) return true;
	return anchor > message.appendedAt && receivedAtOf(message, anchor) === anchor;
}

/** False for a notification that names nobody, or whose text the poll could not get. */
function namesClient({ senderAddress }: IDataObject, { mail, lacksText }: Message): boolean {
	if (isNamedByText(mail.kind)) return !(lacksText && senderAddress === mail.from);
	return mail.kind === 'client' || mail.kind === 'replyForm';
}

/** Mail without a Message-ID is told apart by the trace of its way; with neither that nor a Date, by its arrival. */
function identityIn({ mail, isUndated, internalDate }: Message): string {
	if (mail.messageId === '' && mail.kind === 'forged') return `${mail.identity} ${mail.id}`;
	if (mail.messageId !== '' || mail.sentAt !== null) return mail.identity;
	return `${mail.identity} ${isUndated ? null : internalDate}`;
}

function fail(what: string, message?: Message): never {
	throw new Error(message === undefined ? what : `${what}: ${JSON.stringify(message)}`);
}
