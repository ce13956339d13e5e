import { useStoppedClock } from '../support/clock';
import { newOffice } from '../support/office';
import { openPort } from '../support/port/port';

const server = openPort();
const clock = useStoppedClock();

const PARAMETERS = {
	additionalOutputs: ['status', 'ignored'],
	filters: {
		neverFrom: 'news@spam.example\r\n*@robots.example',
		neverWithSubject: 'счёт',
	},
};

test('what a filter keeps back is ignored with its reason, and counted', async () => {
	const office = newOffice(server, { kind: 'scheduler', parameters: PARAMETERS });
	await office.engine.activate();
	await office.receive({ from: 'news@spam.example', subject: 'Buy' });
	await office.receive({ from: 'r2@robots.example', subject: 'Beep' });
	await office.receive({ from: 'ann@client.example', subject: 'Ваш СЧЕТ' });
	await office.receive({ from: 'ann@client.example', subject: 'Расчёт' });
	await office.engine.tick();
	expect(office.subjects('inquiry')).toEqual(['Расчёт']);
	expect(office.engine.items('ignored')).toMatchObject([
		{
			subject: 'Buy',
			reasonCode: 'neverFrom',
			reason: expect.stringContaining('news@spam') as string,
		},
		{ subject: 'Beep', reasonCode: 'neverFrom' },
		{ subject: 'Ваш СЧЕТ', reasonCode: 'neverWithSubject' },
	]);
	clock.passes(24 * 3_600_000);
	await office.engine.tick();
	expect(office.engine.items('status').at(-1)).toMatchObject({
		event: 'withheldCounts',
		ignored: 3,
		reasons: { neverFrom: 2, neverWithSubject: 1 },
	});
});

test('a start date brings what a filter kept back by mistake, once the filter is gone', async () => {
	const office = newOffice(server, { kind: 'scheduler', parameters: PARAMETERS });
	await office.engine.activate();
	await office.receive({ from: 'r2@robots.example', subject: 'A client after all' });
	await office.receive({ from: 'ann@client.example', subject: 'Chairs' });
	await office.engine.tick();
	expect(office.subjects('inquiry')).toEqual(['Chairs']);
	office.engine.edit({
		parameters: { filters: {}, collectFrom: 'date', startDate: '2020-01-01' },
	});
	await office.engine.tick();
	await office.engine.tick();
	expect(office.subjects('inquiry')).toEqual(['Chairs', 'A client after all']);
});

test('a filter that cannot be used ends the activation and names its entry', async () => {
	const office = newOffice(server, {
		kind: 'scheduler',
		parameters: { filters: { neverFrom: 'ann@client.example, *' } },
	});
	await expect(office.engine.activate()).rejects.toThrow(
		"'Never From', entry 2 would mean every address there is",
	);
});

test('sentences come in the language that is chosen', async () => {
	const office = newOffice(server, {
		kind: 'scheduler',
		parameters: { ...PARAMETERS, running: { language: 'ru' } },
	});
	await office.engine.activate();
	await office.receive({ from: 'news@spam.example', subject: 'Buy' });
	await office.engine.tick();
	expect(office.engine.items('status').at(0)?.text).toMatch(/^Ящик подключён/);
	expect(office.engine.items('ignored').at(0)?.reason).toBe(
		'Отсеяно фильтром Never From (news@spam.example)',
	);
});
