import { countryOfZone } from '../../../../nodes/core/contact/zone-country';

test.each([
	['Europe/Moscow', 'RU'],
	['Asia/Vladivostok', 'RU'],
	['Europe/Berlin', 'DE'],
	['Europe/Amsterdam', 'NL'],
	['Europe/Oslo', 'NO'],
	['Europe/London', 'GB'],
	['America/New_York', 'US'],
	['America/Toronto', 'CA'],
	['America/Argentina/Buenos_Aires', 'AR'],
	['Asia/Almaty', 'KZ'],
	['Europe/Kyiv', 'UA'],
	['Europe/Kiev', 'UA'],
	['Asia/Calcutta', 'IN'],
	['Asia/Kolkata', 'IN'],
	['Atlantic/Reykjavik', 'IS'],
	['W-SU', 'RU'],
	['UTC', null],
	['Etc/UTC', null],
	['Etc/GMT+3', null],
	['EST', null],
	['Antarctica/Troll', null],
	['RU', null],
	['', null],
	['toString', null],
])('a workflow in %s is in %s', (zone, country) => {
	expect(countryOfZone(zone)).toBe(country);
});

test('most zones that this Node.js knows name a country', () => {
	const unknown = Intl.supportedValuesOf('timeZone').filter((zone) => countryOfZone(zone) === null);
	expect(unknown.filter((zone) => !zone.startsWith('Antarctica/')).length).toBeLessThan(10);
});
