import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/**
 * Makes a renderer in WebAssembly or a font a function that returns its bytes. Packed they are a third of
 * what n8n has to read at its start, and they are unpacked only by whoever needs them.
 */
export const assets = {
	name: 'assets',
	setup({ onResolve, onLoad }) {
		const { resolve } = createRequire(import.meta.url);
		onResolve({ filter: /\.(wasm|ttf)$/ }, ({ path }) => ({ path: resolve(path) }));
		onLoad({ filter: /\.(wasm|ttf)$/ }, async ({ path }) => ({
			loader: 'js',
			contents: [
				"import { brotliDecompressSync } from 'node:zlib';",
				`const packed = ${JSON.stringify(await packed(path))};`,
				"export default () => brotliDecompressSync(Buffer.from(packed, 'base64'));",
			].join('\n'),
		}));
	},
};

const compress = promisify(brotliCompress);
/** The highest takes ten times as long for a twentieth less. */
const QUALITY = 9;

async function packed(file) {
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: QUALITY,
		[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
	};
	return (await compress(await readFile(file), { params })).toString('base64');
}
