/** True for a line of dashes alone, as programs draw one above older mail. */
export function isRule(bare: string): boolean {
	return /^(?:-{10,}|_{10,}|—{10,}|={10,})$/.test(bare);
}
