import { isoTime, timeInWords } from '../time/time';
import { periodInWords } from '../counting/repeat-period';
import type { Start } from '../counting/start';
import { withheldInWords } from '../counting/withheld';
import type { Withheld } from '../memory/withheld-counts';

/** Something that happened to the collection, for the Status output. Times in ms. */
export type Notice =
	| {
			readonly event: 'connected';
			readonly since: number;
			readonly provider: string;
			readonly folders: ReadonlyArray<{ readonly path: string; readonly messages: number | null }>;
			readonly periodSeconds: number;
			readonly start: Start;
	  }
	| {
			readonly event: 'connectedTwice';
			readonly since: number;
			readonly workflow: string;
			readonly node: string;
	  }
	| { readonly event: 'waiting'; readonly since: number; readonly cause: string }
	| { readonly event: 'broken'; readonly since: number; readonly cause: string }
	| { readonly event: 'recovered'; readonly since: number; readonly brokenSince: number }
	| { readonly event: 'folderRecreated'; readonly since: number; readonly folder: string }
	| { readonly event: 'settingsChanged'; readonly since: number; readonly what: string }
	| { readonly event: 'startedClean'; readonly since: number; readonly why: string }
	| {
			readonly event: 'memoryDamaged';
			/** Mail from here on is looked at again where the parts do not tell what was collected. */
			readonly since: number;
			readonly parts: readonly string[];
	  }
	| {
			readonly event: 'skippedWhileOff';
			readonly since: number;
			readonly until: number;
			readonly skipped: number;
	  }
	| {
			readonly event: 'importProgress';
			readonly since: number;
			/** Mail of before the beginning is collected, or only read to know its senders. */
			readonly what: 'import' | 'warmStart';
			readonly folders: readonly string[];
			/** Mails still to come, 0: done. */
			readonly left: number;
			/** Arrival of the last mail so far. */
			readonly reachedAt: number | null;
	  }
	| {
			readonly event: 'withheldCounts';
			readonly since: number;
			readonly until: number;
			readonly counts: Withheld['counts'];
	  }
	| {
			readonly event: 'formWithoutClient';
			readonly since: number;
			/** Of the message that looks like a form. */
			readonly sender: string;
			readonly hint: 'list' | 'nameClient';
	  }
	| { readonly event: 'ledgerFull'; readonly since: number; readonly dropped: number };

/** Returns the Status item of a notice: `event`, `mailbox`, `since`, `text` and the event's own figures. */
export function toStatusItem(
	notice: Notice,
	mailbox: string,
	zone: string,
): { event: Notice['event']; mailbox: string; since: string; text: string } & Record<
	string,
	unknown
> {
	const { event, since } = notice;
	return {
		event,
		mailbox,
		since: isoTime(since, zone),
		text: textOf(notice, zone),
		...figuresOf(notice, zone),
	};
}

