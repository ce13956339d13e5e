import { detectServer } from '../../../nodes/detect/detect';
import type { DnsAnswer } from '../../../nodes/detect/dns';
import { openNetwork, type MxRecord, type Network } from '../../../nodes/detect/network';

/** A network whose answer about MX comes when it is told to. */
function slowNetwork() {
	const asked: string[] = [];
	let tell: (answer: DnsAnswer<MxRecord>) => void = () => undefined;
	const answer = new Promise<DnsAnswer<MxRecord>>((resolve) => (tell = resolve));
	const mx: Network['mx'] = (domain) => {
		asked.push(domain);
		return answer;
	};
	return { network: { ...openNetwork(), mx }, asked, tell };
}

const YANDEX: DnsAnswer<MxRecord> = {
	state: 'records',
	records: [{ exchange: 'mx.yandex.net', priority: 10 }],
};

test('a caller that has to leave does not end the lookup for the next', async () => {
	const { network, asked, tell } = slowNetwork();
	const ask = (ms: number) =>
		detectServer('ann@company.example', { deadline: Date.now() + ms, network });
	await expect(ask(20)).rejects.toMatchObject({ kind: 'deadline', isTransient: true });
	const second = ask(20_000);
	tell(YANDEX);
	expect(await second).toMatchObject({ host: 'imap.yandex.ru', foundBy: 'mx' });
	expect(asked).toEqual(['company.example']);
});

test('after the deadline nothing is begun', async () => {
	const { network, asked } = slowNetwork();
	const late = detectServer('ann@company.example', { deadline: Date.now(), network });
	await expect(late).rejects.toMatchObject({ kind: 'deadline' });
	expect(asked).toEqual([]);
});
