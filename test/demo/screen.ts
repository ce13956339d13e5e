import { styleText } from 'node:util';
import type { Collected, Outcome } from '../support/n8n/collected';
import type { Json } from '../support/n8n/json';
import { reportTo } from '../support/n8n/progress-line';
import type { N8n } from '../support/n8n/server';
import type { Findings } from './by-hand';
import type { Letter } from './letters';

type Style = Parameters<typeof styleText>[0];

const LABELS: Readonly<Record<Outcome, readonly [label: string, style: Style]>> = {
	inquiry: ['INQUIRY', ['green', 'bold']],
	repeat: ['repeat ', 'yellow'],
	ignored: ['ignored', 'gray'],
	status: ['status ', 'cyan'],
};

const TEXT_WIDTH = 90;

export const print = reportTo(process.stdout);

/** Shows one collected item. */
export function show({ outcome, item }: Collected): void {
	const [label, style] = LABELS[outcome];
	const tag = paint(style, label);
	if (outcome === 'status') {
		print(`${tag}  ${string(item['text'])}\n`);
		return;
	}
	const route = `${string(item['senderAddress'])} → ${string(item['recipient'])}`;
	const lines = [
		`${tag}  ${moment(item)}  ${route}`,
		`         ${paint('bold', string(item['subject']))}`,
		`         ${detail(outcome, item)}`,
		'',
	];
	print(lines.join('\n'));
}

/** Says that a step is done. */
export function done(what: string): void {
	print(`${paint('green', '✔')} ${what}`);
}

/** Says where to look and how to get in. */
export function introduce({ url, login }: N8n, workflowId: string): void {
	const lines = [
		'',
		`  Editor    ${paint('bold', `${url}/workflow/${workflowId}`)}`,
		`  E-mail    ${login.email}`,
		`  Password  ${login.password}`,
		'',
		"  Mail is collected as it arrives. In the editor, 'Execute workflow' on 'Try it' builds the",
		'  report anew and says which repeat period fits. Ctrl-C ends the demo.',
		'',
	];
	print(lines.join('\n'));
}

/** Shows what the second node says of the mailbox. */
export function tell({ subject, inquiries, advice }: Findings): void {
	const lines = [
		`${paint(['magenta', 'bold'], 'REPORT ')}  ${paint('bold', subject)}`,
		`         ${inquiries} inquiries; the page and its picture are in the editor, in 'Build the report'`,
		`${paint(['magenta', 'bold'], 'PERIOD ')}  ${advice}`,
		'',
	];
	print(lines.join('\n'));
}

/** Says that a client has just written. */
export function announce({ from, to }: Letter): void {
	print(`${paint('gray', `✉ ${from} writes to ${to} …`)}\n`);
}

function paint(style: Style, words: string): string {
	const colourful = process.stdout.isTTY && !process.env['NO_COLOR'];
	return colourful ? styleText(style, words) : words;
}

function detail(outcome: Outcome, item: Json): string {
	const line = outcome === 'inquiry' ? firstLine(string(item['text'])) : string(item['reason']);
	return paint('gray', line.length > TEXT_WIDTH ? `${line.slice(0, TEXT_WIDTH - 1)}…` : line);
}

/** Greetings say nothing: the first line with more than three words, else the first at all. */
function firstLine(text: string): string {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return lines.find((line) => line.split(' ').length > 3) ?? lines[0] ?? '';
}

function moment(item: Json): string {
	const at = new Date(string(item['receivedAt']));
	return at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).padEnd(18);
}

function string(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
