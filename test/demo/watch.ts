import { tryByHand } from './by-hand';
import { follow } from './follow';
import { FIRST_LIVE, nextLetter, type Letter } from './letters';
import { announce, show, tell } from './screen';
import type { Stage } from './stage';

const FEED_MS = 40_000;

/** Shows what n8n collects and sends a letter now and then, until someone ends it. */
export async function watch(stage: Stage): Promise<number> {
	let count = 0;
	let isReported = false;
	let nextAt = Date.now() + FEED_MS / 2;
	for await (const items of follow(stage)) {
		for (const item of items) show(item);
		if (!isReported && items.some(({ outcome }) => outcome === 'inquiry')) {
			isReported = true;
			tell(await tryByHand(stage));
		}
		if (Date.now() < nextAt) continue;
		const letter = letterNumber(count);
		await stage.send(letter);
		announce(letter);
		count += 1;
		nextAt += FEED_MS;
	}
	return 0;
}

function letterNumber(n: number): Letter {
	return FIRST_LIVE[n] ?? nextLetter(n - FIRST_LIVE.length);
}
