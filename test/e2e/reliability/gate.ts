/** Lets at most so many actions run at a time; the others wait in order. */
export function gate(places: number): <T>(action: () => Promise<T>) => Promise<T> {
	let free = places;
	const waiting: Array<() => void> = [];
	return async (action) => {
		if (free > 0) free--;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await action();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}
