import { messagesOfWriters, type WrittenFor } from '../support/who/labelled';
import { falseMerges, judge, scoreOf, unknownRepeats, type Score } from '../support/who/measure';
import { PEERS } from '../support/who/peers';

/** How often the client of a machine's message is named, and nobody is taken for somebody else. */
export async function bench(): Promise<void> {
	const all = messagesOfWriters();
	const programs = new Set(all.map(({ program }) => program));
	const languages = new Set(all.map(({ language }) => language));
	console.log(`${all.length} messages of ${programs.size} programs in ${languages.size} languages`);
	printTools('All', all);
	for (const set of new Set(all.map((one) => one.set))) {
		printTools(
			set === '' ? 'first' : set,
			all.filter((one) => one.set === set),
		);
	}
	printLanguages(all);
	printCards(all);
	console.log('Other than labelled:');
	for (const message of all) {
		const score = ours(message);
		const [judged] = judge([message]);
		if (score !== 'right')
			console.log(`  ${score}: ${message.name} → ${judged?.address} (${judged?.certainty})`);
	}
	console.log(
		`False merges: ${
			falseMerges(all)
				.map(({ name }) => name)
				.join('; ') || 0
		}`,
	);
	const lost = unknownRepeats(all).map(({ name }) => name);
	console.log(
		`Known again: all but ${lost.length} of ${all.filter(isNamed).length} whose client is named: ${lost.join('; ')}`,
	);
}

type Tool = (message: WrittenFor) => Score;

function ours(message: WrittenFor): Score {
	const [judged] = judge([message]);
	return judged === undefined ? 'lost' : scoreOf(message, judged);
}

function peer(customer: (message: WrittenFor) => string): Tool {
	return (message) =>
		scoreOf(message, { kind: 'inquiry', certainty: 'certain', address: customer(message) });
}

function printTools(title: string, messages: readonly WrittenFor[]): void {
	const tools: ReadonlyArray<readonly [string, Tool]> = [
		['this package', ours],
		...PEERS.map(([name, customer]) => [name, peer(customer)] as const),
	];
	console.log(title);
	console.table(
		Object.fromEntries(
			tools.map(([name, tell]) => {
				const scores = messages.map(tell);
				const count = (score: Score) => scores.filter((one) => one === score).length;
				return [
					name,
					{
						messages: messages.length,
						right: percent(count('right'), messages.length),
						'nobody named': count('nobody'),
						'somebody else named': count('wrong'),
						'not counted': count('lost'),
					},
				];
			}),
		),
	);
}

function printLanguages(messages: readonly WrittenFor[]): void {
	const languages = [...new Set(messages.map(({ language }) => language))].sort();
	console.table(
		Object.fromEntries(
			languages.map((language) => {
				const some = messages.filter((one) => one.language === language);
				const right = some.filter((one) => ours(one) === 'right').length;
				return [language, { messages: some.length, right: percent(right, some.length) }];
			}),
		),
	);
}

function printCards(messages: readonly WrittenFor[]): void {
	const named = messages.filter(({ clientName }) => clientName !== '');
	const called = messages.filter(({ clientPhone }) => clientPhone !== '');
	const rightNames = named.filter((one) => judge([one])[0]?.name === one.clientName);
	const rightPhones = called.filter((one) => judge([one])[0]?.phone === one.clientPhone);
	console.log(
		`Name right: ${percent(rightNames.length, named.length)} of ${named.length}; phone right: ${percent(rightPhones.length, called.length)} of ${called.length}`,
	);
	for (const one of [
		...named.filter((each) => !rightNames.includes(each)),
		...called.filter((each) => !rightPhones.includes(each)),
	]) {
		const [judged] = judge([one]);
		console.log(`  ${one.name}: ${judged?.name} ${judged?.phone}`);
	}
}

function isNamed({ clients, mayBeUnknown }: WrittenFor): boolean {
	return clients.length > 0 && !mayBeUnknown;
}

function percent(count: number, of: number): string {
	return `${((100 * count) / of).toFixed(1)} %`;
}
