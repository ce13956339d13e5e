import { keptTexts } from '../../../nodes/collect/kept-texts';
import type { MessageText } from '../../../nodes/core/mailbox/mailbox';
import { head } from '../../support/head';

const textOf = (text: string, changes: Partial<MessageText> = {}): MessageText => ({
	...{ text, html: null, truncated: false, attachments: [], unreadable: null },
	...changes,
});

test('a text is kept until it is taken', () => {
	const kept = keptTexts();
	const mail = head();
	const text = textOf('Hello');
	kept.keep(mail, text);
	expect(kept.take(head({ uid: 2 }))).toBeNull();
	expect(kept.take(mail)).toBe(text);
	expect(kept.take(mail)).toBeNull();
});

test.each<[string, MessageText, boolean]>([
	['its text alone', textOf('12345678'), true],
	['a longer text', textOf('123456789'), false],
	['its HTML with it', textOf('1234', { html: '12345' }), false],
	['its passages with it', textOf('1234', { passages: [{ text: '12345', role: 'own' }] }), false],
])('what would be too much with %s: %#', (_, text, isKept) => {
	const kept = keptTexts(10);
	kept.keep(head(), textOf('12'));
	const mail = head({ uid: 2 });
	kept.keep(mail, text);
	expect(kept.take(mail) !== null).toBe(isKept);
});

test('a text that was taken leaves room for another', () => {
	const kept = keptTexts(10);
	const [first, second] = [head(), head({ uid: 2 })];
	kept.keep(first, textOf('1234567890'));
	kept.take(first);
	kept.keep(second, textOf('1234567890'));
	expect(kept.take(second)).not.toBeNull();
});
