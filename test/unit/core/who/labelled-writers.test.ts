import { messagesOfWriters, pagesOfPrograms } from '../../../support/who/labelled';
import { falseMerges, judge, scoreOf, unknownRepeats } from '../../../support/who/measure';

const messages = messagesOfWriters();
const scored = messages.map((message) => {
	const [judged] = judge([message]);
	if (judged === undefined) throw new Error(`Not judged: ${message.name}`);
	return { message, judged, score: scoreOf(message, judged) };
});

describe('messages that programs write in the name of others', () => {
	test('are many, of many programs and in many languages', () => {
		const programs = new Set(messages.map(({ program }) => program));
		const languages = new Set(messages.map(({ language }) => language));
		expect(messages.length).toBeGreaterThanOrEqual(300);
		expect(programs.size).toBeGreaterThanOrEqual(40);
		expect(languages.size).toBeGreaterThanOrEqual(6);
		expect([...programs].filter((program) => !pagesOfPrograms().has(program))).toEqual([]);
	});

	test('are of the client they are labeled with', () => {
		const other = scored.filter(({ score }) => score !== 'right');
		expect(other.map(({ message, score }) => `${score}: ${message.name}`)).toEqual([]);
	});

	test('are never taken for a repeat of another visitor’s', () => {
		expect(falseMerges(messages).map(({ name }) => name)).toEqual([]);
	});

	test('are a repeat when the same client writes again', () => {
		expect(unknownRepeats(messages).map(({ name }) => name)).toEqual([]);
	});

	test('give the name and the phone that the visitor filled in', () => {
		const wrong = scored.filter(
			({ message: { clientName, clientPhone }, judged }) =>
				(clientName !== '' && judged.name !== clientName) ||
				(clientPhone !== '' && judged.phone !== clientPhone),
		);
		expect(wrong.map(({ message, judged }) => [message.name, judged.name, judged.phone])).toEqual(
			[],
		);
	});
});
