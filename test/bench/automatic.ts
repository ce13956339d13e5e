import { performance } from 'node:perf_hooks';

import { automaticKindOf } from '../../nodes/core/who/automatic/automatic';
import { toHead } from '../../nodes/mime/head';
import { parseHeaderBlock } from '../../nodes/mime/header-section';
import { labelledMails, type Label, type LabelledMail } from '../support/automatic/labelled';
import { KINDS, lostBy, scoreOf } from '../support/automatic/measure';
import { PEERS } from '../support/automatic/peers';

type Tell = (mail: LabelledMail) => Label;

/** How well automatic mail is told on the labeled sets, beside the rules of other tools, and how fast. */
export async function bench(): Promise<void> {
	const mails = labelledMails();
	const count = (label: Label) => mails.filter((mail) => mail.label === label).length;
	console.log(
		[...KINDS.map((kind) => `${count(kind)} ${kind}`), `${count(null)} clients and forms`].join(
			', ',
		),
	);

	// Helpdesks only mark such mail: what they would lose is told for whoever skips by their rules.
	const tools: ReadonlyArray<readonly [string, Tell]> = [['this package', ours], ...PEERS];
	console.table(
		Object.fromEntries(
			tools.map(([name, tell]) => [name, { ...rowOf(mails, tell), ...lossOf(mails, tell) }]),
		),
	);
	console.log('Not told by this package:');
	for (const { name, label, head } of mails) {
		const told = automaticKindOf(head)?.kind ?? null;
		if (told !== label)
			console.log(`  ${label ?? 'client'} taken for ${told ?? 'client'}: ${name}`);
	}
	console.table({
		'telling, µs a mail': timeOf(mails, tellHead),
		'reading its header, µs a mail': timeOf(mails, ({ block }) => parseHeaderBlock(block)),
		'telling, µs a mail with 1,000 long fields': timeOf([hostile(500)], tellHead),
		'telling, µs a mail with 2,000 long fields': timeOf([hostile(1_000)], tellHead),
	});
}

function tellHead({ head }: LabelledMail): unknown {
	return automaticKindOf(head);
}

/** Two fields each time that nearly show something, at great length. */
function hostile(pairs: number): LabelledMail {
	const values = Array.from({ length: pairs }, () => `auto-generated ${'x '.repeat(500)}`);
	const block = Buffer.from(
		values
			.flatMap((value) => [`Auto-Submitted: ${value}`, `Delivered-To: ${value}`])
			.concat(`Subject: ${'automatic reply out of office '.repeat(2_000)}`)
			.reverse()
			.join('\r\n'),
	);
	const head = toHead('INBOX', { uid: 1, headers: block });
	if (head === null) throw new Error('The hostile mail has no header');
	return { label: null, name: 'hostile', block, message: block, head };
}

function ours({ head }: LabelledMail): Label {
	const kind = automaticKindOf(head)?.kind ?? null;
	return kind === 'own' ? null : kind;
}

/** Precision / recall in per cent for each kind. */
function rowOf(mails: readonly LabelledMail[], tell: Tell): Record<string, string> {
	return Object.fromEntries(
		KINDS.map((kind) => {
			const { precision, recall } = scoreOf(mails, kind, tell);
			return [kind, precision === null ? '–' : `${percent(precision)} / ${percent(recall)}`];
		}),
	);
}

function lossOf(mails: readonly LabelledMail[], tell: Tell): Record<string, string> {
	const lost = lostBy(mails, tell);
	const clients = lost.filter(({ label }) => label === null).length;
	return {
		'clients it would skip': `${clients} of ${mails.filter((mail) => mail.label === null).length}`,
	};
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`;
}

const ROUNDS = 100;

function timeOf(mails: readonly LabelledMail[], run: (mail: LabelledMail) => unknown): number {
	const start = performance.now();
	for (let round = 0; round < ROUNDS; round++) mails.forEach(run);
	return Number((((performance.now() - start) * 1000) / (ROUNDS * mails.length)).toFixed(1));
}
