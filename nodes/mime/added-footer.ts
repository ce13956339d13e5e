/** True for the text of a part that a mailing list or a gateway put below a letter. */
export function isAddedFooter(text: string): boolean {
	if (text.length > MAX_LENGTH || text.split('\n').length > MAX_LINES) return false;
	return DIVIDER.test(text) || WORDS.test(text);
}

const MAX_LENGTH = 1_500;
const MAX_LINES = 20;

/** A line across the page, or the mark of a signature, above the first word. */
const DIVIDER = /^\s{0,20}(?:[-_=*~]{5,200}|-- ?)\s*?\n/;
const WORDS =
	/mailing list|unsubscribe|list-?info|google groups|scanned|virus|malware|mail (?:gateway|guard|security|filter)|checked (?:by|for)|confidential|intended (?:solely|only)|disclaimer|отписа|рассылк|проверено|вирус|конфиденциальн|abmelden|abbestellen|verteiler|geprüft|vertraulich|désabonner|désinscri|liste de diffusion|confidentiel|analysé|darse de baja|lista de correo|confidencial|analizado|disiscriv|riservat|wypisa|poufn|przeskanowan|cancelar inscri|aboneliğ|gizli/i;
