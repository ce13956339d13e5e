import { decode } from 'libmime/lib/charset';

/** How likely the letters of a language above ASCII are, as logarithms. */
export interface Alphabet {
	readonly weights: ReadonlyMap<string, number>;
	/** Its letters stand among those of ASCII. */
	readonly isLatin: boolean;
	/** A character has two octets. */
	readonly isWide: boolean;
}

/** Letters in the order of their frequency: the n-th is about as likely as 1 in n. */
function alphabet(letters: string, isLatin = false): Alphabet {
	const all = [...letters];
	const sum = all.reduce((total, _, index) => total + 1 / (index + OFFSET), 0);
	const weights = all.map((letter, index): [string, number] => {
		return [letter, Math.log(1 / (index + OFFSET) / sum)];
	});
	return { weights: new Map(weights), isLatin, isWide: false };
}

const OFFSET = 4;

/** Half of a text is made of its most common characters, the rest of those in the rows of common ones. */
function writing(common: string, rows: readonly string[]): Alphabet {
	const weights = new Map<string, number>();
	const others = rows.flatMap((row) => [...row]);
	for (const letter of others) weights.set(letter, Math.log(0.5 / others.length));
	const top = new Set(common);
	for (const letter of top) weights.set(letter, Math.log(0.5 / top.size));
	return { weights, isLatin: false, isWide: true };
}

/** The characters of a square of a charset with two octets. */
function rowsOf(charset: string, first: number, last: number, trails: readonly number[]): string[] {
	const rows: string[] = [];
	for (let lead = first; lead <= last; lead++) {
		const bytes = Buffer.from(trails.flatMap((trail) => [lead, trail]));
		rows.push(decode(bytes, charset).replaceAll('\uFFFD', ''));
	}
	return rows;
}

const range = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => first + index);
const HIGH = range(0xa1, 0xfe);

const KANA =
	'のにたいをとしはでがてなれさまるすかりもこっよらうくきあお願せだけんめつちみそどえわじばびずろやぎごげべひほ';

/** Returns the languages that are told apart, by what they are written in. */
export function buildAlphabets() {
	const russian = alphabet('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё№—«»');
	return {
		russian: [russian],
		cyrillic: [
			russian,
			alphabet('оаниіветрслкдумпязьбгчйхцїжюшєщфґ’—№'),
			alphabet('аеоинтрсвлдкпмзъучбгцящжшюхфйь№—'),
			alphabet('аоиеністрвлкдмупязьгбчйхжшюцўыэё'),
		],
		western: [
			alphabet('üäößé–„“’', true),
			alphabet('éèàêç’ôâîùûëïœ«»', true),
			alphabet('óíáñéú¿¡üº', true),
			alphabet('ãçáéõíêóâàúº', true),
			alphabet('àèéìòù’', true),
			alphabet('äåöéø', true),
			alphabet('øåæéö', true),
		],
		central: [
			alphabet('ęłóżąśćńź”„–', true),
			alphabet('íáéěřčžýšůúťňďó–', true),
			alphabet('áéöóőüíúű–', true),
			alphabet('ăîâşţ–', true),
			alphabet('áíčžšéýúťľôňóďä', true),
			alphabet('čšžćđ', true),
		],
		turkish: [alphabet('ıüşğçöİiâ', true)],
		baltic: [
			alphabet('ėšųįžąūčę–', true),
			alphabet('āīšēūņļģžķčŗ–', true),
			alphabet('äõüöšž–', true),
		],
		greek: [alphabet('αοιετσνηυρπκμλωςγίόήάθδέφχύβώξζψϊ·')],
		hebrew: [alphabet('יוהלאמרתבשנעחכדםקפגטצןזסףךץ')],
		arabic: [alphabet('اليمونرتبةعدسفهكقحجشطصخضذثزغظءأإىؤئآ،؟')],
		chinese: [
			writing(
				'的一是在不了有我们你您好请问价报货产品谢电话公司需要订购以及和个上这到大为中来时人发送，。？！：、',
				rowsOf('gb18030', 0xb0, 0xd7, HIGH),
			),
		],
		taiwanese: [
			writing(
				'的一是在不了有我們你您好請問價報貨產品謝電話公司需要訂購以及和個上這到大為中來時人發送，。？！：、',
				rowsOf('big5', 0xa4, 0xc6, [...range(0x40, 0x7e), ...HIGH]),
			),
		],
		japanese: [
			writing(
				`${KANA}アイウエオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメモヤユヨラリルレロワンー。、`,
				[...rowsOf('euc-jp', 0xa4, 0xa5, HIGH), ...rowsOf('euc-jp', 0xb0, 0xcf, HIGH)],
			),
		],
		korean: [
			writing(
				'이다는에의을를가고하로지한사도기서어시리인나라요니습합해주세안녕부탁드립감견적제품격청문가능',
				rowsOf('euc-kr', 0xb0, 0xc8, HIGH),
			),
		],
	};
}

/** Signs that stand in texts of all languages. */
export const COMMON: ReadonlySet<string> = new Set('\u00a0–—’‘“”„«»…€£§°·•№©®');
