import type { Language } from '../core/text/wording';
import { html, trusted, type Markup } from './markup';
import { PAGE_STYLE } from './page-style';

/** Returns a page as one HTML file that loads nothing; `name` is what the browser's tab shows. */
export function pageOf(
	{
		language,
		name,
		style = '',
	}: { readonly language: Language; readonly name: string; readonly style?: string },
	content: Markup,
): string {
	const page = html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta
					http-equiv="Content-Security-Policy"
					content="default-src 'none'; style-src 'unsafe-inline'"
				/>
				<title>${name}</title>
				<style>
					${trusted(PAGE_STYLE + style)}
				</style>
			</head>
			<body>
				<main>${content}</main>
			</body>
		</html>`;
	return page.text.replace(/^[\t ]+|\n(?=\s*\n)/gm, '');
}
