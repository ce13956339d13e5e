import { beginAudit } from '../../../../nodes/core/audit/audit';
import { namedClientIn, textTells } from '../../../../nodes/core/who/named-client';
import { isFromList } from '../../../../nodes/core/who/list-addresses';
import { fromOf } from '../../../../nodes/core/who/usable-address';
import { head } from '../../../support/head';
import { labelledMails } from '../../../support/automatic/labelled';
import { rules } from '../../../support/poll-state';
import { messagesOfWriters, variantOf, type WrittenFor } from '../../../support/who/labelled';

// Mail of some 270 programs (test/fixtures/who), written for other tests: forms, shops and portals that no rule of an
// audit was made with.

const RULES = rules();
/** A letter to nobody of these, so that sent mail is known. */
const SENT = head({ from: 'info@company.example', to: 'zoe@elsewhere.example' });
/** One message alone tells less: 196 of 289 are found by it. */
const VISITORS = 2;

/** Returns what an audit says of a program that wrote for several visitors, none of whom was answered. */
function auditOf(message: WrittenFor, visitors = VISITORS) {
	const audit = beginAudit({ rules: RULES, now: Date.parse('2026-06-01') });
	audit.lookAtSent(SENT);
	const texts = new Map<string, string>();
	for (let each = 0; each < visitors; each++) {
		const { head, text } = variantOf(message, `${message.name} ${each}`, (source) =>
			message.clients.reduce(
				(changed, client) => changed.replaceAll(client, `visitor${each}@visitors${each}.example`),
				source,
			),
		);
		const by = textTells(head, RULES);
		const from = fromOf(head, RULES.own)?.address;
		const named = by === null ? null : namedClientIn(text, by, RULES.own, from);
		texts.set(head.messageId, text.text);
		audit.look(head, named, 'inquiry');
	}
	for (const head of audit.toRead()) audit.read(head, texts.get(head.messageId) ?? '');
	return audit.result({ isSentWhole: true, isOutOfTime: false });
}

const all = messagesOfWriters().map((message) => ({
	message,
	from: fromOf(message.head, RULES.own)?.address ?? '',
}));
/** Programs that name their visitors: not a visitor's own address in From, a colleague's forward, or a list. */
const programs = all.filter(
	({ message: { clients, mayBeUnknown, employeeForwards, head: one }, from }) =>
		clients.length > 0 &&
		!mayBeUnknown &&
		!employeeForwards &&
		!clients.includes(from) &&
		!isFromList(one.headers),
);

test('of programs that write for visitors at least 95 of 100 are found', () => {
	const missed = programs.filter(
		({ message, from }) => !auditOf(message).forms.some(({ address }) => address === from),
	);
	if (process.env.AUDIT_TABLE === '1') {
		const names = missed.map(({ message, from }) => `${message.name} (${from})\n`);
		process.stdout.write(
			`${programs.length - missed.length} of ${programs.length}\n${names.join('')}`,
		);
	}
	expect(programs.length).toBeGreaterThan(200);
	expect(1 - missed.length / programs.length).toBeGreaterThanOrEqual(0.95);
});

test('none that writes for a client is proposed for a filter', () => {
	const proposed = all.filter(({ message }) => auditOf(message, 3).ready.neverFrom.length > 0);
	expect(proposed.map(({ message, from }) => `${message.name} (${from})`)).toEqual([]);
});

test('nor is anybody whose mail other tests know as a client’s', () => {
	const clients = labelledMails().filter(({ label }) => label === null);
	const proposed = clients.filter(({ head }) => {
		const audit = beginAudit({ rules: RULES, now: Date.parse('2026-06-01') });
		audit.lookAtSent(SENT);
		for (let each = 0; each < 3; each++) audit.look(head, null, 'inquiry');
		return audit.result({ isSentWhole: true, isOutOfTime: false }).ready.neverFrom.length > 0;
	});
	expect(clients.length).toBeGreaterThan(150);
	expect(proposed.map(({ name }) => name)).toEqual([]);
});
