/** Returns HTML that shows a plain text as it is; '' for none. */
export function plainPage(text: string): string {
	const escaped = text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
	return text === '' ? '' : `<div style="white-space: pre-wrap">${escaped}</div>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
