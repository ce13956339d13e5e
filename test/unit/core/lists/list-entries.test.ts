import { listEntries, type ListKind } from '../../../../nodes/core/lists/list-entries';

test.each<[string, ListKind, unknown, readonly string[]]>([
	['words', 'words', '0, 1;2\n7 14', ['0', '1', '2', '7', '14']],
	['numbers of an array', 'words', [0, 1, 7.5], ['0', '1', '7.5']],
	['options', 'words', ['status', 'ignored'], ['status', 'ignored']],
	['dates with trailing dots', 'words', '25.12., 2026-05-09', ['25.12', '2026-05-09']],
	[
		'phrases with spaces',
		'phrases',
		'out of office, unsubscribe; счёт на оплату',
		['out of office', 'unsubscribe', 'счёт на оплату'],
	],
	[
		'phrases with commas',
		'phrases',
		'"invoice, paid", «счёт, акт»',
		['invoice, paid', 'счёт, акт'],
	],
	['lines with bullets', 'phrases', '- invoice\n- order', ['invoice', 'order']],
	['lines with numbers', 'phrases', '1. invoice\n2. order', ['invoice', 'order']],
	['one phrase that begins with a number', 'phrases', '1. Mahnung', ['1. Mahnung']],
	[
		'East Asian separators',
		'phrases',
		'広告、メルマガ，请假；发票',
		['広告', 'メルマガ', '请假', '发票'],
	],
	[
		'folders of an array, as they are',
		'names',
		['Sales, Leads', 'Ｗｉｄｅ', ' INBOX '],
		['Sales, Leads', 'Ｗｉｄｅ', 'INBOX'],
	],
	[
		'folders of a text',
		'names',
		'INBOX, Sales Leads; "Sales, Old"',
		['INBOX', 'Sales Leads', 'Sales, Old'],
	],
])('%s', (_, kind, written, expected) => {
	expect(listEntries('Field', written, kind)).toEqual(expected);
});

test.each([
	['too many entries', 'x '.repeat(10_001)],
	['too long a text', 'x'.repeat(1_000_001)],
])('%s are refused', (_, written) => {
	expect(() => listEntries('Field', written, 'words')).toThrow("'Field' holds more than");
});
