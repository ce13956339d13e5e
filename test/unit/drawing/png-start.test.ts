import { initWasm } from '@resvg/resvg-wasm';
import { toPng } from '../../../nodes/drawing/png';

jest.mock('@resvg/resvg-wasm', (): unknown => {
	const real: { initWasm: (wasm: Uint8Array) => Promise<void> } =
		jest.requireActual('@resvg/resvg-wasm');
	return {
		...real,
		initWasm: jest.fn(real.initWasm).mockRejectedValueOnce(new Error('no memory left')),
	};
});

test('a renderer that could not start is started again for the next picture', async () => {
	const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>';
	await expect(toPng(svg)).rejects.toThrow('no memory left');
	expect((await toPng(svg)).readUInt32BE(16)).toBe(40);
	await toPng(svg);
	expect(initWasm).toHaveBeenCalledTimes(2);
});
