/**
 * Texts of a mailbox that nobody may find in a log, an error or a Status item. All of them hold one rare word, so
 * that a part of one is found as well.
 */
export const CANARY = {
	password: madeUp('pass-4711'),
	token: madeUp('ya29.token'),
	address: 'kakapo.office@firm.example',
	sender: 'kakapo.client@nest.example',
	subject: 'Kakapo wants 20 pumps',
	body: 'My Kakapo number is +1 555 0100',
} as const;

function madeUp(secret: string): string {
	return `Kakapo-${secret}`;
}

/** Finds each of them, and the secrets in base64. */
const SIGNS = [
	/kakapo/i,
	...[CANARY.password, `\0${CANARY.address}\0${CANARY.password}`, CANARY.token].map(
		(secret) => new RegExp(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
	),
];

/** Returns what of a value holds a canary: fields that are not listed, causes and stacks are looked at too. */
export function canariesIn(value: unknown): string[] {
	return textsIn(value, new Set()).filter((text) => SIGNS.some((sign) => sign.test(text)));
}

function textsIn(value: unknown, seen: Set<unknown>): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	if (value instanceof Map) return textsIn([...value], seen);
	return Reflect.ownKeys(value).flatMap((key) => [
		String(key),
		...textsIn(Reflect.get(value, key), seen),
	]);
}

/** Whatever may be thrown that holds them, by how. */
export const CARRIERS: Readonly<Record<string, () => unknown>> = {
	'in the message': () => new Error(ALL),
	'in a message of the engine': () => new TypeError(`${CANARY.subject} is not a function`),
	'in the stack, as a frame': () => {
		const error = new Error('x');
		error.stack = `Error: ${ALL}\n    at ${CANARY.subject}\n    at poll (/home/kakapo/poll.js:1:2)`;
		return error;
	},
	'in a message that was changed': () => {
		const error = new Error(`${ALL}\n    at kakapo (kakapo.js:1:1)\n${ALL}`);
		error.message = 'x';
		return error;
	},
	'in the name': () => Object.assign(new Error('x'), { name: CANARY.subject }),
	'in fields': () =>
		Object.assign(new Error('Command failed'), {
			...{ code: ALL, response: ALL, responseText: ALL, config: { data: CANARY.token } },
		}),
	'in the cause': () => new Error('x', { cause: new Error(ALL) }),
	'in several errors': () => new AggregateError([new Error(ALL)], ALL),
	'as a text': () => ALL,
	'as an object': () => ({ message: ALL, error: ALL }),
};

const ALL = Object.values(CANARY).join(' | ');
