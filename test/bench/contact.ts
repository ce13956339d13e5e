import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/min';
import { contactOf, type Contact } from '../../nodes/core/contact/contact';
import { languageOf } from '../../nodes/core/contact/language';
import { letterOf } from '../../nodes/core/letter/letter';
import { countryOfAddress } from '../../nodes/core/contact/phone-country';
import { sourceOf } from '../../nodes/core/source/source';
import { LETTERS, TEXTS, type LabelledLetter } from '../support/letters';

/** What the contact card finds in labeled letters, and how long it takes; `findPhoneNumbersInText` beside it. */
export async function bench(): Promise<void> {
	const cards = new Map(LETTERS.map((letter) => [letter, cardOf(letter)]));
	const card = (letter: LabelledLetter) => cards.get(letter) ?? cardOf(letter);
	const unnamed = LETTERS.filter(({ from = '' }) => from === '');
	console.log(`${LETTERS.length} letters, ${TEXTS.length} texts`);
	console.table({
		'phones, plain search': score(LETTERS, (letter) => plainPhones(letter), phonesOf),
		phones: score(LETTERS, (letter) => card(letter).phones, phonesOf),
		'phone to call, plain search': score(
			LETTERS,
			(letter) => plainPhones(letter).slice(0, 1),
			(letter) => phonesOf(letter).slice(0, 1),
		),
		'phone to call': score(
			LETTERS,
			(letter) => [card(letter).phone],
			(letter) => phonesOf(letter).slice(0, 1),
		),
		company: score(
			LETTERS,
			(letter) => [card(letter).company],
			({ company = '' }) => [company],
		),
		name: score(
			unnamed,
			(letter) => [card(letter).name],
			({ name = '' }) => [name],
		),
		language: score(
			TEXTS,
			([, text]) => [languageOf(text)],
			([language]) => [language],
		),
	});
	const rounds = 20;
	console.table({
		'plain search': perLetter(rounds, plainPhones),
		'contact card': perLetter(rounds, cardOf),
	});
	console.table(
		Object.fromEntries(HOSTILE.map((bait) => [JSON.stringify(bait.slice(-60)), hostile(bait)])),
	);
	console.log('One line of a signature');
	console.table(Object.fromEntries(RUNS.map((bait) => [JSON.stringify(bait), longLine(bait)])));
}

/** What stands before the end of a line or of a name. */
const RUNS = [' ', '\t', '.', ',', '(', '|', ' |', '. ,'];

function longLine(bait: string): Record<string, string> {
	const of = (length: number) => `Hello\n-- \nA${bait.repeat(length / bait.length)}B`;
	const card = (length: number) =>
		milliseconds(() => {
			const { text, signature } = letterOf({ text: of(length) });
			cardOf({ address: 'a@b.ru', text, signature });
		});
	return {
		'pattern for the end, 16 kB, ms': milliseconds(() => of(16_384).replace(/[,;.|(\s]+$/, '')),
		'letter and card, 16 kB, ms': card(16_384),
		'letter and card, 128 kB, ms': card(131_072),
		'letter and card, 256 kB, ms': card(262_144),
	};
}

/** 256 kB of it each in text and signature. */
const HOSTILE = [
	...['1 ', '+7 495 ', 'https://a.b/?utm_sourc=x ', '<a href=?>x</a>', 'Ab ', 'й'],
	// Links that are none: signs to be trimmed, and words that the text has not.
	...[`x?${'))))'.repeat(16)}a `, '<a href="?a">&#110;o</a> '],
	// Words that nearly stand everywhere in the text.
	`${'a'.repeat(2_000)}<a href="?a">${'a'.repeat(40)}b${'a'.repeat(59)}</a> `,
];

function hostile(bait: string): Record<string, string> {
	const text = bait.repeat(262_144 / bait.length);
	const plain = text.slice(0, 20_000);
	return {
		'plain search of 20 kB, ms': milliseconds(() => findPhoneNumbersInText(plain, 'RU')),
		'contact card, ms': milliseconds(() => cardOf({ address: 'a@b.ru', text, signature: text })),
		'source, ms': milliseconds(() =>
			sourceOf({ recipient: 'a@b.example', to: [], text, html: text, rules: [] }),
		),
	};
}

function milliseconds(run: () => unknown): string {
	const began = process.hrtime.bigint();
	run();
	return (Number(process.hrtime.bigint() - began) / 1e6).toFixed(0);
}

function cardOf({ from = '', address, text, signature = '' }: LabelledLetter): Contact {
	return contactOf({
		...{ senderName: from, senderAddress: address, subject: '', text, signature },
		defaultCountry: null,
		zoneCountry: null,
	});
}

function phonesOf({ phones = [] }: LabelledLetter): readonly string[] {
	return phones;
}

/** What this node did before: every number the library finds, by the country of a few domains. */
function plainPhones({ address, text, signature = '' }: LabelledLetter): readonly string[] {
	const country: CountryCode | undefined = countryOfAddress(address) ?? undefined;
	const found = findPhoneNumbersInText(`${text}\n${signature}`, country);
	return [...new Set(found.map(({ number }) => number.number as string))];
}

function score<Case>(
	cases: readonly Case[],
	find: (each: Case) => readonly string[],
	expect: (each: Case) => readonly string[],
): Record<string, string | number> {
	let right = 0;
	let wrong = 0;
	let missed = 0;
	for (const each of cases) {
		const found = find(each).filter((value) => value !== '');
		const expected = expect(each).filter((value) => value !== '');
		right += found.filter((value) => expected.includes(value)).length;
		wrong += found.filter((value) => !expected.includes(value)).length;
		missed += expected.filter((value) => !found.includes(value)).length;
	}
	return {
		right,
		wrong,
		missed,
		precision: `${Math.round((100 * right) / (right + wrong))} %`,
		recall: `${Math.round((100 * right) / (right + missed))} %`,
	};
}

function perLetter(
	rounds: number,
	run: (letter: LabelledLetter) => unknown,
): Record<string, string> {
	const began = process.hrtime.bigint();
	for (let round = 0; round < rounds; round++) LETTERS.forEach((letter) => run(letter));
	const took = Number(process.hrtime.bigint() - began) / 1e3;
	return { 'µs per letter': (took / rounds / LETTERS.length).toFixed(0) };
}