function textOf(notice: Notice, zone: string): string {
	switch (notice.event) {
		case 'connected': {
			const folders = notice.folders
				.map(({ path, messages }) => (messages === null ? path : `${path} (${mails(messages)})`))
				.join(', ');
			const from =
				notice.start.from === 'date'
					? `from ${timeInWords(notice.start.since, zone)} on`
					: `from now on (${timeInWords(notice.since, zone)})`;
			return `Connected to ${notice.provider}: ${folders}. Collecting mail ${from}; repeat period: ${periodInWords(notice.periodSeconds)}.`;
		}
		case 'connectedTwice':
			return `The trigger '${notice.node}' of the workflow '${notice.workflow}' collects from this mailbox too, so each mail may become two inquiries. Switch one of them off, or choose other 'Folders' in one.`;
		case 'waiting':
			return `The mailbox could not be reached yet: ${notice.cause}. Collecting starts by itself as soon as it can, and no mail that arrives from ${timeInWords(notice.since, zone)} on is lost.`;
		case 'broken':
			return `The mailbox cannot be reached since ${timeInWords(notice.since, zone)}: ${notice.cause}. No mail is lost; collecting goes on by itself.`;
		case 'recovered':
			return `The mailbox is back. It could not be reached from ${timeInWords(notice.brokenSince, zone)} to ${timeInWords(notice.since, zone)}; mail of that time is collected now.`;
		case 'folderRecreated':
			return `The mail server numbered the folder '${notice.folder}' anew. Mail that was counted before is not counted again.`;
		case 'settingsChanged':
			return `${notice.what}.`;
		case 'startedClean':
			return `Collecting starts anew: ${notice.why}.`;
		case 'memoryDamaged':
			return `Parts of what this trigger had saved could not be read: ${notice.parts.join(', ')}. Collecting goes on with the rest, where needed with mail from ${timeInWords(notice.since, zone)} on.`;
		case 'skippedWhileOff':
			return `Not collected: ${mails(notice.skipped)} that arrived while the workflow was off (${timeInWords(notice.since, zone)} to ${timeInWords(notice.until, zone)}).`;
		case 'importProgress':
			return importInWords(notice, zone);
		case 'withheldCounts':
			return `Not counted from ${timeInWords(notice.since, zone)} to ${timeInWords(notice.until, zone)}: ${withheldInWords(notice.counts)}. 'Additional Outputs' shows each with its reason.`;
		case 'formWithoutClient':
			return notice.hint === 'list'
				? `Messages from ${notice.sender} look like those of a website form, but are taken for this sender's own. Enter the address as 'Website Forms': then the client is whom the form names.`
				: `Messages from ${notice.sender} are those of a form that does not say who filled it in, so each is an inquiry of its own. To have repeats told, let the form put the visitor's e-mail address into Reply-To or into a field 'E-mail'.`;
		case 'ledgerFull':
			return `More pairs of sender and recipient than can be remembered: the ${notice.dropped} oldest were dropped, so their next mail counts as an inquiry.`;
	}
}

function importInWords(
	{ what, folders, left, reachedAt }: Extract<Notice, { event: 'importProgress' }>,
	zone: string,
): string {
	const names = folders.join(', ');
	if (left > 0) {
		const verb = what === 'import' ? 'collected' : 'looked through to know its senders';
		const reached = reachedAt === null ? '' : ` up to ${timeInWords(reachedAt, zone)}`;
		return `Earlier mail of ${names} is ${verb}${reached}; ${mails(left)} left.`;
	}
	return what === 'import'
		? `All mail from the start date on is collected from ${names}; new mail follows.`
		: `Earlier mail of ${names} was looked through: who wrote within the repeat period before the beginning is known. New mail follows.`;
}

function mails(count: number): string {
	return count === 1 ? '1 mail' : `${count} mails`;
}

function figuresOf(notice: Notice, zone: string): Record<string, unknown> {
	switch (notice.event) {
		case 'connected':
			return {
				provider: notice.provider,
				folders: notice.folders,
				repeatPeriod: periodInWords(notice.periodSeconds),
				collectFrom: isoTime(
					notice.start.from === 'date' ? notice.start.since : notice.since,
					zone,
				),
			};
		case 'connectedTwice':
			return { workflow: notice.workflow, node: notice.node };
		case 'waiting':
		case 'broken':
			return { cause: notice.cause };
		case 'recovered':
			return { brokenSince: isoTime(notice.brokenSince, zone) };
		case 'folderRecreated':
			return { folder: notice.folder };
		case 'skippedWhileOff':
			return { until: isoTime(notice.until, zone), skipped: notice.skipped };
		case 'formWithoutClient':
			return { sender: notice.sender, websiteForms: notice.hint === 'list' ? notice.sender : '' };
		case 'ledgerFull':
			return { dropped: notice.dropped };
		case 'importProgress':
			return {
				folders: notice.folders,
				left: notice.left,
				reachedAt: notice.reachedAt === null ? null : isoTime(notice.reachedAt, zone),
			};
		case 'withheldCounts': {
			const { repeat = 0, ...reasons } = notice.counts;
			const ignored = Object.values(reasons).reduce((sum, count) => sum + count, 0);
			return { until: isoTime(notice.until, zone), repeats: repeat, ignored, reasons };
		}
		case 'memoryDamaged':
			return { parts: notice.parts };
		case 'settingsChanged':
		case 'startedClean':
			return {};
	}
}
