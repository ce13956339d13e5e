/** n8n names every credential alike, and a trigger's list shows nothing but the name. */
export const RENAME =
	'With several mailboxes: click the name of this credential at the top and change it to the address.';

/** Returns a text with points below it; n8n shows no HTML in a notice but links and lists. */
export function withPoints(text: string, points: readonly string[]): string {
	return `${text}<ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>`;
}

/** Returns a link for a notice. */
export function link(text: string, url: string): string {
	return `<a href="${escapeHtml(url)}" target="_blank">${escapeHtml(text)}</a>`;
}

export function escapeHtml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
