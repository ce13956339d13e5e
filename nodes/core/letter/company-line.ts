/** True for a line that names a job or has the legal form of a company: what stands below a name. */
export function isOfCompany(bare: string): boolean {
	return FORM.test(bare) || JOB.test(bare);
}

const FORM =
	/(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО|ТОВ|ФОП|L\.?L\.?C|LLP|Ltd|LTD|Limited|Inc|Corp|GmbH|UG|AG|KG|OHG|S\.?r\.?l|S\.?p\.?A|SARL|SAS|S\.?L|S\.?A|[Ss]p\. ?z ?o\. ?o|A\.Ş|Şti|Lda|Ltda|B\.?V|N\.?V|s\.r\.o|a\.s|d\.o\.o|Oy|AB|ApS|A\/S|AS|Kft|Zrt|Bt|S\.?R\.?L|SRL|Α\.?Ε|ΕΠΕ|בע["״]מ)(?![\p{L}\p{N}]|-\d)|有限公司|株式会社|주식회사|شركة/u;
const JOB =
	/(?<!\p{L})(?:manager|director|ceo|cto|cfo|head of|sales|engineer|owner|founder|assistant|purchas\p{L}*|department|university|менеджер\p{L}*|директор\p{L}*|отдел\p{L}*|инженер\p{L}*|специалист\p{L}*|бухгалтер\p{L}*|начальник\p{L}*|руководитель\p{L}*|geschäftsführer\p{L}*|leiter\p{L}*|vertrieb|einkauf|abteilung|direct(?:eur|rice)|responsable|gerente|jef[ea]|departamento|direttore|ufficio|responsabile|kierownik|dyrektor|dział|specjalista|diretor\p{L}*|müdür\p{L}*|salgschef|direktør|inköpschef|verkoop|inkoop|ředitel\p{L}*|vedoucí|riaditeľ\p{L}*|vezető|igazgató|διευθυντ\p{L}*|מנכ["״]ל|מנהל\p{L}*)(?!\p{L})|مدير|经理|經理|部长|課長|部長|부장|과장|대표/iu;
