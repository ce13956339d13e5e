import type { Beginning } from './beginning';
import type { MailStore, Message } from './server';
import type { Change } from './steps';
import { DAY, receivedAtOf } from './times';
import type { Watch } from './watch';

/** Changes a mailbox from outside, and keeps what that means for what is to come. */
export class Outside {
	/** Until collecting has begun, the border runs somewhere between the messages that arrive. */
	isBeginning = true;

	constructor(
		private readonly world: {
			readonly store: MailStore;
			readonly beginning: Beginning;
			readonly watch: Watch;
		},
	) {}

	change(change: Change): void {
		const { store, beginning } = this.world;
		const present = store.present();
		const picked = 'pick' in change ? present[change.pick % present.length] : undefined;
		switch (change.do) {
			case 'arrive': {
				const mail = store.arrive(change.folder, change.plan);
				if (this.isBeginning) beginning.open.add(mail);
				return;
			}
			case 'expunge':
				if (picked !== undefined) store.expunge(picked);
				return;
			case 'move':
			case 'copy':
				if (picked === undefined) return;
				beginning.displaced.add(picked.mail);
				beginning.moved.add(picked.mail);
				store[change.do](change.folder, picked);
				return;
			case 'recreate':
				this.beforeRecreation(store.folder(change.folder).messages);
				store.recreate(change.folder, change);
				return;
			case 'jump':
				store.jump(change.folder, change.by);
				return;
			case 'reveal':
				store.reveal();
		}
	}

	/** Looked for after a new UIDVALIDITY is only what came at most two days before the newest known mail. */
	private beforeRecreation(messages: readonly Message[]): void {
		const { beginning, watch } = this.world;
		for (const message of messages) {
			const since = watch.newestIn(message.folder) - 2 * DAY;
			if (receivedAtOf(message, Infinity) < since) beginning.open.add(message.mail);
			beginning.displaced.add(message.mail);
		}
	}
}
