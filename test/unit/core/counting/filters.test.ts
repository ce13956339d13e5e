import { NO_FILTERS, type Filters } from '../../../../nodes/core/counting/filters';
import type { Rules } from '../../../../nodes/core/counting/rules';
import { settleMail } from '../../../../nodes/core/counting/settle';
import type { Naming } from '../../../../nodes/core/who/sender';
import { addressListOf } from '../../../../nodes/core/mail/address-list';
import { phraseListOf } from '../../../../nodes/core/mail/subject-phrases';
import { head, type WrittenHead } from '../../../support/head';
import { pollState, rules, STARTED_AT } from '../../../support/poll-state';

interface Written {
	readonly neverFrom?: string;
	readonly onlyFrom?: string;
	readonly neverTo?: string;
	readonly neverWithSubject?: string;
}

function filters(written: Written): Filters {
	const { neverFrom, onlyFrom, neverTo, neverWithSubject } = written;
	const listOf = (entry?: string) => addressListOf(entry === undefined ? [] : [entry]);
	return {
		...NO_FILTERS,
		...{ neverFrom: listOf(neverFrom), onlyFrom: listOf(onlyFrom), neverTo: listOf(neverTo) },
		...(neverWithSubject !== undefined && { neverWithSubject: phraseListOf([neverWithSubject]) }),
	};
}

function settle(
	written: WrittenHead,
	changes: Partial<Rules>,
	named: Naming = null,
	state = pollState(),
) {
	const now = STARTED_AT + 10 * 86_400_000;
	return settleMail(state, head(written), rules(changes), now, named);
}

const BY_MACHINE = { 'x-mailer': 'PHPMailer 6.9.1' };
const ANN_BY_FORM = {
	from: 'wordpress@company.example',
	replyTo: 'ann@client.example',
	headers: BY_MACHINE,
};
const ANN: Naming = { by: 'forward', address: 'ann@client.example', name: 'Ann', isLabelled: true };

describe('a filter keeps back', () => {
	test.each<[string, Written, WrittenHead, string]>([
		['the sender', { neverFrom: 'ann@client.example' }, {}, 'neverFrom'],
		[
			'her plus tags',
			{ neverFrom: 'ann@client.example' },
			{ from: 'ann+x@client.example' },
			'neverFrom',
		],
		['her domain', { neverFrom: '*@client.example' }, {}, 'neverFrom'],
		['her domains', { neverFrom: '*.example' }, {}, 'neverFrom'],
		[
			'one of two in From',
			{ neverFrom: 'bob@client.example' },
			{ from: ['ann@client.example', 'bob@client.example'] },
			'neverFrom',
		],
		['the client of a form', { neverFrom: 'ann@client.example' }, ANN_BY_FORM, 'neverFrom'],
		[
			'the form that is named',
			{ neverFrom: 'wordpress@company.example' },
			ANN_BY_FORM,
			'neverFrom',
		],
		[
			'the domain of a service',
			{ neverFrom: '*@portal.example' },
			{ from: 'noreply@portal.example', replyTo: 'ann@client.example' },
			'neverFrom',
		],
		[
			'a colleague',
			{ neverFrom: '*@company.example' },
			{ from: 'bob@company.example' },
			'neverFrom',
		],
		['everybody but a list', { onlyFrom: '*@partner.example' }, {}, 'onlyFrom'],
		[
			'whom nobody can name, but for a list',
			{ onlyFrom: '*@partner.example' },
			{ from: [] },
			'onlyFrom',
		],
		[
			'a recipient of ours',
			{ neverTo: 'sales@company.example' },
			{ to: 'sales@company.example' },
			'neverTo',
		],
		[
			'the mailbox, where nothing names a recipient',
			{ neverTo: 'info@company.example' },
			{ to: [] },
			'neverTo',
		],
		[
			'a list that it went to',
			{ neverTo: 'all@lists.example' },
			{ to: ['all@lists.example', 'sales@company.example'] },
			'neverTo',
		],
		['one in Cc', { neverTo: 'all@lists.example' }, { cc: 'all@lists.example' }, 'neverTo'],
		[
			'a subject',
			{ neverWithSubject: 'newsletter*' },
			{ subject: 'Newsletters of May' },
			'neverWithSubject',
		],
	])('%s', (_, written, mail, reason) => {
		const { mail: settled } = settle(
			{ from: 'ann@client.example', ...mail },
			{ filters: filters(written) },
		);
		expect(settled.decision).toMatchObject({ kind: 'ignored', reason });
	});
});

