import type { AuditResult } from '../../../nodes/core/audit/audit';
import { auditPage, type AuditPage } from '../../../nodes/drawing/audit-page';

const evil = '<script>alert(1)</script>"\'`&{b|x}';
const RESULT: AuditResult = {
	receiving: [{ address: evil, kind: 'alias', mails: 1_200 }],
	forms: [
		{
			...{ address: evil, kind: 'shop', mails: 3, isRecognized: false, namesClients: false },
			leftOut: '',
		},
	],
	automatic: { autoReply: 1, bounce: 2, bulk: 3, calendar: 4, own: 5 },
	filters: {
		sure: [{ address: evil, kind: 'newsletter', mails: 3, counted: 3 }],
		doubtful: [{ address: evil, kind: 'notification', mails: 3, counted: 3, because: 'people' }],
	},
	spam: {
		...{ mails: 1, passed: 1, replies: 0, worthALook: 1 },
		finds: [{ reason: 'dmarc', receivedAt: 0, from: evil, subject: evil }],
	},
	expected: {
		...{ inquiries: 10, repeats: 1, executions: 12 },
		filtered: { inquiries: 5, executions: 6 },
	},
	ready: { aliases: [evil, 'sales@firm.example'], websiteForms: [], neverFrom: [evil] },
};
const page = (language: 'en' | 'ru', changes: Partial<AuditPage> = {}) =>
	auditPage({
		...{ result: RESULT, language, zone: 'Europe/Moscow', mailbox: evil, folders: [evil] },
		...{ since: Date.parse('2026-03-01'), now: Date.parse('2026-05-30'), mails: 1_300 },
		...{ sentences: [evil], notes: [evil], recommendedPeriod: 7 * 86_400 },
		periods: [
			{ periodSeconds: 0, inquiries: 12, repeats: 0 },
			{ periodSeconds: 21_600, inquiries: 11, repeats: 1 },
			{ periodSeconds: 7 * 86_400, inquiries: 9, repeats: 3 },
		],
		...changes,
	});

describe.each(['en', 'ru'] as const)('the page of an audit in %s', (language) => {
	test('loads nothing and runs nothing, whatever mail holds', () => {
		const text = page(language);
		expect(text).not.toMatch(
			/<script|<link|<iframe|<img|@import|url\(|\son\w+=|javascript:|https?:/i,
		);
		expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&#96;&amp;{b|x}');
		expect(text).toContain(`<html lang="${language}">`);
	});

	test('leaves no word out and no place open', () => {
		expect(page(language)).not.toMatch(/undefined|null|\[object|\{(?:mailbox|zone|folders)\}|>#/);
	});
});

test('shows a card for each figure, and lists ready to copy', () => {
	const text = page('en');
	expect(text.match(/class="card"/g)).toHaveLength(5);
	expect(text).toContain(', sales@firm.example</p>');
	expect(text).toContain('Nothing to enter.');
	for (const period of ['Every message', '6 hours', '7 days']) expect(text).toContain(period);
});

test('shows no figures where there are none', () => {
	const text = page('en', {
		result: { ...RESULT, expected: null, filters: null, receiving: [] },
		recommendedPeriod: null,
	});
	expect(text.match(/class="card"/g)).toHaveLength(1);
	expect(text).not.toContain('worth a filter');
});

test('of very long tables the rest is counted', () => {
	const receiving = Array.from({ length: 75 }, (_, n) => ({
		...{ address: `a${n}@firm.example`, kind: 'alias' as const, mails: 1 },
	}));
	expect(page('en', { result: { ...RESULT, receiving } })).toContain('15 more rows are left out');
});

test('rows of wide tables name their columns, for a phone shows no head above them', () => {
	const text = page('en');
	const tables = text.match(/<table class="[^]*?<\/table>/g) ?? [];
	const stacked = tables.filter((table) => table.startsWith('<table class="stacked"'));
	expect(tables).toHaveLength(7);
	expect(stacked).toHaveLength(4);
	for (const table of stacked) {
		const labels = [...table.matchAll(/data-label="([^"]*)"/g)].map(([, label]) => label);
		const columns = [...table.matchAll(/<th [^>]*>([^<]*)<\/th>/g)].map(([, column]) => column);
		expect(labels).toEqual(columns);
	}
});
