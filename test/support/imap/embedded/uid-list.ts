/** wildduck asks for the position of every UID it sends: a linear search makes FETCH 1:* of a large folder quadratic. */
export class UidList extends Array<number> {
	override indexOf(uid: number): number {
		let low = 0;
		let high = this.length - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const found = this[middle] ?? Infinity;
			if (found === uid) return middle;
			if (found < uid) low = middle + 1;
			else high = middle - 1;
		}
		return -1;
	}
}
