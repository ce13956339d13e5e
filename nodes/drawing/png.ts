import { initWasm, Resvg } from '@resvg/resvg-wasm';
import resvgBytes from '@resvg/resvg-wasm/index_bg.wasm';
import fontBytes from '@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf';
import { LIGHT } from './palette';

/** The family of the bundled font: Latin and Cyrillic, under the SIL Open Font License. */
export const PNG_FONT = 'Golos Text';

/** Returns an SVG as a PNG of twice its size, which screens of phones and laptops show sharp. */
export async function toPng(svg: string): Promise<Buffer> {
	const font = await ready();
	const picture = new Resvg(svg, {
		fitTo: { mode: 'zoom', value: 2 },
		background: LIGHT.card,
		font: {
			fontBuffers: [font],
			defaultFontFamily: PNG_FONT,
			sansSerifFamily: PNG_FONT,
		},
	});
	try {
		const image = picture.render();
		try {
			return Buffer.from(image.asPng());
		} finally {
			image.free();
		}
	} finally {
		picture.free();
	}
}

let starting: Promise<Uint8Array> | undefined;

/** Unpacks and compiles the renderer at the first picture; returns the font. */
function ready(): Promise<Uint8Array> {
	starting ??= initWasm(resvgBytes())
		.then(fontBytes)
		.catch((error: unknown) => {
			// Kept, it would fail every picture until n8n restarts.
			starting = undefined;
			throw error;
		});
	return starting;
}
