/** Pseudo-random numbers that a seed and a case number fully determine. */
export interface Random {
	/** A whole number from 0 to `limit` − 1. */
	below(limit: number): number;
	pick<T>(choices: readonly [T, ...T[]]): T;
}

export function randomOf(seed: number, caseNumber: number): Random {
	// mulberry32, started far apart for neighboring cases.
	let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(caseNumber + 1, 0x85ebca6b)) >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return { below, pick: (choices) => choices[below(choices.length)] ?? choices[0] };
}
