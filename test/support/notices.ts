import type { Notice } from '../../nodes/core/items/status-item';

const since = Date.parse('2026-05-12T07:00:00Z');
const until = since + 3_600_000;

/** One notice of each event. */
export const NOTICES: Readonly<Record<Notice['event'], Notice>> = {
	connected: {
		...{ event: 'connected', since, provider: 'Yandex (imap.yandex.ru:993)' },
		...{ folders: [{ path: 'INBOX', messages: 312 }], periodSeconds: 86_400 },
		start: { from: 'now', key: 'now' },
	},
	connectedTwice: { event: 'connectedTwice', since, workflow: 'Sales', node: 'Trigger' },
	waiting: { event: 'waiting', since, cause: 'no answer', problem: 'unreachable' },
	broken: { event: 'broken', since, cause: 'no answer', problem: 'unreachable' },
	recovered: { event: 'recovered', since: until, brokenSince: since },
	folderRecreated: { event: 'folderRecreated', since, folder: 'Sales' },
	settingsChanged: { event: 'settingsChanged', since, what: 'pairs' },
	startedClean: { event: 'startedClean', since, why: 'workflowId' },
	memoryDamaged: { event: 'memoryDamaged', since, parts: ['pairs'] },
	skippedWhileOff: { event: 'skippedWhileOff', since, until, skipped: 12 },
	importProgress: {
		...{ event: 'importProgress', since, what: 'import', folders: ['INBOX'] },
		...{ left: 0, reachedAt: null },
	},
	withheldCounts: { event: 'withheldCounts', since, until, counts: { repeat: 5 } },
	formWithoutClient: {
		...{ event: 'formWithoutClient', since, sender: 'office@site.example', hint: 'list' },
	},
	fewConnections: { event: 'fewConnections', since, until },
	proved: {
		...{ event: 'proved', since, until, folders: ['INBOX'], messages: 1, newMessages: 1 },
		...{ counts: { inquiry: 1 }, found: [] },
	},
	unusuallyQuiet: { event: 'unusuallyQuiet', since, until, usual: 40 },
	ledgerFull: { event: 'ledgerFull', since, dropped: 7 },
};
