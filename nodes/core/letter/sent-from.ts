import { lowerCase } from './lower-case';
import {
	ADVERTS,
	BY,
	DEVICES,
	PHRASES_AT_END,
	PHRASES_AT_START,
	SENTENCE_WORDS,
} from './sent-from-words';

/** True for the line a mail program adds about itself: `Sent from my iPhone`. */
export function isSentFrom(bare: string): boolean {
	if (bare === '' || bare.length > MAX_LENGTH || /[?？]$/.test(bare)) return false;
	const line = lowerCase(withoutLinks(bare));
	if (line.split(' ').length > MAX_WORDS) return false;
	if (ADVERTS.some((begin) => line.startsWith(begin))) return true;
	const device = DEVICES.exec(line);
	if (device === null) return false;
	const start = PHRASES_AT_START.find((begin) => line.startsWith(begin));
	if (start !== undefined) {
		if (BY.has(start) && device.index > start.length) return false;
		return isOfProgram(line, start.length, device.index, device[0].length);
	}
	return PHRASES_AT_END.some((pattern) => pattern.test(line));
}

/** `Sent from my Android device with K-9 Mail. Please excuse my brevity.` */
const MAX_WORDS = 16;
const MAX_LENGTH = 200;

/** A device follows soon, and no word of a sentence: `Sent by DHL to my Samsung` tells of a parcel. */
function isOfProgram(line: string, from: number, device: number, length: number): boolean {
	if (device < from) return true;
	const between = line.slice(from, device);
	if (wordsOf(between).length > MAX_BETWEEN || holdsSentence(between)) return false;
	const [behind = ''] = line.slice(device + length).split('. ', 1);
	return !holdsSentence(behind.replace(/^[^\s,]*/, ''));
}

/** `Sent from my Verizon Wireless 4G LTE smartphone`. */
const MAX_BETWEEN = 6;

function wordsOf(text: string): string[] {
	return text.split(/[\s,;]+/).filter((word) => word !== '');
}

function holdsSentence(text: string): boolean {
	return wordsOf(text).some((word) => SENTENCE_WORDS.has(word));
}

function withoutLinks(bare: string): string {
	return bare
		.replace(/<[^<>]{0,150}>|\(https?:[^()]{0,150}\)/g, '')
		.replace(/[[\]"“”«»*_]/g, '')
		.replace(/[’ʼ`]/g, "'")
		.replace(/\s+/g, ' ')
		.replace(/^[-–— ]+|[.!… ]+$/g, '');
}
