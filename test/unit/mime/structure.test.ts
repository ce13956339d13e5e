import { leavesOf, toBody, toFileName, type StructureNode } from '../../../nodes/mime/structure';

const leaf = (part: string, type: string, more: object = {}) => ({ part, type, size: 10, ...more });
const toBodyParts = (root: StructureNode | undefined) => {
	const body = toBody(root);
	return body === null ? null : leavesOf(body);
};
const typesOf = (root: StructureNode) =>
	toBodyParts(root)?.map(({ part, type }) => `${part} ${type}`);

test('a message without multipart has one part, number 1', () => {
	const root = {
		type: 'text/plain',
		size: 42,
		encoding: 'Quoted-Printable',
		parameters: { charset: 'koi8-r' },
	};
	expect(toBodyParts(root)).toEqual([
		{
			part: '1',
			type: 'text/plain',
			size: 42,
			charset: 'koi8-r',
			encoding: 'quoted-printable',
			disposition: null,
			fileName: null,
		},
	]);
});

test('leaves come in order, and a forwarded message is one of them', () => {
	const inner = leaf('3', 'text/plain');
	const root = {
		type: 'multipart/mixed',
		childNodes: [
			{
				part: '1',
				type: 'multipart/alternative',
				childNodes: [leaf('1.1', 'text/plain'), leaf('1.2', 'text/html')],
			},
			leaf('2', 'image/png'),
			leaf('3', 'message/rfc822', { childNodes: [inner] }),
		],
	};
	expect(typesOf(root)).toEqual([
		'1.1 text/plain',
		'1.2 text/html',
		'2 image/png',
		'3 message/rfc822',
	]);
});

describe('a structure that cannot be used is none', () => {
	test.each([
		['missing', undefined],
		['without a type', { type: '/' }],
		['a multipart without children', { type: 'multipart/mixed' }],
		[
			'a multipart that is written like a leaf',
			{
				type: 'multipart/mixed',
				childNodes: [leaf('1', 'text/plain'), { part: '2', type: 'multipart/related' }],
			},
		],
		['a nameless child', { type: 'multipart/mixed', childNodes: [{ part: '1', type: '/' }] }],
	])('%s', (_, root) => {
		expect(toBodyParts(root)).toBeNull();
	});
});

test.each([
	['attachment', 'attachment'],
	['inline', 'inline'],
	['form-data', 'attachment'],
	['', null],
	[undefined, null],
])('disposition %p is %p', (disposition, expected) => {
	const root = { type: 'text/plain', ...(disposition !== undefined && { disposition }) };
	expect(toBodyParts(root)?.[0]?.disposition).toBe(expected);
});

test('what a calendar part asks for is read, and of no other part', () => {
	const asks = { parameters: { method: 'REPLY' } };
	const root = {
		type: 'multipart/mixed',
		childNodes: [leaf('1', 'text/calendar', asks), leaf('2', 'text/plain', asks)],
	};
	expect(toBodyParts(root)?.map(({ calendarMethod }) => calendarMethod)).toEqual([
		'REPLY',
		undefined,
	]);
});

test('the name of Content-Disposition goes before that of Content-Type', () => {
	const root = leaf('1', 'image/png', {
		parameters: { name: 'b.png' },
		dispositionParameters: { filename: 'a.png' },
	});
	expect(toBodyParts(root)?.[0]?.fileName).toBe('a.png');
});

test('an empty name in Content-Disposition does not hide that of Content-Type', () => {
	const root = leaf('1', 'image/png', {
		parameters: { name: 'b.png' },
		dispositionParameters: { filename: '' },
	});
	expect(toBodyParts(root)?.[0]?.fileName).toBe('b.png');
});

test('a picture that the text shows is recognized by its Content-ID and the multipart it is in', () => {
	const root = {
		type: 'multipart/related',
		childNodes: [
			leaf('1', 'text/html'),
			{ type: 'multipart/mixed', childNodes: [leaf('2.1', 'image/gif', { id: '<b@x>' })] },
			leaf('3', 'image/png', { id: '<a@x>' }),
		],
	};
	expect(toBodyParts(root)).toMatchObject([
		{ part: '1', related: true },
		{ part: '2.1', contentId: 'b@x' },
		{ part: '3', contentId: 'a@x', related: true },
	]);
	expect(toBodyParts(root)?.[1]).not.toHaveProperty('related');
});

test.each([
	['a/b.pdf', 'a_b.pdf'],
	[' ', null],
	[undefined, null],
])('file name %j becomes %j', (name, expected) => {
	expect(toFileName(name)).toBe(expected);
});

test('the tree is kept, with the part that shows the others', () => {
	const root = {
		type: 'multipart/related',
		parameters: { start: '<b@x>' },
		childNodes: [
			leaf('1', 'image/png'),
			{ type: 'multipart/alternative', childNodes: [leaf('2.1', 'text/html')] },
		],
	};
	expect(toBody(root)).toMatchObject({
		type: 'multipart/related',
		start: 'b@x',
		children: [{ part: '1' }, { type: 'multipart/alternative', children: [{ part: '2.1' }] }],
	});
});

test.each([
	['text/plain', { format: 'flowed' }, 'flowed'],
	['text/plain', { format: 'Flowed', delsp: 'YES' }, 'delSp'],
	['text/plain', { format: 'fixed', delsp: 'yes' }, undefined],
	['text/html', { format: 'flowed' }, undefined],
])('%s with %j is %s', (type, parameters, flowed) => {
	expect(toBodyParts(leaf('1', type, { parameters }))?.[0]?.flowed).toBe(flowed);
});
