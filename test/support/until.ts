/** Lets everything else go on until a condition holds. Throws when it never does: nothing is waited for by time. */
export async function until(condition: () => boolean, what: string): Promise<void> {
	for (let turns = 0; turns < MOST_TURNS; turns++) {
		if (condition()) return;
		await new Promise((resolve) => setImmediate(resolve));
	}
	throw new Error(`Never came: ${what}`);
}

const MOST_TURNS = 5_000;
