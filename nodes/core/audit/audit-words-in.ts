import type { Language } from '../text/wording';
import { AUDIT_ENGLISH } from './audit-english';
import { AUDIT_RUSSIAN } from './audit-russian';
import type { AuditWords } from './audit-words';

/** Returns the words of an audit in a language. */
export function auditWordsOf(language: Language): AuditWords {
	return WORDS[language];
}

const WORDS: Readonly<Record<Language, AuditWords>> = { en: AUDIT_ENGLISH, ru: AUDIT_RUSSIAN };
