import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, VisualMapPiecewiseComponent } from 'echarts/components';
import { init, setPlatformAPI, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export interface Size {
	readonly width: number;
	readonly height: number;
}

/** Draws a chart as SVG. The same options give the same text, byte for byte. */
export function draw(option: EChartsCoreOption, size: Size): string {
	prepare();
	const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
	try {
		chart.setOption({ ...option, animation: false });
		return tidied(chart.renderToSVGString());
	} finally {
		// A chart that is not disposed keeps the process alive.
		chart.dispose();
	}
}

let isPrepared = false;

function prepare(): void {
	if (isPrepared) return;
	isPrepared = true;
	use([
		...[BarChart, HeatmapChart, LineChart],
		...[GridComponent, LegendComponent, VisualMapPiecewiseComponent, SVGRenderer],
	]);
	// Without a canvas the library takes each Cyrillic letter for a full square, and leaves labels out.
	setPlatformAPI({
		measureText: (text, font = '') => {
			const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12);
			return { width: textWidth(text, size) };
		},
	});
}

/** Returns about how wide a text is, rather too much than too little. */
export function textWidth(text: string, size: number): number {
	let width = 0;
	for (const character of text) {
		width += WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 1;
	}
	return width * size;
}

/** Widths in em of wide sans-serif fonts, so that nothing overlaps in others; what is not listed is square. */
const WIDTHS: ReadonlyArray<readonly [RegExp, number]> = [
	[/[\s.,:;!'’|()[\]ijlrtf–-]/, 0.38],
	[/[mwMWжшщюыЖШЩЮЫМФф@%—…]/, 0.94],
	[/[\p{Lu}+=<>~&]/u, 0.74],
	[/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\p{Sc}]/u, 0.63],
];

/** Removes marks for scripts in the browser, and numbers that count all charts of this process. */
function tidied(svg: string): string {
	return svg
		.replace(/<style ?>.*?<\/style>/gs, '')
		.replace(/ (?:ecmeta_\w+|class|baseProfile|pointer-events)="[^"]*"/g, '')
		.replace(/\bzr\d+-/g, '');
}
