/** Returns the words of text/enriched (RFC 1896) or of its forerunner text/richtext (RFC 1341 §7.1.3). */
export function plainOfEnriched(text: string, type: string): string {
	const isEnriched = type === 'text/enriched';
	const joined = text.replace(/\r\n/g, '\n').replace(/\n{1,1000}/g, (breaks) => {
		return isEnriched && breaks.length > 1 ? breaks.slice(1) : ' ';
	});
	return joined
		.replace(/<(param|comment)>[^<]{0,2000}<\/\1>/gi, '')
		.replace(/<<|<(\/?)([\w-]{1,60})>/g, (_, closing?: string, name?: string) => {
			if (name === undefined) return '<';
			return closing === '' || name === 'paragraph' ? (BREAKS.get(name.toLowerCase()) ?? '') : '';
		})
		.split('\n')
		.map((line) => line.trim())
		.join('\n');
}

const BREAKS: ReadonlyMap<string, string> = new Map([
	['nl', '\n'],
	['paragraph', '\n'],
	['np', '\n'],
	['lt', '<'],
]);
