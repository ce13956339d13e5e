/** What makes pages and pictures. Loaded with the first chart: n8n loads every node at its start, and ECharts takes 5 MB. */
export async function loadDrawing() {
	/* eslint-disable no-restricted-syntax -- the only imports that wait; the rule of who may import what holds for them as well */
	const [{ reportHtml }, { reportMail }, { periodsPng }, { reportPicture }] = await Promise.all([
		import('../../drawing/report-html'),
		import('../../drawing/report-mail'),
		import('../../drawing/periods'),
		import('../../drawing/pictures/report-picture'),
	]);
	/* eslint-enable no-restricted-syntax */
	return { reportHtml, reportMail, periodsPng, reportPicture };
}
