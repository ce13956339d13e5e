/** The outputs as n8n evaluates them in the editor and at run time. */
export const OUTPUTS_EXPRESSION = `={{ ${JSON.stringify([
	['inquiry', 'Inquiry'],
	['status', 'Status'],
	['repeats', 'Repeats'],
	['ignored', 'Ignored'],
])}.filter((output) => output[0] === 'inquiry' || ($parameter["additionalOutputs"] || []).includes(output[0])).map((output) => ({ type: 'main', displayName: output[1] })) }}` as const;
