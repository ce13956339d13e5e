/** Longer ones say something of their own. */
const MAX_LENGTH = 400;

/** True for a plain part that only says that the real text is in the HTML part beside it. */
export function isHtmlStub(text: string): boolean {
	if (text.length > MAX_LENGTH || !/html/i.test(text)) return false;
	return FORMAT.test(text) || (PROGRAM.test(text) && CANNOT.test(text));
}

const FORMAT =
	/html (?:message|format|e-?mail|version)|html[- ](?:enabled|capable|compatible)|формате html|format html|formato html|formacie html|html-format|html format|html biçim/i;
const PROGRAM =
	/client|program|reader|viewer|почтов|клиент|messagerie|cliente|lector|posta|poczt|correio|software|application/i;
const CANNOT =
	/not|n['’]t|unable|не поддерж|не может|не умеет|kein|nicht|pas|no puede|no admite|no soporta|non|nie|não|desteklem|göstere/i;
