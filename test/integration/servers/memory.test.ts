import { whereServer } from '../../support/imap/abilities';
import { startServer, type TestServer } from '../../support/imap/server';
import { prepareReadings, type Readings } from '../../support/memory/readings';

const LIMIT_MB = 64;
/** When V8 enlarges its young generation differs from run to run by some MB. */
const RUNS = 3;

describe('memory that reading takes', () =>
	whereServer('runsApart', () => {
		let server: TestServer;
		let readings: Readings;

		beforeAll(async () => {
			server = await startServer();
			readings = await prepareReadings(server);
		}, 180_000);

		afterAll(async () => {
			await readings?.close();
			await server?.stop();
		});

		test.each([
			['text', 'Large', 0],
			['text', 'Many', 0],
			['files', 'Large', 110],
			['files', 'Many', 350],
		] as const)(
			`the %s of a folder %s, below ${LIMIT_MB} MB`,
			async (how, folder, readAtLeast) => {
				const extraMb: number[] = [];
				for (let run = 0; run < RUNS; run++) {
					const measured = await readings.measure(how, folder);
					expect(measured.readMb).toBeGreaterThan(readAtLeast);
					extraMb.push(measured.extraMb);
				}
				const [, median] = extraMb.sort((a, b) => a - b);
				expect(median).toBeLessThan(LIMIT_MB);
			},
			180_000,
		);
	}));
