import { PNG_FONT, toPng } from '../../../nodes/drawing/png';

const written = (text: string) =>
	toPng(
		`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30"><text x="4" y="20" style="font-size:14px;font-family:${PNG_FONT}">${text}</text></svg>`,
	);

describe('a picture', () => {
	test('is twice as large as its drawing', async () => {
		const png = await written('x');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([400, 60]);
	});

	test('has letters of its own for Latin and Cyrillic, in every weight of text they may have', async () => {
		const alphabet = [...'AZaz09ЁАЯабвгдежзийклмнопрстуфхцчшщъыьэюяё№«»—–−·…×'];
		const pictures = await Promise.all(
			alphabet.map(async (letter) => (await written(letter)).toString('base64')),
		);
		const missing = (await written('\u{10330}')).toString('base64');
		expect(alphabet.filter((_, index) => pictures[index] === missing)).toEqual([]);
	});
});
