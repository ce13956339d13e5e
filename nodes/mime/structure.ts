import type { BodyNode, BodyPart } from '../core/mailbox/mailbox';
import { safeFileName } from './file-name';

/** What BODYSTRUCTURE says of a node, as the driver or our own reading of a source puts it. */
export interface StructureNode {
	readonly type: string;
	readonly part?: string | undefined;
	readonly size?: number | undefined;
	readonly encoding?: string | undefined;
	/** Content-ID. */
	readonly id?: string | undefined;
	readonly parameters?: Readonly<Record<string, string>> | undefined;
	readonly disposition?: string | undefined;
	readonly dispositionParameters?: Readonly<Record<string, string>> | undefined;
	readonly childNodes?: readonly StructureNode[] | undefined;
}

/** Returns the tree of BODYSTRUCTURE, or null when the server sent none that can be used. */
export function toBody(root: StructureNode | undefined): BodyNode | null {
	return root === undefined ? null : toNode(root, '', 0);
}

/** Returns the leaves of a tree in order. A forwarded message is one: what is inside it was not written to us. */
export function leavesOf(node: BodyNode): BodyPart[] {
	return 'children' in node ? node.children.flatMap(leavesOf) : [node];
}

/** More is not a letter, and a walk down must end. */
const MAX_DEPTH = 100;

function toNode(node: StructureNode, parent: string, depth: number): BodyNode | null {
	if (!node.type.startsWith('multipart/')) return toBodyPart(node, parent);
	const children = (node.childNodes ?? []).map((child) => toNode(child, node.type, depth + 1));
	const usable = children.filter((child) => child !== null);
	// A multipart that is written like a leaf hides what it holds.
	if (usable.length === 0 || usable.length < children.length || depth > MAX_DEPTH) return null;
	const start = contentIdOf(node.parameters?.['start']);
	return { type: node.type, children: usable, ...(start === undefined ? {} : { start }) };
}

function toBodyPart(node: StructureNode, parent: string): BodyPart | null {
	// Servers write anything here; a number or a sign in the type's place is not a word about the message.
	if (!/^[a-z][^/\s]*\/\w[^/\s]*$/.test(node.type)) return null;
	const { dispositionParameters, parameters } = node;
	const contentId = contentIdOf(node.id);
	const method = filled(parameters?.['method']);
	const flowed = flowedOf(node);
	return {
		// A message without multipart has its only part under '1' (RFC 9051 §6.4.5.1).
		part: node.part ?? '1',
		type: node.type,
		size: node.size ?? 0,
		charset: filled(parameters?.['charset']),
		encoding: encodingNamed(node.encoding),
		disposition: toDisposition(node.disposition),
		fileName: toFileName(
			filled(dispositionParameters?.['filename']) ?? filled(parameters?.['name']),
		),
		...(contentId === undefined ? {} : { contentId }),
		...(parent === 'multipart/related' ? { related: true } : {}),
		...(node.type === 'text/calendar' && method !== null ? { calendarMethod: method } : {}),
		...(flowed === null ? {} : { flowed }),
	};
}

/** Programs put comments, quotes and slips around the name of a transfer encoding. */
function encodingNamed(written: string | undefined): string | null {
	const name = (written ?? '').toLowerCase().replace(/\([^()]{0,100}\)|["';\s]/g, '');
	if (/^(?:x-)?quoted[-_]?print\w{2,6}$/.test(name)) return 'quoted-printable';
	return /^(?:x-)?base[-_]?64$/.test(name) ? 'base64' : filled(name);
}

function flowedOf({ type, parameters }: StructureNode): 'flowed' | 'delSp' | null {
	if (type !== 'text/plain' || filled(parameters?.['format'])?.toLowerCase() !== 'flowed')
		return null;
	return filled(parameters?.['delsp'])?.toLowerCase() === 'yes' ? 'delSp' : 'flowed';
}

/** A line has at most 998 characters (RFC 5322 §2.1.1). */
const MAX_CONTENT_ID_LENGTH = 998;

function contentIdOf(written: string | undefined): string | undefined {
	return filled(written)?.replace(/^<|>$/g, '').slice(0, MAX_CONTENT_ID_LENGTH);
}

function filled(text: string | null | undefined): string | null {
	return (text ?? '').trim() || null;
}

/** What is neither inline nor attachment counts as attachment (RFC 2183 §2.8). */
function toDisposition(disposition: string | undefined): BodyPart['disposition'] {
	if (filled(disposition) === null) return null;
	return disposition === 'inline' ? 'inline' : 'attachment';
}

/** Returns a name that is safe to save by, or null. */
export function toFileName(name: string | null | undefined): string | null {
	return filled(safeFileName(unescaped(name ?? '')));
}

/** Some programs write a name as they would an address of the web. */
function unescaped(name: string): string {
	if (!/%[89A-F][0-9A-F]/i.test(name)) return name;
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