describe('a filter lets through', () => {
	test.each<[string, Written, WrittenHead, Naming]>([
		['others', { neverFrom: 'ann@client.example' }, { from: 'bob@client.example' }, null],
		[
			'a form of our domain, whoever of it is kept back',
			{ neverFrom: '*@company.example' },
			ANN_BY_FORM,
			null,
		],
		[
			'a form of ours that names nobody',
			{ neverFrom: '*@company.example' },
			{ from: 'wordpress@company.example', headers: BY_MACHINE },
			null,
		],
		[
			'a client whom a colleague forwards',
			{ neverFrom: '*@company.example' },
			{ from: 'bob@company.example', subject: 'Fwd: Chairs' },
			ANN,
		],
		['the sender that is wanted', { onlyFrom: '*@client.example' }, {}, null],
		['the client that is wanted, by a form', { onlyFrom: 'ann@client.example' }, ANN_BY_FORM, null],
		['the form that is wanted', { onlyFrom: 'wordpress@company.example' }, ANN_BY_FORM, null],
		[
			'mail to another address of ours as well',
			{ neverTo: 'sales@company.example' },
			{ to: ['sales@company.example', 'info@company.example'] },
			null,
		],
		['a word within a word', { neverWithSubject: 'order' }, { subject: 'Border' }, null],
	])('%s', (_, written, mail, named) => {
		const { mail: settled } = settle(
			{ from: 'ann@client.example', ...mail },
			{ filters: filters(written) },
			named,
		);
		expect(settled.decision.kind).toBe('inquiry');
	});
});

test('what is kept back is counted, names its entry, and opens no pair', () => {
	const kept = settle(
		{ uid: 1, subject: 'news' },
		{ filters: filters({ neverWithSubject: 'news' }) },
	);
	expect(kept.mail.decision).toEqual({
		kind: 'ignored',
		reason: 'neverWithSubject',
		entry: 'news',
	});
	expect(kept.state.withheld.counts).toEqual({ neverWithSubject: 1 });
	const next = settle({ uid: 2, subject: 'Chairs' }, {}, null, kept.state);
	expect(next.mail.decision.kind).toBe('inquiry');
});

describe('a reply in a counted conversation', () => {
	const bulk = new Set(['autoReply', 'bounce', 'bulk', 'calendar', 'own'] as const);
	const first: WrittenHead = { uid: 1, messageId: '<1@client.example>', receivedAt: STARTED_AT };
	const reply: WrittenHead = {
		uid: 2,
		messageId: '<2@client.example>',
		subject: 'Re: Chairs',
		receivedAt: STARTED_AT + 3 * 86_400_000,
	};
	const OURS = {
		'in-reply-to': '<a@company.example>',
		references: '<1@client.example> <a@company.example>',
	};
	const STRANGE = { 'in-reply-to': '<b@other.example>', references: '<b@other.example>' };
	test.each<[string, Readonly<Record<string, string>>, string]>([
		['through a list is the client’s', { ...OURS, 'list-id': '<x>' }, 'inquiry'],
		[
			'from a calendar is the client’s',
			{ ...OURS, 'content-class': 'urn:content-classes:calendarmessage' },
			'inquiry',
		],
		['that a machine wrote is nobody’s', { ...OURS, 'auto-submitted': 'auto-replied' }, 'ignored'],
		['of another conversation is filtered', { ...STRANGE, 'list-id': '<x>' }, 'ignored'],
	])('%s', (_, headers, expected) => {
		const counted = settle(first, { skipAutomatic: bulk });
		const next = settle({ ...reply, headers }, { skipAutomatic: bulk }, null, counted.state);
		expect(next.mail.decision.kind).toBe(expected);
	});

	test('is not remembered where nothing needs it', () => {
		const { state } = settle(first, {});
		expect([...state.threads.entries()]).toEqual([]);
	});
});
