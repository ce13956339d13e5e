import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { NoteUnexpected } from '../core/errors/unexpected';
import { encodeMessageReference } from '../core/mail/message-reference';
import { identityOfPlace, inquiryIdOf } from '../core/mail/identity';
import { placeOf, toItem, type ItemSettings } from '../core/items/mail-item';
import type { MessageText } from '../core/mailbox/mailbox';
import { reasonCodeOf, reasonInWords } from '../core/items/reasons';
import type { UnreadableMail } from '../core/reading/settle-entry';
import type { SettledMail } from '../core/counting/settled-mail';
import { toStatusItem } from '../core/items/status-item';
import { leftOutInWords, notReadInWords } from '../core/items/not-read-words';
import { itemWordsOf } from '../core/items/words/words-in';
import { NOT_READ } from '../core/mailbox/not-read';
import type { PlannedFile } from '../core/reading/download-plan';
import { filled, type Language } from '../core/text/wording';
import { isoTime } from '../core/time/time';
import { OUTPUT_OF, type Delivery } from '../collect/delivery';
import type { Files } from '../collect/downloads';
import type { AdditionalOutput, Settings } from '../collect/settings';

/** The order of the outputs never changes, so that switching one on re-wires no other. */
const OUTPUT_ORDER: readonly AdditionalOutput[] = ['status', 'repeats', 'ignored'];

/** Returns the items of each output of the node, Inquiry first. */
export function toOutputs(
	delivery: Delivery<IBinaryData>,
	settings: Settings,
	noteUnexpected: NoteUnexpected,
): INodeExecutionData[][] {
	const { zone, language } = settings;
	const item = itemSettingsOf(settings);
	const of = (output: 'inquiry' | AdditionalOutput) =>
		delivery.mails.filter((mail) => OUTPUT_OF[mail.decision.kind] === output);
	const build = (mail: SettledMail) =>
		tryBuilding(mail, delivery.texts.get(mail) ?? null, item, noteUnexpected);

	const inquiries: INodeExecutionData[] = [
		...of('inquiry').map((mail) =>
			withFiles(build(mail), mail, delivery.files?.get(mail), language),
		),
		...delivery.unreadable.map((mail) => toNodeItem(toUnreadableItem(mail, item))),
	];
	const additional: Readonly<Record<AdditionalOutput, () => object[]>> = {
		status: () =>
			delivery.notices.map((notice) => toStatusItem(notice, item.mailbox, zone, language)),
		repeats: () =>
			of('repeats').map((mail) => ({
				...build(mail),
				...{ reason: reasonInWords(mail, zone, language), reasonCode: reasonCodeOf(mail) },
				...repeatTimes(mail, zone),
			})),
		ignored: () =>
			of('ignored').map((mail) => ({
				...build(mail),
				...{ reason: reasonInWords(mail, zone, language), reasonCode: reasonCodeOf(mail) },
			})),
	};
	const enabled = OUTPUT_ORDER.filter((output) => settings.outputs.has(output));
	return [inquiries, ...enabled.map((output) => additional[output]().map(toNodeItem))];
}

function toNodeItem(json: object): INodeExecutionData {
	return { json: json as IDataObject };
}

/**
 * The list tells what was left out, so it comes with the files whatever the fields are; and so does the place
 * of the mail, from which they can be downloaded later.
 */
function withFiles(
	json: object,
	mail: SettledMail,
	files: Files<IBinaryData> | undefined,
	language: Language,
): INodeExecutionData {
	if (files === undefined) return toNodeItem(json);
	const inWords = (file: PlannedFile) =>
		'leftOut' in file ? { ...file, leftOut: leftOutInWords(file.leftOut, language) } : file;
	const item = toNodeItem({
		...json,
		...placeOf(mail),
		attachments: files.attachments.map(inWords),
	});
	return Object.keys(files.binary).length === 0 ? item : { ...item, binary: files.binary };
}

function itemSettingsOf(settings: Settings): ItemSettings {
	return {
		mailbox: settings.account.address,
		mailboxName: settings.mailboxName,
		mailServer: settings.account.connection.host,
		account: settings.account.stamp,
		zone: settings.zone,
		language: settings.language,
		simplify: settings.simplify,
		defaultCountry: settings.defaultCountry,
		zoneCountry: settings.zoneCountry,
		trackingRules: settings.trackingRules,
	};
}

function repeatTimes({ decision }: SettledMail, zone: string): object {
	if (decision.kind !== 'repeat') return {};
	return {
		previousInquiryAt: isoTime(decision.previousInquiryAt, zone),
		repeatUntil: decision.repeatUntil === null ? null : isoTime(decision.repeatUntil, zone),
	};
}

/** Whatever a message holds, it must not keep the others of its batch. */
function tryBuilding(
	mail: SettledMail,
	text: MessageText | null,
	settings: ItemSettings,
	noteUnexpected: NoteUnexpected,
): object {
	try {
		return toItem(mail, text, settings);
	} catch (error) {
		const { folder, uid } = mail.head;
		const { uidValidity } = mail;
		const reason = `${NOT_READ.strange} (reference ${noteUnexpected(error)})`;
		return toUnreadableItem({ folder, uid, uidValidity, reason }, settings);
	}
}

/** A message the server does not deliver may be a client's: it is passed on with what is known of it. */
function toUnreadableItem(mail: UnreadableMail, settings: ItemSettings): object {
	const { folder, uid, uidValidity, reason } = mail;
	const { language } = settings;
	const simple = {
		senderName: '',
		senderAddress: '',
		subject: '',
		text: filled(itemWordsOf(language).unreadableMail, {
			...{ reason: notReadInWords(reason, language), folder, uid: String(uid) },
		}),
		phone: '',
		recipient: settings.mailbox,
		source: '',
		receivedAt: null,
		mailbox: settings.mailbox,
		inquiryId: inquiryIdOf(settings.account, identityOfPlace({ folder, uid, uidValidity })),
		message: encodeMessageReference({ folder, uid, uidValidity, messageId: '' }),
	};
	return settings.simplify ? simple : { ...simple, folder, uid, uidValidity };
}
