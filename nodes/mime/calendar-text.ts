/** Returns what an appointment (RFC 5545) tells a reader: what, when, where and the words about it. */
export function textOfCalendar(calendar: string): string {
	const lines = calendar
		.replace(/\r?\n[ \t]/g, '')
		.split(/\r?\n/)
		.slice(0, MAX_LINES);
	const start = lines.findIndex((line) => /^BEGIN:V(?:EVENT|TODO|JOURNAL)/i.test(line));
	const values = new Map<string, string>();
	let depth = 0;
	for (const line of lines.slice(start + 1)) {
		if (/^BEGIN:/i.test(line)) depth++;
		if (/^END:/i.test(line) && --depth < 0) break;
		const [, name = '', parameters = '', value = ''] =
			/^([\w-]{1,40})((?:;[^:"]{0,300}(?:"[^"]{0,300}")?[^:"]{0,300})*):(.*)$/.exec(line) ?? [];
		const key = name.toUpperCase();
		if (depth === 0 && key !== '' && !values.has(key))
			values.set(key, `${value}${zoneOf(parameters, key)}`);
	}
	const of = (name: string) => unescaped(values.get(name) ?? '').trim();
	const time = [of('DTSTART'), of('DTEND')]
		.filter((at) => at !== '')
		.map(inWords)
		.join(' – ');
	return [of('SUMMARY'), time, of('LOCATION'), of('DESCRIPTION')]
		.filter((line) => line !== '')
		.join('\n');
}

const MAX_LINES = 5_000;

function zoneOf(parameters: string, key: string): string {
	const zone = /;TZID="?([^";:]{1,80})/i.exec(parameters)?.[1];
	return key.startsWith('DT') && zone !== undefined ? ` ${zone}` : '';
}

function unescaped(value: string): string {
	return value.replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

function inWords(time: string): string {
	return time
		.replace(
			/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?/,
			(_, year, month, day, hour, minute, utc) => {
				const date = `${year}-${month}-${day}`;
				return hour === undefined ? date : `${date} ${hour}:${minute}${utc === 'Z' ? ' UTC' : ''}`;
			},
		)
		.trim();
}
