/** n8n names every credential alike, and a trigger's list shows nothing but the name. */
export const RENAME =
	'With several mailboxes: click the name of this credential at the top and change it to the address.';

/** Returns a link for a notice of n8n, which shows HTML. */
export function link(text: string, url: string): string {
	return `<a href="${escapeHtml(url)}" target="_blank">${escapeHtml(text)}</a>`;
}

export function escapeHtml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
