/** The outputs as n8n evaluates them in the editor and at run time; an operation without names has one. */
export const OUTPUTS_EXPRESSION = `={{ (${[
	['build', 'Report', 'Rows'],
	['check', 'Checked', 'Unanswered'],
	['simulate', 'Summary', 'Periods'],
]
	.map(
		([operation, ...names]) =>
			`$parameter["operation"] === ${JSON.stringify(operation)} ? ${JSON.stringify(names)} : `,
	)
	.join('')}[""]).map((displayName) => ({ type: "main", displayName })) }}` as const;
