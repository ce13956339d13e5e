import { mailOf, type Mail, type MailPlan } from './mails';

/** A copy of a message in a folder. */
export interface Message {
	readonly mail: Mail;
	readonly folder: string;
	readonly uidValidity: number;
	readonly uid: number;
	/** INTERNALDATE in ms, whole seconds. */
	readonly internalDate: number;
	readonly appendedAt: number;
	/** FETCH leaves INTERNALDATE out. */
	readonly isUndated: boolean;
	/** It was hidden at first. */
	readonly isLate: boolean;
	isVisible: boolean;
	unreadFor: number;
	/** Polls that listed it without getting it. */
	refusals: number;
	/** Polls that ended while it was read. */
	interruptions: number;
	/** Its text was asked for and not delivered. */
	lacksText: boolean;
}

export interface Folder {
	readonly name: string;
	uidValidity: number;
	uidNext: number;
	messages: Message[];
}

/** Mail that stays hidden shows up before this many later UIDs. */
const LONGEST_DELAY = 200;

/** What is in the mailbox, and what happens to it from outside. */
export class MailStore {
	readonly folders: readonly Folder[];
	/** Every copy there ever was. */
	readonly history: Message[] = [];
	private mails = 0;
	private generation = 1;
	private listeners: Array<() => void> = [];

	constructor(
		names: readonly string[],
		readonly clock: { now: number },
	) {
		this.folders = names.map((name) => ({ name, uidValidity: 1, uidNext: 1, messages: [] }));
	}

	folder(index: number): Folder {
		const folder = this.folders[index % this.folders.length];
		if (folder === undefined) throw new Error('A mailbox has folders');
		return folder;
	}

	/** Resolves when something has happened, and when the signal aborts. */
	async nextEvent(signal: AbortSignal): Promise<void> {
		let abort = () => {};
		await new Promise<void>((resolve) => {
			abort = resolve;
			this.listeners.push(resolve);
			signal.addEventListener('abort', abort);
		});
		signal.removeEventListener('abort', abort);
	}

	/** Lets those who listen look again. */
	wake(): void {
		const { listeners } = this;
		this.listeners = [];
		for (const hear of listeners) hear();
	}

	/** The process of those who listen is dead. */
	deafen(): void {
		this.listeners = [];
	}

	/** All copies that are there now. */
	present(): Message[] {
		return this.folders.flatMap(({ messages }) => messages);
	}

	/** Puts a new message into a folder, `ago` ms before now. */
	arrive(index: number, plan: MailPlan, ago = 0): Mail {
		const at = this.clock.now - ago;
		const answered = plan.answers === null ? undefined : this.history.at(-1 - plan.answers)?.mail;
		const mail = mailOf(plan, ++this.mails, at, answered);
		this.append(this.folder(index), mail, {
			internalDate: at + (plan.dated ?? 0) * 60_000,
			isUndated: plan.dated === null,
			isVisible: !plan.isLate,
			unreadFor: plan.unreadFor,
		});
		return mail;
	}

	/** Puts a second copy of a message into a folder. */
	copy(index: number, message: Message): void {
		this.append(this.folder(index), message.mail, { ...message, isVisible: true });
	}

	expunge(message: Message): void {
		for (const folder of this.folders) {
			folder.messages = folder.messages.filter((other) => other !== message);
		}
	}

	move(index: number, message: Message): void {
		this.expunge(message);
		this.copy(index, message);
	}

	/** The same mail in a new folder of the old name; `keepsDates` false: INTERNALDATE is the day of copying. */
	recreate(index: number, choice: { shuffle: number; keepsDates: boolean }): void {
		const folder = this.folder(index);
		const { messages } = folder;
		Object.assign(folder, { uidValidity: ++this.generation, uidNext: 1, messages: [] });
		for (const message of shuffled(messages, choice.shuffle)) {
			const internalDate = choice.keepsDates ? message.internalDate : this.clock.now;
			this.append(folder, message.mail, { ...message, internalDate, isVisible: true });
		}
	}

	jump(index: number, by: number): void {
		this.folder(index).uidNext += by;
		this.revealOverdue();
	}

	reveal(): void {
		for (const message of this.present()) message.isVisible = true;
	}

	private append(
		folder: Folder,
		mail: Mail,
		facts: Pick<Message, 'internalDate' | 'isUndated' | 'isVisible' | 'unreadFor'>,
	): void {
		const { isUndated, isVisible, unreadFor } = facts;
		const message: Message = {
			...{
				mail,
				isUndated,
				isVisible,
				isLate: !isVisible,
				unreadFor,
				refusals: 0,
				interruptions: 0,
				lacksText: false,
			},
			folder: folder.name,
			uidValidity: folder.uidValidity,
			uid: folder.uidNext++,
			appendedAt: this.clock.now,
			internalDate: Math.floor(facts.internalDate / 1000) * 1000,
		};
		folder.messages.push(message);
		this.history.push(message);
		this.revealOverdue();
	}

	private revealOverdue(): void {
		for (const { messages, uidNext } of this.folders) {
			for (const message of messages) {
				if (uidNext - message.uid > LONGEST_DELAY) message.isVisible = true;
			}
		}
	}
}

/** Returns one of the orders of a list, told by a number. */
function shuffled<T>(list: readonly T[], number: number): T[] {
	const rest = [...list];
	const order: T[] = [];
	for (let rank = number; rest.length > 0; rank = Math.floor(rank / 7) + 3) {
		order.push(...rest.splice(rank % rest.length, 1));
	}
	return order;
}
